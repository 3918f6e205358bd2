// The graph: things (entities, then articles, then communities), the lines between them, and what they are asked for.

const things = read("nodes"), lines = read("edges");
const pages = new Map(book.pages.map((page) => [page.key, page]));
const pageName = (key) => {
  const page = pages.get(key);
  return page ? [page.date, page.name.replace(/\.[^.]*$/, "")].filter(Boolean).join(" · ") : key;
};
const byKey = new Map(things.map((thing) => [thing.key, thing]));
const articles = things.filter((thing) => thing.group === "Article");
const entities = things.filter((thing) => thing.group !== "Article");
const tall = innerHeight > innerWidth; // then the map, which is made for wide screens, is turned
const turned = ({ x, y }) => (tall ? { x: y, y: x } : { x, y });
const members = new Map(articles.map((article) => [article.id, new Set([article.id])])); // of an article: what it names
const joined = new Set(lines.map((line) => `${line.from} ${line.to}`));
const mentions = []; // lines from things to the articles that only name them
for (const thing of things) {
  thing.home = turned(thing);
  thing.hidden = true;
  thing.lines = []; // what a fact joins it to
  thing.mentions = []; // as an article to what it names, or the other way
  for (const article of thing.articles || []) {
    members.get(article).add(thing.id);
    if (!joined.has(`${thing.id} ${article}`)) {
      const fact = { subject: thing.id, relation: MENTIONED, object: article, evidence: [] };
      mentions.push({ id: `m${mentions.length}`, from: thing.id, to: article, facts: [fact], width: 0.6 });
    }
  }
}
for (const line of mentions) for (const end of [line.from, line.to]) things[end].mentions.push(line);
for (const line of lines) {
  for (const end of new Set([line.from, line.to])) things[end].lines.push(line);
  for (const fact of line.facts) for (const e of fact.evidence) {
    if (e.article !== undefined) members.get(e.article).add(fact.subject).add(fact.object);
  }
}
const facts = lines.flatMap((line) => line.facts);
const allLines = new Map([...lines, ...mentions].map((line) => [line.id, line]));
const other = (line, id) => things[line.from === id ? line.to : line.from];

const communities = book.communities.map(({ head, x, y, size, rest }, i) => {
  const about = { id: things.length + i, key: things[head].key, head: things[head], rest, group: "Community", size };
  return { ...about, home: turned({ x, y }), hidden: true, members: [], lines: [], mentions: [] };
});
for (const thing of things) communities[thing.community].members.push(thing.id);
for (const community of communities) {
  const shares = tally(community.members.map((id) => things[id].group).filter((type) => type !== "Article"));
  community.shares = book.types.map(({ name }) => [name, shares.get(name) || 0]).filter(([, count]) => count);
  community.degree = community.members.length;
  Object.defineProperty(community, "name", { get: () => (community.rest ? say("others") : community.head.label) });
  Object.defineProperty(community, "label", { get: () => `${community.name} · ${community.count ?? community.degree}` });
}
const communityOf = new Map(communities.map((community) => [community.key, community]));
things.push(...communities);

// ------------------------------------------------------------ facts

const symmetric = new Set(book.relations.filter((relation) => relation.symmetric).map((relation) => relation.name));
const verb = (fact) => `— ${label(fact.relation)} ${symmetric.has(fact.relation) ? "—" : "→"}`;
const kindName = (thing) => `${thing.group}/${thing.kind || ""}`;

// ------------------------------------------------------------ regions: with everything in them

const HOLDER = { "located-in": "object", "part-of": "object", "works-for": "object", hosted: "subject" }; // the end in which the other is
function inside(region) {
  const found = new Set([region.id]), queue = [region];
  for (const holder of queue) for (const line of holder.lines) for (const fact of line.facts) {
    if (fact[HOLDER[fact.relation]] !== holder.id) continue;
    const held = things[fact.subject === holder.id ? fact.object : fact.subject];
    if (!found.has(held.id)) queue.push(held);
    found.add(held.id);
  }
  return found;
}

