function drawTrail() {
  const here = view.near ? byKey.get(view.near).label : view.article ? byKey.get(view.article).label : view.page ? pageName(view.page) : "";
  box("trail").hidden = !here;
  box("trail").replaceChildren(
    make("button", { onclick: () => history.back() }, `← ${say("back")}`),
    make("button", { onclick: () => go({}) }, say("all")),
    make("span", { class: "here" }, here));
}

// ------------------------------------------------------------ legend, search, tools

const tally = (values) => values.reduce((counts, value) => counts.set(value, (counts.get(value) || 0) + 1), new Map());

function toggle(name, word, count, mark, traits = {}) {
  const button = make("button", { class: "row", "aria-pressed": String(!off.has(name)), "data-name": name, ...traits }, mark, make("span", { class: "word" }, word), make("span", { class: "count" }, String(count)));
  button.addEventListener("click", () => {
    if (!off.delete(name)) off.add(name);
    button.setAttribute("aria-pressed", String(!off.has(name)));
    setScope();
    refresh();
  });
  return button;
}

function typeRows() {
  const types = tally(things.map((thing) => thing.group)), kinds = tally(things.filter((thing) => thing.kind).map(kindName));
  return book.types.map(({ name }) => {
    const own = book.kinds.map((kind) => kind.name).filter((kind) => kinds.has(`${name}/${kind}`));
    const inner = make("div", { class: "kinds", hidden: true }, ...own.map((kind) => toggle(`${name}/${kind}`, label(kind), kinds.get(`${name}/${kind}`))));
    const more = make("button", { class: "more", "aria-label": label(name), onclick: () => { inner.hidden = !inner.hidden; more.textContent = inner.hidden ? "▸" : "▾"; } }, "▸");
    return make("div", { class: "type" }, toggle(name, label(name), types.get(name), icon(name)), own.length ? more : make("span"), inner);
  });
}

function relationRows() {
  const counts = tally(facts.map((fact) => fact.relation));
  return book.relations.map(({ name }) => toggle(name, label(name), counts.get(name) || 0, make("span", { class: "tick" }, "—")));
}

function pageRows() {
  return book.pages.flatMap((page) => [
    make("button", { class: "row page", onclick: () => go({ page: page.key }) }, pageName(page.key)),
    ...articles.filter((article) => article.page === page.key).map((article) =>
      make("button", { class: "row", onclick: () => go({ article: article.key }) }, make("span", {}, article.label), make("span", { class: "count" }, String(members.get(article.id).size - 1)))),
  ]);
}

function find(text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return [];
  const found = [];
  for (const thing of things) {
    const names = [thing.label, ...(thing.aliases || [])];
    const scores = names.map((name, i) => {
      const at = name.toLowerCase().indexOf(wanted);
      return at < 0 ? 9 : (name.length === wanted.length ? 0 : at === 0 ? 1 : 2) + (i ? 0.5 : 0) + (thing.group === "Article" ? 3 : 0);
    });
    const best = Math.min(...scores);
    if (best < 9) found.push({ thing, best, also: scores[0] === 9 ? names[scores.indexOf(best)] : "" });
  }
  return found.sort((a, b) => a.best - b.best || b.thing.degree - a.thing.degree || a.thing.id - b.thing.id).slice(0, 12);
}

function searchBox() {
  const hits = make("div", { class: "hits", role: "listbox", hidden: true });
  const input = make("input", { id: "search", type: "search", autocomplete: "off", spellcheck: "false", placeholder: say("search"), "aria-label": say("search") });
  let at = 0;
  const mark = () => [...hits.querySelectorAll("button")].forEach((button, i) => button.setAttribute("aria-selected", String(i === at)));
  const done = (thing) => { hits.hidden = true; input.value = ""; input.blur(); open(thing); };
  const show = () => {
    const found = find(input.value);
    at = 0;
    hits.hidden = !input.value.trim();
    hits.replaceChildren(...(found.length
      ? found.map(({ thing, also }) => make("button", { role: "option", onclick: () => done(thing) }, icon(thing.group), make("span", { class: "name", title: thing.label }, thing.label), make("span", { class: "also" }, also || label(thing.kind || thing.group))))
      : [make("p", {}, say("nothing"))]));
    mark();
  };
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    const buttons = hits.querySelectorAll("button");
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      at = (at + (event.key === "ArrowDown" ? 1 : -1) + buttons.length) % (buttons.length || 1);
      mark();
      event.preventDefault();
    } else if (event.key === "Enter" && buttons[at]) buttons[at].click();
    else if (event.key === "Escape") { input.value = ""; show(); input.blur(); }
    event.stopPropagation();
  });
  return make("div", { class: "search" }, input, hits);
}

function drawLegend() {
  const legend = box("legend");
  const opened = legend.querySelector("details[open].pages") !== null;
  const heading = (name) => make("h2", {}, say(name));
  legend.replaceChildren(
    make("h1", {}, say("title")),
    make("p", { class: "sum" }, say("sum", things.length - articles.length, facts.length, articles.length, book.pages.length)),
    searchBox(),
    make("button", { class: "fold row", onclick: () => legend.classList.toggle("shut") }, say("fold")),
    make("div", {}, heading("types"), ...typeRows()),
    make("div", {}, heading("relations"), ...relationRows()),
    make("details", { class: "pages", open: opened }, make("summary", {}, heading("pages")), ...pageRows()));
  box("tools").replaceChildren(
    make("button", { onclick: fit }, say("fit")),
    make("button", { onclick: () => { headlines = !headlines; network.redraw(); } }, say("headlines")),
    make("button", { onclick: savePicture }, say("png")),
    make("button", { onclick: saveTable }, say("csv")),
    make("button", { id: "language", onclick: () => { english = !english; document.documentElement.lang = english ? "en" : "zh-Hans"; drawAll(); } }, say("other")));
}
const drawAll = () => { drawLegend(); drawTrail(); drawPanel(); network.redraw(); };

