// What is shown, and its address: every view has one, and back and forward go through them.

const SCOPE = ["near", "article", "page", "region", "community", "from", "to", "by"]; // what there is to see
const CHOSEN = ["node", "edge"]; // what of it is open in the panel
const MANNER = ["off", "group", "titles", "lang"]; // how: switches of the legend, communities, headlines, language
const MANY = 6000; // things: more are shown by their communities

const FEW = 250; // things that are drawn anew when they are all there is to see

let view = {}; // of the names above, as the address has them; `off` is a list
let off = new Set(["Article"]); // types, `type/kind` and relations that are switched off
let scope = null; // ids of the things that may be shown; null for all
let within = null; // ids of the articles that may state a fact; null for all
let candidates = new Set(); // ids of the things to show, each by itself or in its community
let shown = new Set(), shownLines = new Map(); // what is drawn: ids of things, lines by id
let grouped = false; // whether communities are shown
let crowd = true; // whether so many things are shown that they stay where they are on the map
let still = false; // whether the camera stays where it is at the next change

const lineAt = (id) => allLines.get(id) || shownLines.get(id);
const pick = (names) => Object.fromEntries(names.filter((name) => view[name] !== undefined).map((name) => [name, view[name]]));
function go(next, keepCamera = false) {
  const asked = { ...pick(MANNER), ...next };
  const wanted = new URLSearchParams([...SCOPE, ...CHOSEN, ...MANNER].flatMap((name) => [asked[name] ?? []].flat().map((value) => [name, value]))).toString();
  if (wanted === location.hash.slice(1)) return;
  still = keepCamera;
  location.hash = wanted;
}
const choose = (next, keepCamera = false) => go({ ...pick(SCOPE), ...next }, keepCamera);
const filter = (next) => go({ ...pick(["page", "region", "from", "to", "by"]), ...next });
const adjust = (next) => go({ ...pick(SCOPE), ...pick(CHOSEN), ...next }, true);
const leave = () => { // from what the address asks for already: Escape may be pressed twice before it is shown
  const asked = understand();
  return asked.node || lineAt(asked.edge) ? choose({}, true) : go({});
};

function understand() {
  const asked = new URLSearchParams(location.hash.slice(1)), next = {};
  const take = (name, good) => { if (good(asked.get(name))) next[name] = asked.get(name); };
  for (const name of ["near", "node"]) take(name, (key) => byKey.has(key));
  for (const [name, group] of [["article", "Article"], ["region", "Region"]]) take(name, (key) => byKey.get(key)?.group === group);
  take("page", (key) => pages.has(key));
  take("community", (key) => communityOf.has(key));
  for (const name of ["from", "to"]) take(name, (date) => DATE.test(date));
  take("by", (by) => by === "published" && dated.published.length);
  take("group", (value) => value === "0" || value === "1");
  take("titles", (value) => value === "0");
  take("lang", (value) => value === "en");
  const edge = /^\d+$/.test(asked.get("edge")) ? Number(asked.get("edge")) : asked.get("edge");
  if (allLines.has(edge) || /^c\d+-\d+$/.test(edge)) next.edge = edge; // between communities: known when they are drawn
  if (asked.has("off")) next.off = asked.getAll("off");
  return next;
}

function route() {
  const before = view;
  view = understand();
  off = new Set((view.off || ["Article"]).filter(Boolean));
  english = view.lang === "en";
  if (before.lang !== view.lang || !network.placed) drawWords();
  setScope();
  refresh();
  if (view.edge !== undefined && !lineAt(view.edge)) delete view.edge;
  syncLegend();
  drawTime();
  drawTrail();
  if (["lang", ...SCOPE, ...CHOSEN].some((name) => before[name] !== view[name])) drawPanel();
  document.body.classList.toggle("paneled", !box("panel").hidden);
  const changed = ["group", ...SCOPE].some((name) => view[name] !== before[name]);
  if (changed || !network.placed) fit();
  const line = lineAt(view.edge), ends = line ? [line.from, line.to] : view.node ? [byKey.get(view.node).id] : [];
  if (ends.length && !still && !(changed && scope) && ends.every((end) => shown.has(end))) focusOn(...ends.map((end) => things[end]));
  still = false;
  network.placed = true;
}