// Regions as a tree: each after the one it lies in, with its depth and how many things are in it.
function regionTree() {
  const regions = entities.filter((thing) => thing.group === "Region");
  const parents = new Map(), parts = new Map();
  for (const fact of facts) {
    const [part, whole] = [things[fact.subject], things[fact.object]];
    if (fact.relation !== "located-in" || part === whole || parents.has(part) || part.group !== "Region" || whole.group !== "Region") continue;
    parents.set(part, whole);
    parts.set(whole, [...(parts.get(whole) || []), part]);
  }
  const order = (a, b) => (a.code || "9").localeCompare(b.code || "9") || a.id - b.id;
  const rows = [], seen = new Set();
  const add = (region, depth) => {
    if (seen.has(region)) return; // regions that lie in each other
    seen.add(region);
    const size = inside(region).size - 1;
    if (size) rows.push({ region, depth, size });
    (parts.get(region) || []).sort(order).forEach((part) => add(part, depth + 1));
  };
  regions.filter((region) => !parents.has(region)).sort(order).forEach((region) => add(region, 0));
  regions.forEach((region) => add(region, 0));
  return rows;
}

// ------------------------------------------------------------ dates: 2020, 2020-10 or 2020-10-29

const DATE = /^\d{4}(-\d\d(-\d\d)?)?$/;
const firstDay = (date) => date + "-01-01".slice(date.length - 4);
const lastDay = (date) => date + "-12-31".slice(date.length - 4);
const during = (date, from, to) => (!from || firstDay(date) >= firstDay(from)) && (!to || lastDay(date) <= lastDay(to));
const byDate = (a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id - b.id);
const dated = { programs: entities.filter((thing) => DATE.test(thing.date)).sort(byDate), published: articles.filter((thing) => DATE.test(thing.date)).sort(byDate) };

// ------------------------------------------------------------ search: by name, alias, headline, and how they sound

// Whether letters spell a name from a character on: each by its sound, its first letter, or itself.
function spells(name, at, wanted, done = 0) {
  if (done === wanted.length) return true;
  if (at === name.length) return false;
  const char = name[at], sounds = (book.pinyin[char] || "").split(" ");
  if (wanted.startsWith(char, done)) return spells(name, at + 1, wanted, done + char.length);
  if (!sounds[0]) return done > 0 && /[^\p{L}\p{N}]/u.test(char) && spells(name, at + 1, wanted, done);
  const rest = wanted.slice(done);
  return sounds.some((sound) => sound.startsWith(rest) ||
    [sound, sound.replace(/^([zcs]h).*/, "$1"), sound[0]].some((part) => rest.startsWith(part) && spells(name, at + 1, wanted, done + part.length)));
}

// How well a name fits what is searched: 0 the same, 1 begins so, 2 has it, 3 and 4 by its sound, 9 not at all.
function fitness(name, wanted, letters) {
  const text = name.toLowerCase(), at = text.indexOf(wanted);
  if (at >= 0) return text.length === wanted.length ? 0 : at === 0 ? 1 : 2;
  if (!letters) return 9;
  const chars = [...text], start = chars.findIndex((_, i) => spells(chars, i, letters));
  return start < 0 ? 9 : start === 0 ? 3 : 4;
}

function find(text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  const letters = /[a-zü]/.test(wanted) ? wanted.replace(/[\s'’]/g, "").replaceAll("ü", "v") : "";
  const found = [];
  for (const thing of [...entities, ...articles]) {
    const names = [thing.label, ...(thing.aliases || [])];
    const scores = names.map((name, i) => fitness(name, wanted, letters) + (i ? 0.5 : 0));
    const best = Math.min(...scores);
    if (best < 9) found.push({ thing, best: best + (thing.group === "Article" ? 5 : 0), also: scores[0] >= 9 ? names[scores.indexOf(best)] : "" });
  }
  return found.sort((a, b) => a.best - b.best || b.thing.degree - a.thing.degree || a.thing.id - b.thing.id).slice(0, 12);
}
