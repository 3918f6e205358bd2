// The panel beside the graph: what is known of a thing, a line, an article, or whatever else the view is about.

function make(tag, traits, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(traits || {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== null && child !== "" && child !== false && child !== 0));
  return element;
}

const icon = (type) => {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "-1.2 -1.2 2.4 2.4");
  const corners = CORNERS[shapeOf(type)];
  const shape = document.createElementNS(space, corners ? "polygon" : "circle");
  if (corners) shape.setAttribute("points", corners.map((corner) => corner.join()).join(" "));
  else shape.setAttribute("r", 1);
  const colour = `var(--${Object.hasOwn(SHAPES, type) ? type : "Unknown"})`;
  shape.style.cssText = hollow(type) ? `fill:none;stroke:${colour};stroke-width:.3` : `fill:${colour}`;
  svg.append(shape);
  return svg;
};

const thingLink = (thing) => make("button", { class: "thing", onclick: () => open(thing) }, icon(thing.group), make("span", {}, thing.label));
function open(thing) {
  if (thing.group === "Article") go({ article: thing.key });
  else if (shown.has(thing.id)) choose({ node: thing.key });
  else if (candidates.has(thing.id) || things.length > MANY) go({ near: thing.key, node: thing.key }); // it stands in a community
  else go({ node: thing.key });
}

function badge(thing) {
  return make("span", { class: "badge" }, icon(thing.group), [label(thing.group), thing.kind && thing.kind !== thing.group && label(thing.kind)].filter(Boolean).join(" · "));
}

// A line's end inside Chinese is no space.
const tidy = (text) => (text || "").replace(/([^\x00-\x7f])\s*\n\s*(?=[^\x00-\x7f])/g, "$1").replace(/\s+/g, " ");
function quoteOf(e) {
  return make("blockquote", {}, tidy(e.before).replace(/^[\s，,、；;]+/, ""), make("mark", {}, tidy(e.quote)), tidy(e.after).trimEnd());
}
function evidenceOf(e) {
  const article = things[e.article];
  const found = [`${say("confidence")} ${e.confidence}`, e.rule && `${say("rule")} ${e.rule}`, `${say("place")} ${e.start}–${e.end}`].filter(Boolean).join(" · ");
  const source = make("p", { class: "source", title: found });
  if (article) source.append(make("button", { onclick: () => go({ article: article.key }) }, `《${article.label}》`), ` ${pageName(article.page)}`);
  const quote = quoteOf(e);
  quote.append(source);
  return quote;
}
function chips(fact) {
  const values = new Set(fact.evidence.flatMap((e) => [e.role, e.position, e.count && `× ${e.count.toLocaleString("en")}`].filter(Boolean)));
  return [...values].map((value) => make("span", { class: "chip" }, value));
}
function factOf(fact, ...ends) {
  const bare = articles.length && [fact.subject, fact.object].every((id) => things[id].group === "Region") ? "gazetteer" : "quoteless";
  const quotes = fact.evidence.length ? listOf(fact.evidence, evidenceOf, {}, 3) : fact.relation !== MENTIONED && make("p", { class: "none" }, say(bare));
  return make("li", { class: "fact" }, make("div", { class: "ends" }, ...ends, ...chips(fact)), quotes);
}

// A list that shows its first entries, and more when asked.
function listOf(entries, render, traits = {}, most = 30) {
  const list = make("ul", traits);
  const more = (from) => {
    list.append(...entries.slice(from, from + most).map(render));
    const left = entries.length - from - most;
    if (left > 0) {
      const button = make("button", { class: "rest" }, say("rest", Math.min(left, 100)));
      const item = make("li", {}, button);
      button.addEventListener("click", () => { item.remove(); most = 100; more(from + (from ? 100 : 30)); });
      list.append(item);
    }
  };
  more(0);
  return list;
}