// ------------------------------------------------------------ what is admitted

function around(middle) {
  const near = middle.lines.filter((line) => line.facts.some((fact) => !off.has(fact.relation)));
  return new Set([middle.id, ...near.map((line) => other(line, middle.id).id)]);
}
// Whether the time is that of publication, not of programs.
const byPublication = () => Boolean(view.by) || !dated.programs.length;
// The articles that a filter names; null for all.
function told() {
  if (view.article) return [byKey.get(view.article)];
  const period = byPublication() && (view.from || view.to);
  if (!view.page && !period) return null;
  return articles.filter((article) => (!view.page || article.page === view.page) && (!period || (DATE.test(article.date) && during(article.date, view.from, view.to))));
}
function setScope() {
  const sets = [], telling = told();
  within = telling && new Set(telling.map((article) => article.id));
  if (within) sets.push(new Set([...within].flatMap((id) => [...members.get(id)])));
  if (view.near) sets.push(around(byKey.get(view.near)));
  if (view.region) sets.push(inside(byKey.get(view.region)));
  if (view.community) sets.push(new Set(communityOf.get(view.community).members));
  if (!byPublication() && (view.from || view.to)) {
    const then = dated.programs.filter((thing) => during(thing.date, view.from, view.to));
    sets.push(new Set(then.flatMap((thing) => [...around(thing)])));
  }
  scope = sets.length ? sets.reduce((all, set) => new Set([...all].filter((id) => set.has(id)))) : null;
}
const admitted = (thing) => !off.has(thing.group) && !off.has(kindName(thing)) && (!scope || scope.has(thing.id));
const stated = (fact) => !off.has(fact.relation) && (!within || !fact.evidence.length || fact.evidence.some((e) => within.has(e.article)));

// ------------------------------------------------------------ drawing the difference

const nodes = new vis.DataSet(), edges = new vis.DataSet();

function refresh() {
  const strict = book.relations.some((relation) => off.has(relation.name)); // then only what has a line is shown
  const possible = [...lines, ...(off.has("Article") ? [] : mentions)]
    .filter((line) => admitted(things[line.from]) && admitted(things[line.to]) && line.facts.some(stated));
  const tied = new Set(possible.flatMap(({ from, to }) => [from, to]));
  candidates = new Set([...entities, ...articles].filter((thing) => admitted(thing) && (!strict || tied.has(thing.id))).map((thing) => thing.id));
  grouped = !view.near && !view.article && !view.community && (view.group ? view.group === "1" : candidates.size > MANY);
  shown = grouped ? gatherCommunities() : candidates;
  shownLines = new Map((grouped ? linesBetween(possible) : possible).map((line) => [line.id, line]));
  crowd = grouped || !scope || shown.size > FEW;
  const place = view.near ? rings(byKey.get(view.near)) : crowd ? new Map() : gathered();
  drawThings(place);
  drawLines();
  network.redraw();
}

