// The canvas: vis-network draws lines and shapes, the page its labels and whatever is chosen.

const SHAPES = { Organization: "dot", Region: "square", Program: "diamond", Person: "triangle", Group: "hexagon", Article: "square", Community: "dot" };
let colours = {};
const readColours = () => {
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "card", "ink", "soft", "faint", "edge", "accent", "serif", "sans", "Unknown", ...Object.keys(SHAPES)];
  colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
};
readColours();
const shapeOf = (type) => (Object.hasOwn(SHAPES, type) ? SHAPES[type] : "dot");
const hue = (type) => colours[Object.hasOwn(SHAPES, type) ? type : "Unknown"];
const hollow = (type) => type === "Article" || type === "Community"; // shapes with an empty inside
const painted = (type) => `:${type}`; // a name that vis-network cannot take for one of its own words
const groups = () => Object.fromEntries([...book.types, { name: "Community" }].map(({ name }) => {
  const paint = hollow(name) ? { background: colours.card, border: hue(name) } : { background: hue(name), border: colours.paper };
  return [painted(name), { shape: shapeOf(name), borderWidth: 1.5, borderWidthSelected: 1.5, color: { ...paint, highlight: paint, hover: paint } }];
}));
const edgeColour = () => ({ color: colours.edge, highlight: colours.edge, hover: colours.accent, inherit: false });

const CORNERS = { // of a shape with radius 1
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  triangle: [[0, -1.05], [1, 0.75], [-1, 0.75]],
  hexagon: [[1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0], [-0.5, -0.87], [0.5, -0.87]],
};
const shapePath = (ctx, type, x, y, r) => {
  ctx.beginPath();
  const corners = CORNERS[shapeOf(type)];
  if (!corners) ctx.arc(x, y, r, 0, 2 * Math.PI);
  else corners.forEach(([dx, dy]) => ctx.lineTo(x + dx * r, y + dy * r));
  ctx.closePath();
};

const options = read("options");
options.groups = groups();
options.edges.color = edgeColour();
Object.assign(options.interaction, { selectConnectedEdges: false, hoverConnectedEdges: false });
const network = new vis.Network(box("mynetwork"), { nodes, edges }, options);
window.network = network; // for whoever wants to work with it in the console
const canvas = box("mynetwork").querySelector("canvas");
const frame = canvas.parentElement; // what has the focus
frame.tabIndex = 0; // vis-network wants it last

// ------------------------------------------------------------ painting

let hovered = null; // a thing under the pointer

function cover(ctx, alpha) {
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.globalAlpha = alpha;
  ctx.fillStyle = colours.paper;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.restore();
}

// Boxes of the screen that are taken: a label is only drawn where it finds a free one. `force` takes one in any case.
function freeRoom() {
  const cells = new Map(), size = 48;
  return (x, y, width, height, force = false) => {
    const keys = [];
    for (let i = Math.floor(x / size); i <= (x + width) / size; i++) for (let j = Math.floor(y / size); j <= (y + height) / size; j++) keys.push(i * 100003 + j);
    const meets = (b) => x < b.x + b.width && b.x < x + width && y < b.y + b.height && b.y < y + height;
    if (!force && keys.some((key) => (cells.get(key) || []).some(meets))) return false;
    for (const key of keys) {
      if (!cells.has(key)) cells.set(key, []);
      cells.get(key).push({ x, y, width, height });
    }
    return true;
  };
}

function write(ctx, text, x, y, font, colour, align = "center") {
  ctx.font = font;
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.strokeStyle = colours.paper;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}

// Like the names of a map's lands: an article's headline stands over the things that only this article names.
const lands = articles.map((article) => {
  const own = [...members.get(article.id)].map((id) => things[id]).filter((thing) => (thing.articles || []).length === 1);
  const spots = own.length ? own : [article];
  const middle = spots.reduce((sum, { home }) => sum + home.x, 0) / spots.length;
  return { article, x: middle, y: Math.min(...spots.map(({ home, size }) => home.y - size)), weight: own.length };
}).sort((a, b) => b.weight - a.weight);

// Whether any thing of an article is shown.
const lives = (article) => (!scope || scope.has(article.id)) && [...members.get(article.id)].some((id) => shown.has(id));