function factGroups(thing) {
  const groups = new Map();
  for (const line of thing.lines) for (const fact of line.facts) {
    const relation = book.relations.find((r) => r.name === fact.relation);
    const way = symmetric.has(fact.relation) ? "↔" : fact.subject === thing.id ? "→" : "←";
    const name = `${String(book.relations.indexOf(relation)).padStart(2, "0")} ${way}`;
    if (!groups.has(name)) groups.set(name, { relation: fact.relation, way, facts: [] });
    groups.get(name).facts.push([fact, other(line, thing.id)]);
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function groupOf(title, count, way, ...children) {
  const summary = make("summary", {}, title, way && make("span", { class: "way" }, way), make("span", { class: "count" }, String(count)));
  return make("details", { class: "group", open: true }, summary, ...children);
}

function thingPanel(thing) {
  const about = [thing.date && `${say("date")} ${thing.date}`, thing.code && `${say("code")} ${thing.code}`, say("neighbours", thing.degree)].filter(Boolean).join(" · ");
  const actions = make("div", { class: "actions" },
    view.near !== thing.key && thing.lines.length && make("button", { class: "action", onclick: () => go({ near: thing.key, node: thing.key }) }, say("near")),
    make("button", { class: "action", onclick: () => (shown.has(thing.id) ? focusOn(thing) : open(thing)) }, say("show")));
  const named = (thing.articles || []).map((id) => things[id]);
  return [
    badge(thing),
    make("h1", {}, thing.label),
    thing.aliases && make("p", { class: "aliases" }, `${say("alias")}：${thing.aliases.join("、")}`),
    make("p", { class: "aliases" }, about),
    actions,
    ...factGroups(thing).map(({ relation, way, facts }) =>
      groupOf(label(relation), facts.length, way, listOf(facts, ([fact, far]) => factOf(fact, thingLink(far))))),
    named.length ? groupOf(say("inArticles"), named.length, "", listOf(named, (article) => make("li", {}, thingLink(article), make("p", { class: "source" }, pageName(article.page))), { class: "list" })) : "",
  ];
}

function articlePanel(article) {
  const inside = [...members.get(article.id)].map((id) => things[id]).filter((thing) => thing !== article);
  const by = article.lines.flatMap((line) => line.facts.map((fact) => [fact, other(line, article.id)]));
  return [
    badge(article),
    make("h1", {}, article.label),
    make("p", { class: "aliases" }, pageName(article.page)),
    by.length ? groupOf(label("reported-by"), by.length, "", listOf(by, ([fact, person]) => factOf(fact, thingLink(person)))) : "",
    ...byType(inside),
  ];
}

// Everything of a part of the graph, by type, the busiest first; what is dated with its date.
function byType(found) {
  const sorted = [...found].sort((a, b) => b.degree - a.degree || a.id - b.id);
  const item = (thing) => make("li", {}, thingLink(thing), thing.date && thing.group !== "Article" && make("span", { class: "when" }, thing.date));
  return book.types.map(({ name }) => [name, sorted.filter((thing) => thing.group === name)])
    .filter(([, own]) => own.length)
    .map(([name, own]) => groupOf(label(name), own.length, "", listOf(own, item, { class: "things" }, 60)));
}
function partPanel() {
  const found = [...candidates].map((id) => things[id]);
  return [make("h1", {}, where().join(" · ")), make("p", { class: "aliases" }, say("things", found.length)), ...byType(found)];
}

function linePanel(line) {
  return [
    make("h1", {}, things[line.from].label, " — ", things[line.to].label),
    listOf(line.facts, (fact) => factOf(fact, thingLink(things[fact.subject]), make("span", { class: "verb" }, verb(fact)), thingLink(things[fact.object]))),
  ];
}

function drawPanel() {
  const panel = box("panel"), thing = byKey.get(view.node ?? view.article);
  const part = !view.near && wide() && where().length; // on a telephone it would cover what it tells of
  const content = view.edge !== undefined ? linePanel(lineAt(view.edge))
    : thing ? (thing.group === "Article" ? articlePanel : thingPanel)(thing)
    : part ? partPanel() : null;
  panel.hidden = !content;
  if (!content) return panel.replaceChildren();
  const close = make("button", { class: "close", title: `${say("close")} (Esc)`, "aria-label": say("close"), onclick: leave }, "×");
  panel.replaceChildren(close, ...content.filter((child) => child));
  panel.scrollTop = 0;
}
