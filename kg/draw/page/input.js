function save(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
const savePicture = () => canvas.toBlob((blob) => save(blob, "graph.png"));
// A spreadsheet takes a cell that starts like a formula for one, so such a cell gets an apostrophe in front.
const cell = (value) => `"${String(value ?? "").replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
function saveTable() {
  const rows = [["subject", "relation", "object", "quote", "headline", "page", "start", "end", "count", "position", "role", "confidence", "rule"]];
  for (const id of shownLines) for (const fact of allLines.get(id).facts.filter(stated)) for (const e of fact.evidence.length ? fact.evidence : [{}]) {
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
  const counts = tally(thing.lines.flatMap((line) => line.facts.map((fact) => label(fact.relation))));
  const first = thing.lines.flatMap((line) => line.facts.flatMap((fact) => fact.evidence)).slice(0, 2);
  return [badge(thing), make("p", { class: "head" }, thing.label), thing.aliases && make("p", { class: "aliases" }, short(thing.aliases.join("、"), 60)),
    make("p", { class: "aliases" }, [...counts].map(([word, count]) => `${word} ${count}`).join(" · ")), ...first.map(quoteOf)];
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
network.on("hoverEdge", (event) => { canvas.style.cursor = "pointer"; tip(event, ...tipOfLine(allLines.get(event.edge))); });
network.on("blurNode", untip);
network.on("blurEdge", untip);
network.on("dragStart", () => { box("tip").hidden = true; });
network.on("dragEnd", (event) => {
  for (const id of event.nodes) {
    const { x, y } = network.getPosition(id);
    Object.assign(things[id], view.near ? { x, y } : { x, y, home: { x, y } });
  }
});
network.on("click", ({ pointer }) => {
  untip();
  const node = network.getNodeAt(pointer.DOM), edge = node === undefined ? network.getEdgeAt(pointer.DOM) : undefined;
  if (node !== undefined) choose({ node: things[node].key }, true);
  else choose(edge === undefined ? {} : { edge }, true);
});
network.on("doubleClick", ({ pointer }) => {
  const node = network.getNodeAt(pointer.DOM);
  if (node === undefined) return;
  const thing = things[node];
  go(thing.group === "Article" ? { article: thing.key } : { near: thing.key, node: thing.key });
});
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") { box("search").focus(); event.preventDefault(); }
  else if (event.key === "Escape") leave();
  else if (event.key === "0") fit();
  else if (event.key === "+" || event.key === "=" || event.key === "-") network.moveTo({ scale: network.getScale() * (event.key === "-" ? 0.8 : 1.25) });
});
addEventListener("hashchange", route);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  readColours();
  network.setOptions({ groups: groups(), edges: { color: edgeColour() } });
  nodes.update(things.map(({ id, group }) => ({ id, group })));
});