function paintHeadlines(ctx, scale, free) {
  if (view.titles || grouped || !crowd || view.near || scale > 1.4) return;
  const left = network.DOMtoCanvas({ x: 0, y: 0 }).x, right = network.DOMtoCanvas({ x: canvas.clientWidth, y: 0 }).x;
  const size = 13 / scale;
  for (const { article, x, y } of lands) {
    if (!lives(article)) continue;
    const text = short(article.label, scale < 0.7 ? 14 : 22), font = `600 ${size}px ${colours.serif}`;
    ctx.font = font;
    const width = ctx.measureText(text).width * scale, top = y * scale - 20;
    const half = (width / 2 + 8) / scale, at = x > left && x < right ? Math.max(left + half, Math.min(right - half, x)) : x; // whole where its land begins
    if (free(at * scale - width / 2 - 4, top, width + 8, 17)) write(ctx, text, at, (top + 9) / scale, font, colours.soft);
  }
}

function chosen() {
  if (view.edge !== undefined) {
    const line = shownLines.get(view.edge);
    if (!line) return null;
    return { ends: new Set([line.from, line.to]), lines: [line] };
  }
  const thing = hovered || byKey.get(view.node);
  if (!thing || !shown.has(thing.id)) return null;
  const near = [...thing.lines, ...thing.mentions].filter((line) => shownLines.has(line.id));
  return { thing, ends: new Set([thing.id, ...near.map((line) => other(line, thing.id).id)]), lines: near };
}

// A line with an arrow for each way in which a fact goes; none at a `crowded` end, where they would cover each other.
function paintLine(ctx, line, scale, crowded) {
  const from = things[line.from], to = things[line.to];
  if (from === to) return;
  ctx.strokeStyle = ctx.fillStyle = colours.soft;
  ctx.lineWidth = Math.max(line.width, 1 / scale);
  ctx.beginPath();
  ctx.moveTo(from.x, from.y);
  ctx.lineTo(to.x, to.y);
  ctx.stroke();
  for (const fact of line.facts) {
    if (symmetric.has(fact.relation) || fact.object === crowded) continue;
    const start = things[fact.subject], end = things[fact.object];
    const far = Math.hypot(end.x - start.x, end.y - start.y) || 1, ux = (end.x - start.x) / far, uy = (end.y - start.y) / far;
    const size = Math.max(5, 6 / scale), x = end.x - ux * (end.size + 3), y = end.y - uy * (end.size + 3);
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x - size * (ux * 1.6 - uy * 0.7), y - size * (uy * 1.6 + ux * 0.7));
    ctx.lineTo(x - size * (ux * 1.6 + uy * 0.7), y - size * (uy * 1.6 - ux * 0.7));
    ctx.fill();
  }
}

function paintThing(ctx, thing, ring) {
  shapePath(ctx, thing.group, thing.x, thing.y, thing.size);
  ctx.fillStyle = hollow(thing.group) ? colours.card : hue(thing.group);
  ctx.strokeStyle = hollow(thing.group) ? hue(thing.group) : colours.paper;
  ctx.lineWidth = 1.5;
  ctx.fill();
  ctx.stroke();
  if (thing.group === "Community") paintShares(ctx, thing);
  if (!ring) return;
  ctx.beginPath();
  ctx.arc(thing.x, thing.y, thing.size + 5, 0, 2 * Math.PI);
  ctx.strokeStyle = colours.accent;
  ctx.lineWidth = 2.5;
  ctx.stroke();
}

// A community is a ring whose colours are the shares of its types.
function paintShares(ctx, { x, y, size, shares }) {
  const all = shares.reduce((sum, [, count]) => sum + count, 0) || 1, width = Math.max(size * 0.34, 3);
  let angle = -Math.PI / 2;
  ctx.lineWidth = width;
  for (const [type, count] of shares) {
    ctx.beginPath();
    ctx.arc(x, y, size - width / 2, angle, (angle += (count / all) * 2 * Math.PI));
    ctx.strokeStyle = hue(type);
    ctx.stroke();
  }
}

const nameOf = (thing, most) => (thing.group === "Community" ? `${short(thing.name, most)} · ${thing.count}` : short(thing.label, most));

