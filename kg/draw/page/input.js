// Saving, the pointer, the keys, and the beginning.

function save(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
const savePicture = () => canvas.toBlob((blob) => save(blob, "graph.png"));
// A spreadsheet takes a cell that starts like a formula for one, so such a cell gets an apostrophe in front.
const cell = (value) => `"${String(value ?? "").replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
// The facts of what is chosen, or of all that is shown.
function selection() {
  if (view.edge !== undefined) return lineAt(view.edge).facts.filter(stated);
  const thing = byKey.get(view.node), from = thing ? [...thing.lines, ...(off.has("Article") ? [] : thing.mentions)] : allLines.values();
  return [...from].filter((line) => thing || (candidates.has(line.from) && candidates.has(line.to))).flatMap((line) => line.facts.filter(stated));
}
function saveTable() {
  const rows = [["subject", "relation", "object", "quote", "headline", "page", "start", "end", "count", "position", "role", "confidence", "rule"]];
  for (const fact of selection()) for (const e of fact.evidence.length ? fact.evidence : [{}]) {
    const article = things[e.article] || {};
    rows.push([things[fact.subject].label, fact.relation, things[fact.object].label, e.quote, article.label, (pages.get(article.page) || {}).name, e.start, e.end, e.count, e.position, e.role, e.confidence, e.rule]);
  }
  save(new Blob(["\ufeff", rows.map((row) => row.map(cell).join()).join("\r\n")], { type: "text/csv" }), "facts.csv");
}

// ------------------------------------------------------------ pointer and keys

function tip(event, ...content) {
  const card = box("tip"), { x, y } = event.pointer.DOM;
  card.replaceChildren(...content.filter((child) => child));
  card.hidden = false;
  card.style.left = `${Math.max(8, Math.min(x + 16, innerWidth - card.offsetWidth - 12))}px`;
  card.style.top = `${y + 18 + card.offsetHeight > innerHeight - 8 ? Math.max(8, y - 14 - card.offsetHeight) : y + 18}px`;
}
function tipOfThing(thing) {
  if (thing.group === "Community") return tipOfCommunity(thing);
  const counts = tally(thing.lines.flatMap((line) => line.facts.map((fact) => label(fact.relation))));
  const first = thing.lines.flatMap((line) => line.facts.flatMap((fact) => fact.evidence)).slice(0, 2);
  return [badge(thing), make("p", { class: "head" }, thing.label), thing.aliases && make("p", { class: "aliases" }, short(thing.aliases.join("、"), 60)),
    make("p", { class: "aliases" }, [...counts].map(([word, count]) => `${word} ${count}`).join(" · ")), ...first.map(quoteOf)];
}
function tipOfCommunity(community) {
  const busiest = community.members.filter((id) => candidates.has(id)).map((id) => things[id]).sort((a, b) => b.degree - a.degree || a.id - b.id).slice(0, 6);
  return [make("p", { class: "head" }, community.name), make("p", { class: "aliases" }, community.shares.map(([type, count]) => `${label(type)} ${count}`).join(" · ")),
    ...busiest.map((thing) => make("p", {}, icon(thing.group), ` ${thing.label}`))];
}
function tipOfLine(line) {
  return [...line.facts.slice(0, 3).flatMap((fact) => [
    make("p", { class: "head" }, `${things[fact.subject].label} ${verb(fact)} ${things[fact.object].label}`), fact.evidence.length && quoteOf(fact.evidence[0])]),
    line.facts.length > 3 && make("p", { class: "aliases" }, say("more", line.facts.length - 3))];
}
const untip = () => { box("tip").hidden = true; hovered = null; canvas.style.cursor = ""; network.redraw(); };

network.on("hoverNode", (event) => {
  if (!view.node && view.edge === undefined) hovered = things[event.node];
  canvas.style.cursor = "pointer";
  tip(event, ...tipOfThing(things[event.node]));
  network.redraw();
});
network.on("hoverEdge", (event) => { canvas.style.cursor = "pointer"; tip(event, ...tipOfLine(lineAt(event.edge))); });
network.on("blurNode", untip);
network.on("blurEdge", untip);
network.on("dragStart", () => { box("tip").hidden = true; });
network.on("dragEnd", (event) => {
  for (const id of event.nodes) {
    const { x, y } = network.getPosition(id);
    Object.assign(things[id], view.near || !crowd ? { x, y } : { x, y, home: { x, y } });
  }
});
network.on("click", ({ pointer }) => {
  untip();
  const node = network.getNodeAt(pointer.DOM), edge = node === undefined ? network.getEdgeAt(pointer.DOM) : undefined;
  if (node !== undefined && things[node].group === "Community") filter({ community: things[node].key });
  else if (node !== undefined) choose({ node: things[node].key }, true);
  else choose(edge === undefined ? {} : { edge }, true);
});
network.on("doubleClick", ({ pointer }) => {
  const node = network.getNodeAt(pointer.DOM);
  if (node === undefined) return;
  const thing = things[node];
  if (thing.group !== "Community") go(thing.group === "Article" ? { article: thing.key } : { near: thing.key, node: thing.key });
});
// The nearest thing on a side of the chosen one, or of the window's middle.
function neighbour(dx, dy) {
  const chosen = byKey.get(view.node), start = chosen && shown.has(chosen.id) ? chosen : network.getViewPosition();
  let best = null, least = Infinity;
  for (const id of shown) {
    const x = things[id].x - start.x, y = things[id].y - start.y, ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (things[id] !== chosen && ahead > 0 && ahead + 2 * aside < least) [best, least] = [things[id], ahead + 2 * aside];
  }
  return best;
}
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
frame.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const thing = byKey.get(view.node);
  if (Object.hasOwn(ARROWS, event.key) && !grouped) {
    const next = neighbour(...ARROWS[event.key]);
    if (next) choose({ node: next.key });
    event.preventDefault();
  } else if (event.key === "Enter" && thing) go(thing.group === "Article" ? { article: thing.key } : { near: thing.key, node: thing.key });
});
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || box("help").open || /^(INPUT|SELECT)$/.test(event.target.tagName)) return;
  if (event.key === "/") { box("search").focus(); event.preventDefault(); }
  else if (event.key === "Escape") {
    if (box("panel").contains(document.activeElement)) frame.focus({ preventScroll: true }); // what has the focus goes
    leave();
  } else if (event.key === "0") fit();
  else if (event.key === "?") showHelp();
  else if (event.key === "+" || event.key === "=" || event.key === "-") network.moveTo({ scale: network.getScale() * (event.key === "-" ? 0.8 : 1.25) });
});
addEventListener("hashchange", route);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  readColours();
  network.setOptions({ groups: groups(), edges: { color: edgeColour() } });
  nodes.update(nodes.get().map(({ id, group }) => ({ id, group })));
});

if (!wide()) box("legend").classList.add("shut");
route();
