// The time line: what is dated, in a column for each period in which there is any. A click opens, dragging selects.

const STACK = 6; // marks in a column: where there are more, columns are bars
let timed = wide() || location.hash.includes("from="); // whether it is shown

// The columns of dated things: of days, months or years, the finest of which not too many are needed.
function columnsOf(list) {
  const most = wide() ? 48 : 16;
  for (const length of [10, 7, 4]) {
    const columns = new Map();
    for (const thing of list) {
      const period = thing.date.slice(0, length);
      columns.set(period, [...(columns.get(period) || []), thing]);
    }
    if (columns.size <= most || length === 4) return [...columns].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

function drawTime() {
  const time = box("time"), focused = time.contains(document.activeElement) ? document.activeElement.dataset.at : undefined;
  const source = byPublication() ? "published" : "programs";
  const list = dated[source].filter((thing) => during(thing.date, view.from, view.to));
  time.hidden = !timed || !(dated.programs.length + dated.published.length);
  if (time.hidden) return time.replaceChildren();
  const columns = columnsOf(list), tallest = Math.max(1, ...columns.map(([, own]) => own.length)), years = columns.every(([period]) => period.length === 4);
  const tab = (name) => make("button", { class: "tab", "aria-pressed": String(source === name), onclick: () => filter({ by: name === "published" ? name : undefined, from: undefined, to: undefined }) }, say(name));
  time.setAttribute("aria-label", say("time"));
  time.replaceChildren(
    make("div", { class: "head" },
      make("h2", {}, say("time")),
      ...(dated.programs.length && dated.published.length ? [tab("programs"), tab("published")] : [make("span", { class: "tab" }, say(source))]),
      make("span", { class: "tab" }, list.length.toLocaleString("en")),
      (view.from || view.to) && make("button", { class: "tab all", onclick: () => filter({ from: undefined, to: undefined }) }, `${where().at(-1)} ×`),
      make("span", { class: "hint" }, say("drag"))),
    make("div", { class: "columns" }, ...columns.map(([period, own], i) => columnOf(period, own, years ? period : columns[i - 1]?.[0], tallest))));
  const marks = marksOf();
  marks.forEach((mark, i) => { mark.dataset.at = i; mark.tabIndex = -1; });
  const first = marks[focused] || marks[0];
  if (first) first.tabIndex = 0;
  if (focused !== undefined && first) first.focus();
}
const marksOf = () => [...box("time").querySelectorAll(".columns button")];

function columnOf(period, own, before, tallest) {
  const only = () => filter({ from: period, to: period });
  const bar = make("button", { class: "bar", title: `${period}: ${own.length}`, "aria-label": `${period}: ${own.length}`, onclick: only });
  bar.style.height = `${Math.max(3, (own.length / tallest) * 46)}px`;
  const stack = tallest > STACK ? [bar] : own.map(markOf);
  const title = before?.slice(0, 4) === period.slice(0, 4) ? "" : period.slice(0, 4);
  return make("div", { class: "column", "data-period": period },
    make("div", { class: "stack" }, ...stack),
    make("button", { class: "when", title: say("period", period), "aria-label": say("period", period), onclick: only }, before === period ? period : period.slice(5).replace("-", ".") || say("year")),
    make("span", { class: "year" }, title));
}

function markOf(thing) {
  const button = make("button", { class: "mark", "aria-label": `${thing.date} ${thing.label}`, onclick: () => open(thing) }, icon(thing.group));
  if (!candidates.has(thing.id) && thing.group !== "Article") button.classList.add("dim");
  const point = () => {
    const { x, y } = button.getBoundingClientRect();
    hovered = shown.has(thing.id) ? thing : null;
    tip({ pointer: { DOM: { x, y } } }, ...tipOfThing(thing), make("p", { class: "aliases" }, thing.date));
    network.redraw();
  };
  for (const name of ["pointerenter", "focus"]) button.addEventListener(name, point);
  for (const name of ["pointerleave", "blur"]) button.addEventListener(name, untip);
  return button;
}

// ------------------------------------------------------------ selecting a period, by dragging over the columns

let brush = null; // the column where the dragging began and the one where it is

function brushed() {
  const columns = [...box("time").querySelectorAll(".column")];
  const [low, high] = [columns.indexOf(brush.first), columns.indexOf(brush.last)].sort((a, b) => a - b);
  return columns.slice(low, high + 1);
}
const columnAt = (x) => {
  const columns = [...box("time").querySelectorAll(".column")];
  return columns.find((column) => x < column.getBoundingClientRect().right) || columns.at(-1);
};
box("time").addEventListener("pointerdown", (event) => {
  if (event.target.closest(".columns") && event.button === 0) brush = { first: columnAt(event.clientX), last: null };
});
addEventListener("pointermove", (event) => {
  if (!brush || !(event.buttons & 1)) return;
  const last = columnAt(event.clientX);
  if (last === brush.first && !brush.last) return; // a click that trembles
  brush.last = last;
  box("tip").hidden = true;
  for (const column of box("time").querySelectorAll(".column")) column.classList.toggle("brushed", brushed().includes(column));
});
addEventListener("pointerup", () => {
  const periods = brush?.last ? brushed().map((column) => column.dataset.period) : [];
  brush = null;
  if (periods.length) filter({ from: periods[0], to: periods.at(-1) });
});
addEventListener("pointercancel", () => { brush = null; });
box("time").addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key], marks = marksOf(), at = marks.indexOf(document.activeElement);
  if (!step || at < 0) return;
  const next = marks[(at + step + marks.length) % marks.length];
  marks[at].tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
  event.preventDefault();
  event.stopPropagation();
});