function paintLabels(ctx, scale, light, free) {
  const size = 12.5, unit = 1 / scale;
  const low = network.DOMtoCanvas({ x: -80, y: -20 }), high = network.DOMtoCanvas({ x: canvas.clientWidth + 80, y: canvas.clientHeight + 20 });
  const [left, right] = wide() ? [280, innerWidth - (box("panel").hidden ? 0 : 410)] : [0, innerWidth]; // of what nothing covers
  const clear = { left: network.DOMtoCanvas({ x: left, y: 0 }).x * scale, right: network.DOMtoCanvas({ x: right, y: 0 }).x * scale };
  const each = grouped || view.near || !crowd; // a label for each, as far as there is room
  const rank = (thing) => (light ? (light.thing === thing ? 2e6 : light.ends.has(thing.id) ? 1e6 : 0) : 0) + thing.degree;
  const seen = [...shown].map((id) => things[id]).filter((thing) =>
    thing.x > low.x && thing.x < high.x && thing.y > low.y && thing.y < high.y &&
    (light ? light.ends.has(thing.id) || (hovered && thing.size * scale > 7) : each || thing.size * scale > 6));
  seen.sort((a, b) => rank(b) - rank(a) || a.id - b.id);
  ctx.lineWidth = 3.5 * unit;
  if (light || each) for (const { x, y, size } of light ? [...light.ends].map((id) => things[id]) : seen) { // no label on a shape
    const half = size * scale * 0.75;
    free(x * scale - half, y * scale - half, 2 * half, 2 * half, true);
  }
  for (const thing of seen) {
    const main = light && (light.thing === thing || light.ends.size === 2);
    const text = nameOf(thing, main ? 40 : grouped && scale < 0.8 ? 8 : 16), font = `${main || thing.size > 15 ? 600 : 400} ${size * unit}px ${colours.sans}`;
    ctx.font = font;
    const width = ctx.measureText(text).width * scale, radius = thing.size * scale;
    const x = thing.x * scale, y = thing.y * scale, side = view.near && thing.key !== view.near && Math.abs(thing.x) > 60 ? Math.sign(thing.x) : 0;
    const [right, left] = [x + radius + 5, x - radius - 5 - width].map((start) => [start, y - size / 2]);
    const [below, above] = [y + radius + 3, y - radius - size - 4].map((top) => [x - width / 2, top]);
    const spots = side ? [side > 0 ? right : left, below, above] : [below, above, right, left];
    const whole = ([left]) => left > clear.left && left + width < clear.right;
    const spot = [...spots.filter(whole), ...spots.filter((spot) => !whole(spot))].find(([left, top]) => free(left - 3, top - 1, width + 6, size + 4));
    if (spot) write(ctx, text, (spot[0]) * unit, (spot[1] + size / 2 + 1) * unit, font, colours.ink, "left");
  }
  if (!light || light.lines.length > 40 || scale < 0.6) return;
  for (const line of light.lines) {
    const text = line.facts.length > 9 ? String(line.facts.length) : [...new Set(line.facts.map((fact) => label(fact.relation)))].join("、"), font = `${11 * unit}px ${colours.sans}`;
    ctx.font = font;
    const width = ctx.measureText(text).width * scale, x = ((things[line.from].x + things[line.to].x) / 2) * scale, y = ((things[line.from].y + things[line.to].y) / 2) * scale;
    if (free(x - width / 2 - 2, y - 7, width + 4, 14)) write(ctx, text, x * unit, y * unit, font, colours.soft);
  }
}

network.on("beforeDrawing", (ctx) => cover(ctx, 1));
network.on("afterDrawing", (ctx) => {
  const scale = network.getScale(), light = chosen(), free = freeRoom();
  if (light) {
    cover(ctx, hovered ? 0.45 : 0.78);
    light.lines.forEach((line) => paintLine(ctx, line, scale, light.lines.length > 30 ? light.thing.id : undefined));
    light.ends.forEach((id) => paintThing(ctx, things[id], light.thing ? light.thing.id === id : false));
  } else if (grouped) shown.forEach((id) => paintShares(ctx, things[id]));
  paintLabels(ctx, scale, light, free);
  if (!light) paintHeadlines(ctx, scale, free);
});