function gatherCommunities() {
  const counts = tally([...candidates].map((id) => things[id].community));
  return new Set(communities.flatMap((community, i) => {
    community.count = counts.get(i);
    return community.count ? [community.id] : [];
  }));
}
function linesBetween(possible) {
  const found = new Map();
  for (const line of possible) {
    const [from, to] = [line.from, line.to].map((end) => communities[things[end].community].id).sort((a, b) => a - b);
    if (from === to || line.id[0] === "m") continue;
    const id = `c${from}-${to}`;
    if (!found.has(id)) found.set(id, { id, from, to, facts: [] });
    found.get(id).facts.push(...line.facts.filter(stated));
  }
  const kept = strongest([...found.values()]);
  for (const line of kept) line.width = Math.min(0.5 + Math.log2(line.facts.length + 1) / 2, 5);
  for (const community of communities) community.lines = [];
  for (const line of kept) for (const end of [line.from, line.to]) things[end].lines.push(line);
  return kept;
}
// Where lines would cover each other, the three of each community that hold most.
function strongest(found) {
  if (found.length < 300) return found;
  const counts = new Map();
  return found.sort((a, b) => b.facts.length - a.facts.length).filter((line) => {
    const ends = [line.from, line.to].filter((end) => (counts.get(end) || 0) < 3);
    for (const end of [line.from, line.to]) counts.set(end, (counts.get(end) || 0) + 1);
    return ends.length;
  });
}

function drawThings(place) {
  const added = [], moved = [];
  for (const thing of things) {
    const hidden = !shown.has(thing.id), { x, y } = place.get(thing.id) || thing.home;
    if (hidden && thing.hidden) continue;
    if (!thing.drawn) added.push({ id: thing.id, group: painted(thing.group), size: thing.size, x, y });
    else if (thing.hidden !== hidden || thing.x !== x || thing.y !== y) moved.push({ id: thing.id, x, y, hidden });
    Object.assign(thing, { x, y, hidden, drawn: true });
  }
  if (added.length) nodes.add(added);
  if (moved.length) nodes.update(moved);
}

const drawnLines = new Map();
function drawLines() {
  const added = [], turned = [];
  for (const [id, line] of drawnLines) if (shownLines.has(id) === line.hidden) {
    line.hidden = !line.hidden;
    turned.push({ id, hidden: line.hidden });
  }
  for (const [id, { from, to, width, facts: [fact] }] of shownLines) if (!drawnLines.has(id)) {
    drawnLines.set(id, { hidden: false });
    added.push({ id, from, to, width, dashes: fact.relation === MENTIONED ? [2, 4] : false });
  }
  if (added.length) edges.add(added);
  if (turned.length) edges.update(turned);
}

// ------------------------------------------------------------ where things stand

// The neighbourhood of a thing: itself in the middle, what it is joined to on ovals around it, by relation.
function rings(middle) {
  const ranks = new Map(book.relations.map((relation, i) => [relation.name, i])), rank = new Map();
  for (const line of middle.lines) rank.set(other(line, middle.id).id, ranks.get(line.facts[0].relation));
  const outer = [...shown].filter((id) => id !== middle.id).map((id) => things[id]);
  outer.sort((a, b) => rank.get(a.id) - rank.get(b.id) || a.group.localeCompare(b.group) || a.id - b.id);
  const place = new Map([[middle.id, { x: 0, y: 0 }]]), { width, height } = room(true);
  const wider = Math.max(0.8, Math.min(width / height, outer.length > 40 ? 1.25 : 1.55));
  for (let ring = 0, done = 0; done < outer.length; ring++) {
    const radius = 170 + 105 * ring, room = Math.floor(radius / 7);
    const count = Math.min(outer.length - done, room);
    for (let i = 0; i < count; i++) {
      const angle = ((i + (ring % 2) / 2) / count) * 2 * Math.PI - Math.PI / 2;
      place.set(outer[done + i].id, { x: Math.round(wider * radius * Math.cos(angle)), y: Math.round(radius * Math.sin(angle)) });
    }
    done += count;
  }
  return place;
}

