// The legend with its switches, the search, the filters, the tools, and the line that says where one is.

// The names of the filters that are set.
function where() {
  const period = view.from === view.to ? view.from : `${view.from || "…"} – ${view.to || "…"}`;
  return [
    view.near && say("nearOf", byKey.get(view.near).label),
    view.article && byKey.get(view.article).label,
    view.community && `${say("community")} ${communityOf.get(view.community).name}`,
    view.region && byKey.get(view.region).label,
    view.page && pageName(view.page),
    (view.from || view.to) && period,
  ].filter(Boolean);
}

function drawTrail() {
  const here = where();
  box("trail").hidden = !here.length;
  box("trail").replaceChildren(
    make("button", { onclick: () => history.back() }, `← ${say("back")}`),
    make("button", { onclick: () => go({}) }, say("all")),
    make("span", { class: "here" }, here.join(" · ")),
    make("span", { class: "sum" }, say("things", candidates.size.toLocaleString("en"))));
}

// ------------------------------------------------------------ switches

function toggle(name, word, count, mark) {
  const button = make("button", { class: "row", "data-name": name, title: say("only") }, mark, make("span", { class: "word" }, word), make("span", { class: "count" }, count.toLocaleString("en")));
  button.addEventListener("click", (event) => {
    const family = [...button.closest(".family").querySelectorAll(":scope > .row, :scope > .type > .row")].map((row) => row.dataset.name);
    let next = off.has(name) ? [...off].filter((one) => one !== name) : [...off, name];
    if (event.shiftKey) {
      const others = family.filter((one) => one !== name), alone = !off.has(name) && others.every((one) => off.has(one));
      next = [...[...off].filter((one) => !family.includes(one)), ...(alone ? others.filter((one) => one === "Article") : others)];
    }
    adjust({ off: next.length === 1 && next[0] === "Article" ? undefined : next.length ? next : [""] });
  });
  return button;
}

function typeRows() {
  const types = tally([...entities, ...articles].map((thing) => thing.group)), kinds = tally(things.filter((thing) => thing.kind).map(kindName));
  return book.types.map(({ name }) => {
    const own = book.kinds.map((kind) => kind.name).filter((kind) => kinds.has(`${name}/${kind}`));
    const inner = make("div", { class: "kinds family", hidden: true }, ...own.map((kind) => toggle(`${name}/${kind}`, label(kind), kinds.get(`${name}/${kind}`))));
    const more = make("button", { class: "more", "aria-label": say("kinds", label(name)), "aria-expanded": "false", onclick: () => { inner.hidden = !inner.hidden; more.textContent = inner.hidden ? "▸" : "▾"; more.setAttribute("aria-expanded", String(!inner.hidden)); } }, "▸");
    return make("div", { class: "type" }, toggle(name, label(name), types.get(name), icon(name)), own.length ? more : make("span"), inner);
  });
}

function relationRows() {
  const counts = tally(facts.map((fact) => fact.relation));
  return book.relations.map(({ name }) => toggle(name, label(name), counts.get(name) || 0, make("span", { class: "tick" }, "—")));
}

function pageRows() {
  const of = new Map(book.pages.map((page) => [page.key, []]));
  for (const article of articles) of.get(article.page)?.push(article);
  return book.pages.flatMap((page) => [
    make("button", { class: "row page", onclick: () => go({ page: page.key }) }, pageName(page.key)),
    ...of.get(page.key).map((article) =>
      make("button", { class: "row", onclick: () => go({ article: article.key }) }, make("span", {}, article.label), make("span", { class: "count" }, String(members.get(article.id).size - 1)))),
  ]);
}

// ------------------------------------------------------------ search

function searchBox() {
  const hits = make("div", { class: "hits", id: "hits", role: "listbox", hidden: true });
  const input = make("input", { id: "search", type: "search", autocomplete: "off", spellcheck: "false", placeholder: say("search"), "aria-label": say("search"), role: "combobox", "aria-controls": "hits", "aria-expanded": "false", "aria-autocomplete": "list" });
  let at = 0;
  const mark = () => {
    [...hits.querySelectorAll("button")].forEach((button, i) => button.setAttribute("aria-selected", String(i === at)));
    input.setAttribute("aria-activedescendant", hits.querySelector("button") ? `hit${at}` : "");
  };
  const clear = () => { hits.hidden = true; input.value = ""; input.setAttribute("aria-expanded", "false"); };
  const done = (thing) => {
    clear();
    open(thing);
    frame.focus({ preventScroll: true }); // Tab goes on to the panel
  };
  const show = () => {
    const found = find(input.value);
    at = 0;
    hits.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!hits.hidden));
    hits.replaceChildren(...(found.length
      ? found.map(({ thing, also }, i) => make("button", { role: "option", id: `hit${i}`, tabindex: -1, onclick: () => done(thing) }, icon(thing.group), make("span", { class: "name", title: thing.label }, thing.label), make("span", { class: "also" }, also || label(thing.kind || thing.group))))
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
    else if (event.key === "Escape") { clear(); frame.focus({ preventScroll: true }); }
    event.stopPropagation();
  });
  return make("div", { class: "search" }, input, hits);
}

// ------------------------------------------------------------ filters

function choice(name, empty, options) {
  const select = make("select", { id: name, "aria-label": empty }, make("option", { value: "" }, empty), ...options);
  select.addEventListener("change", () => filter({ [name]: select.value || undefined }));
  return select;
}
function dateField(name) {
  const input = make("input", { id: name, type: "text", inputmode: "numeric", placeholder: say(name), "aria-label": say(name), maxlength: 10, spellcheck: "false" });
  input.addEventListener("change", () => {
    const value = input.value.trim();
    input.setAttribute("aria-invalid", String(Boolean(value) && !DATE.test(value)));
    if (!value || DATE.test(value)) filter({ [name]: value || undefined });
  });
  return input;
}
function filterRows() {
  const regions = regionTree().map(({ region, depth, size }) => make("option", { value: region.key }, `${"\u3000".repeat(depth)}${region.label} (${size})`));
  const rows = [];
  if (regions.length) rows.push(choice("region", say("anywhere"), regions));
  if (book.pages.length > 1) rows.push(choice("page", say("everyPage"), book.pages.map((page) => make("option", { value: page.key }, pageName(page.key)))));
  if (dated.programs.length || dated.published.length) rows.push(make("div", { class: "dates" }, dateField("from"), "–", dateField("to")));
  return rows;
}

// ------------------------------------------------------------ all of it

function drawLegend() {
  const legend = box("legend");
  const opened = legend.querySelector("details[open].pages") !== null;
  const heading = (name) => make("h2", {}, say(name));
  const section = (name, rows) => rows.length && make("div", { class: "family" }, heading(name), ...rows);
  const lacks = [!entities.length ? "empty" : !articles.length && "noArticles", entities.length && !dated.programs.length && "noDates"].filter(Boolean);
  const fold = make("button", { class: "fold row", "aria-expanded": String(!legend.classList.contains("shut")), onclick: () => fold.setAttribute("aria-expanded", String(!legend.classList.toggle("shut"))) }, say("fold"));
  legend.setAttribute("aria-label", say("types"));
  legend.replaceChildren(...[
    make("h1", {}, say("title")),
    make("p", { class: "sum" }, say("sum", ...[entities, facts, articles, book.pages].map((all) => all.length.toLocaleString("en")))),
    ...lacks.map((name) => make("p", { class: "lack" }, say(name))),
    searchBox(),
    fold,
    section("filters", filterRows()),
    section("types", typeRows()),
    section("relations", relationRows()),
    articles.length && make("details", { class: "pages", open: opened }, make("summary", {}, heading("pages")), ...pageRows()),
  ].filter(Boolean));
}

const tool = (name, onclick, traits = {}) => make("button", { id: `tool-${name}`, onclick, ...traits }, say(name));
function drawTools() {
  box("tools").setAttribute("aria-label", say("help"));
  box("tools").replaceChildren(...[
    tool("fit", fit),
    articles.length && tool("headlines", () => adjust({ titles: view.titles ? undefined : "0" })),
    communities.length > 1 && tool("group", () => filter({ group: grouped ? "0" : "1" })),
    dated.programs.length + dated.published.length && tool("time", () => { timed = !timed; drawTime(); syncLegend(); }),
    tool("png", savePicture),
    tool("csv", saveTable),
    make("button", { id: "language", lang: english ? "zh-Hans" : "en", onclick: () => adjust({ lang: english ? undefined : "en" }) }, say("other")),
    make("button", { id: "tool-help", title: say("help"), "aria-label": say("help"), onclick: showHelp }, "?"),
  ].filter(Boolean));
}

function showHelp() {
  const rows = KEYS.map(([key, zh, en]) => make("li", {}, make("kbd", {}, key), make("span", {}, english ? en : zh)));
  const close = make("button", { class: "close", "aria-label": say("close"), onclick: () => box("help").close() }, "×");
  box("help").replaceChildren(close, make("h1", {}, say("help")), make("ul", {}, ...rows));
  box("help").showModal();
}

function drawWords() {
  document.documentElement.lang = english ? "en" : "zh-Hans";
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", say("graph"));
  drawLegend();
  drawTools();
}

// Sets the switches and fields to the view without building them anew, so that the focus stays where it is.
function syncLegend() {
  for (const row of document.querySelectorAll("#legend [data-name]")) row.setAttribute("aria-pressed", String(!off.has(row.dataset.name)));
  for (const name of ["region", "page", "from", "to"]) if (box(name)) box(name).value = view[name] || "";
  const pressed = { headlines: !view.titles, group: grouped, time: timed };
  for (const [name, on] of Object.entries(pressed)) box(`tool-${name}`)?.setAttribute("aria-pressed", String(on));
}