// The things of a part of the graph, where they stand on the map but with far ones brought near, and apart by a
// label's size.
function gathered() {
  const spots = [...shown].map((id) => ({ id, ...things[id].home }));
  for (const axis of ["x", "y"]) {
    const middle = spots.map((spot) => spot[axis]).sort((a, b) => a - b)[Math.floor(spots.length / 2)];
    for (const spot of spots) spot[axis] -= middle;
  }
  const far = spots.map(({ x, y }) => Math.hypot(x, y)).sort((a, b) => a - b)[Math.floor(spots.length / 2)] || 1;
  for (const spot of spots) {
    const away = Math.hypot(spot.x, spot.y), pull = away > far ? (far + (away - far) * 0.12) / away : 1;
    spot.x *= pull;
    spot.y *= pull;
  }
  for (let round = 0; round < 120; round++) for (const a of spots) for (const b of spots) {
    if (a.id >= b.id) continue;
    const dx = (b.x - a.x) / 125 || 0.01, dy = (b.y - a.y) / 52, lack = 1 - Math.hypot(dx, dy);
    if (lack <= 0) continue;
    const push = (lack * 0.25) / (1 - lack);
    a.x -= dx * push * 125; b.x += dx * push * 125;
    a.y -= dy * push * 52; b.y += dy * push * 52;
  }
  return new Map(spots.map(({ id, x, y }) => [id, { x: Math.round(x), y: Math.round(y) }]));
}

// ------------------------------------------------------------ the camera

const wide = () => innerWidth > 860;
// The part of the window that nothing covers: its margins and size, with the panel open or not.
function room(panel) {
  const dock = box("dock").offsetHeight + 16, longest = Math.max(0, ...[...shown].map((id) => Math.min(things[id].label.length, 16)));
  const left = wide() ? 296 : 12, right = wide() && panel ? 420 : 20;
  const top = wide() ? 56 : 8 + box("legend").querySelector(".search").getBoundingClientRect().bottom + 44;
  const bottom = wide() ? dock + 24 : panel ? innerHeight * 0.52 : dock + 8; // on a telephone the panel covers the lower half
  const names = view.near && wide() ? 25 * longest : 20; // labels on both sides
  return { left, right, top, bottom, width: Math.max(innerWidth - left - right - names, 80), height: Math.max(innerHeight - top - bottom, 80) };
}
// Shows the box between two corners there, at a scale between `least` and `most`.
function camera(low, high, most, least = 0) {
  const { left, right, top, bottom, width, height } = room(!box("panel").hidden);
  const scale = Math.max(least, Math.min(width / (high.x - low.x + 80), height / (high.y - low.y + 80), most));
  const position = { x: (low.x + high.x) / 2, y: (low.y + high.y) / 2 };
  const motion = network.placed && !matchMedia("(prefers-reduced-motion: reduce)").matches;
  network.moveTo({ position, scale, offset: { x: (left - right) / 2, y: (top - bottom) / 2 }, animation: motion && { duration: 350, easingFunction: "easeInOutQuad" } });
}
function fit() {
  const spots = [...shown].map((id) => things[id]);
  if (!spots.length) return;
  const bound = (pick, axis) => spots.reduce((best, spot) => pick(best, spot[axis]), spots[0][axis]);
  camera({ x: bound(Math.min, "x"), y: bound(Math.min, "y") }, { x: bound(Math.max, "x"), y: bound(Math.max, "y") }, 1.5);
}
// Brings a thing to the middle, near enough to tell its neighbours apart, or several into sight.
function focusOn(...spots) {
  const [x, y] = ["x", "y"].map((axis) => spots.reduce((sum, spot) => sum + spot[axis], 0) / spots.length);
  const lines = spots.length > 1 ? [] : [...spots[0].lines, ...spots[0].mentions].filter((line) => shownLines.has(line.id));
  const seen = [...spots, ...lines.map((line) => other(line, spots[0].id))];
  const right = Math.max(60, ...seen.map((spot) => Math.abs(spot.x - x))), down = Math.max(60, ...seen.map((spot) => Math.abs(spot.y - y)));
  camera({ x: x - right, y: y - down }, { x: x + right, y: y + down }, 1.8, spots.length > 1 ? 0 : Math.max(network.getScale(), 0.9));
}
