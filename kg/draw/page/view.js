// The page of the drawing. Text from newspaper pages reaches the document as text nodes and the canvas as text only.
"use strict";
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const things = read("nodes"), lines = read("edges"), book = read("book");
  const box = (id) => document.getElementById(id);
  const MENTIONED = "mentioned-in";

  // ------------------------------------------------------------ words

  const WORDS = {
    title: ["新闻知识图谱", "News knowledge graph"],
    search: ["搜索名称、别名或标题　/", "Search names, aliases, headlines  /"],
    nothing: ["没有找到", "Nothing found"],
    types: ["类型", "Types"],
    relations: ["关系", "Relations"],
    pages: ["版面与报道", "Pages and articles"],
    mentioned: ["见于", "mentioned in"],
    all: ["全图", "Whole graph"],
    back: ["返回", "Back"],
    near: ["聚焦邻域", "Focus neighbourhood"],
    show: ["在图中查看", "Show in graph"],
    close: ["关闭", "Close"],
    alias: ["又称", "Also"],
    code: ["区划代码", "Code"],
    date: ["时间", "Date"],
    neighbours: ["个相邻事物", " neighbours"],
    quoteless: ["据行政区划表，版面上没有引文。", "From the gazetteer; no page states it."],
    confidence: ["置信度", "confidence"],
    rule: ["规则", "rule"],
    place: ["位置", "at"],
    rest: ["再显示 {} 条", "Show {} more"],
    inArticles: ["见于报道", "Named in"],
    names: ["报道所提及", "Named in this article"],
    facts: ["条事实", " facts"],
    headlines: ["标题", "Headlines"],
    fit: ["适合窗口", "Fit"],
    png: ["存为图片", "PNG"],
    csv: ["存为表格", "CSV"],
    other: ["EN", "中文"],
    sum: ["{} 个事物 · {} 条事实 · {} 篇报道 · {} 个版面", "{} things · {} facts · {} articles · {} pages"],
    more: ["另有 {} 条", "{} more"],
    fold: ["图例 ▾", "Legend ▾"],
  };
  let english = false;
  const say = (name, ...values) => values.reduce((text, value) => text.replace("{}", value), WORDS[name][english ? 1 : 0]);
  const labels = new Map([...book.types, ...book.kinds, ...book.relations].map((word) => [word.name, word]));
  const label = (name) => {
    if (name === MENTIONED) return say("mentioned");
    const word = labels.get(name);
    return word ? (english ? word.en : word.zh) : name;
  };

  // ------------------------------------------------------------ the graph

  const pages = new Map(book.pages.map((page) => [page.key, page]));
  const pageName = (key) => {
    const page = pages.get(key);
    return page ? [page.date, page.name.replace(/\.[^.]*$/, "")].filter(Boolean).join(" · ") : key;
  };
  const byKey = new Map(things.map((thing) => [thing.key, thing]));
  const articles = things.filter((thing) => thing.group === "Article");
  const members = new Map(articles.map((article) => [article.id, new Set([article.id])]));
  const joined = new Set(lines.map((line) => `${line.from} ${line.to}`));
  const mentions = [];
  for (const thing of things) {
    thing.home = { x: thing.x, y: thing.y };
    thing.lines = []; // what a fact joins it to
    thing.mentions = []; // as an article to what it names, or the other way
    for (const article of thing.articles || []) {
      members.get(article).add(thing.id);
      if (!joined.has(`${thing.id} ${article}`)) {
        const fact = { subject: thing.id, relation: MENTIONED, object: article, evidence: [] };
        mentions.push({ id: `m${mentions.length}`, from: thing.id, to: article, facts: [fact], width: 0.6, hidden: true });
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
  const allLines = new Map([...lines, ...mentions].map((line) => [line.id, line]));
  const other = (line, id) => things[line.from === id ? line.to : line.from];
  const facts = lines.flatMap((line) => line.facts);
  const symmetric = new Set(book.relations.filter((relation) => relation.symmetric).map((relation) => relation.name));
  const verb = (fact) => `— ${label(fact.relation)} ${symmetric.has(fact.relation) ? "—" : "→"}`;

  // ------------------------------------------------------------ colours and shapes

  const SHAPES = { Organization: "dot", Region: "square", Program: "diamond", Person: "triangle", Group: "hexagon", Article: "square" };
  let colours = {};
  const readColours = () => {
    const style = getComputedStyle(document.documentElement);
    const names = ["paper", "card", "ink", "soft", "faint", "edge", "accent", "serif", "sans", "Unknown", ...Object.keys(SHAPES)];
    colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  };
  readColours();
  const hue = (type) => (SHAPES[type] ? colours[type] : colours.Unknown);
  const groups = () => Object.fromEntries(book.types.map(({ name }) => {
    const inside = name === "Article" ? colours.card : hue(name), line = name === "Article" ? hue(name) : colours.paper;
    const paint = { background: inside, border: line };
    return [name, { shape: SHAPES[name] || "dot", borderWidth: 1.5, borderWidthSelected: 1.5, color: { ...paint, highlight: paint, hover: paint } }];
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
    const corners = CORNERS[SHAPES[type]];
    if (!corners) ctx.arc(x, y, r, 0, 2 * Math.PI);
    else corners.forEach(([dx, dy]) => ctx.lineTo(x + dx * r, y + dy * r));
    ctx.closePath();
  };
  const icon = (type) => {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    svg.setAttribute("class", "icon");
    svg.setAttribute("viewBox", "-1.2 -1.2 2.4 2.4");
    const corners = CORNERS[SHAPES[type]];
    const shape = document.createElementNS(space, corners ? "polygon" : "circle");
    if (corners) shape.setAttribute("points", corners.map((corner) => corner.join()).join(" "));
    else shape.setAttribute("r", 1);
    const colour = `var(--${SHAPES[type] ? type : "Unknown"})`;
    shape.style.cssText = type === "Article" ? `fill:none;stroke:${colour};stroke-width:.3` : `fill:${colour}`;
    svg.append(shape);
    return svg;
  };

  // ------------------------------------------------------------ what is shown

  const off = new Set(["Article"]); // types, `type/kind` and relations that the reader has switched off
  let headlines = true;
  let view = {}; // of near, article, page (what is shown) and node, edge (what is chosen)
  let scope = null; // ids of the things that may be shown; null for all
  let within = null; // ids of the articles that may state a fact; null for all
  let shown = new Set(), shownLines = new Set();

  const nodes = new vis.DataSet(things.map(({ id, group, size, x, y, hidden }) => ({ id, group, size, x, y, hidden: !!hidden })));
  const edges = new vis.DataSet(lines.map(({ id, from, to, width, hidden }) => ({ id, from, to, width, hidden: !!hidden })));
  const options = read("options");
  options.groups = groups();
  options.edges.color = edgeColour();
  Object.assign(options.interaction, { selectConnectedEdges: false, hoverConnectedEdges: false });
  const network = new vis.Network(box("mynetwork"), { nodes, edges }, options);
  window.network = network; // for whoever wants to work with it in the console
  const canvas = box("mynetwork").querySelector("canvas");

  const kindName = (thing) => `${thing.group}/${thing.kind || ""}`;
  const admitted = (thing) => !off.has(thing.group) && !off.has(kindName(thing)) && (!scope || scope.has(thing.id));
  const stated = (fact) => !off.has(fact.relation) && (!within || !fact.evidence.length || fact.evidence.some((e) => within.has(e.article)));

  function refresh() {
    if (!off.has("Article") && mentions.length && !edges.get(mentions[0].id)) {
      edges.add(mentions.map(({ id, from, to, width, hidden }) => ({ id, from, to, width, hidden, dashes: [2, 4] })));
    }
    const strict = book.relations.some((relation) => off.has(relation.name)); // then only what has a line is shown
    shownLines = new Set();
    const tied = new Set();
    for (const line of allLines.values()) {
      if (admitted(things[line.from]) && admitted(things[line.to]) && line.facts.some(stated)) {
        shownLines.add(line.id);
        tied.add(line.from).add(line.to);
      }
    }
    shown = new Set(things.filter((thing) => admitted(thing) && (!strict || tied.has(thing.id))).map((thing) => thing.id));
    const place = view.near ? rings(byKey.get(view.near)) : view.article ? gathered(byKey.get(view.article)) : new Map();
    const moved = [];
    for (const thing of things) {
      const { x, y } = place.get(thing.id) || thing.home, hidden = !shown.has(thing.id);
      if (thing.hidden !== hidden || thing.x !== x || thing.y !== y) moved.push({ id: thing.id, x, y, hidden });
      Object.assign(thing, { x, y, hidden });
    }
    if (moved.length) nodes.update(moved);
    const turned = edges.get({ filter: (edge) => edge.hidden === shownLines.has(edge.id) });
    if (turned.length) edges.update(turned.map(({ id }) => ({ id, hidden: !shownLines.has(id) })));
    network.redraw();
  }

  // The neighbourhood of a thing: itself in the middle, what it is joined to on ovals around it, by relation.
  function rings(middle) {
    const around = [...shown].filter((id) => id !== middle.id).map((id) => things[id]);
    const order = (thing) => {
      const line = middle.lines.find((line) => other(line, middle.id) === thing);
      return line ? book.relations.findIndex((relation) => relation.name === line.facts[0].relation) : 99;
    };
    around.sort((a, b) => order(a) - order(b) || a.group.localeCompare(b.group) || a.id - b.id);
    const place = new Map([[middle.id, { x: 0, y: 0 }]]), wider = around.length > 40 ? 1.25 : 1.55;
    for (let ring = 0, done = 0; done < around.length; ring++) {
      const radius = 170 + 105 * ring, room = Math.floor(radius / 7);
      const left = around.length - done, count = Math.min(left, room);
      for (let i = 0; i < count; i++) {
        const angle = ((i + (ring % 2) / 2) / count) * 2 * Math.PI - Math.PI / 2;
        place.set(around[done + i].id, { x: Math.round(wider * radius * Math.cos(angle)), y: Math.round(radius * Math.sin(angle)) });
      }
      done += count;
    }
    return place;
  }

  // The things of an article, where they stand on the map but with far ones brought near, and apart by a label's size.
  function gathered(article) {
    const spots = [...shown].map((id) => ({ id, x: things[id].home.x - article.home.x, y: things[id].home.y - article.home.y }));
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

  // ------------------------------------------------------------ addresses: every view has one

  let still = false; // whether the camera stays where it is at the next change

  function go(next, keepCamera = false) {
    const wanted = new URLSearchParams(Object.entries(next).filter(([, value]) => value !== undefined)).toString();
    if (wanted === location.hash.slice(1)) return;
    still = keepCamera;
    location.hash = wanted;
  }
  const choose = (next, keepCamera = false) => go({ near: view.near, article: view.article, page: view.page, ...next }, keepCamera);

  function route() {
    const asked = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
    const before = view;
    view = {};
    for (const name of ["near", "article", "node"]) if (byKey.has(asked[name])) view[name] = asked[name];
    if (pages.has(asked.page)) view.page = asked.page;
    const edge = /^\d+$/.test(asked.edge) ? Number(asked.edge) : asked.edge;
    if (allLines.has(edge)) view.edge = edge;
    setScope();
    refresh();
    drawTrail();
    drawPanel();
    const changed = ["near", "article", "page"].some((name) => view[name] !== before[name]);
    if (changed || !network.placed) fit();
    else if (!still && view.node) focusOn(byKey.get(view.node));
    else if (!still && view.edge !== undefined) focusOn(...[allLines.get(view.edge)].flatMap(({ from, to }) => [things[from], things[to]]));
    still = false;
    network.placed = true;
  }

  function setScope() {
    scope = within = null;
    if (view.near) {
      const middle = byKey.get(view.near);
      scope = new Set([middle.id, ...middle.lines.filter((line) => line.facts.some((fact) => !off.has(fact.relation))).map((line) => other(line, middle.id).id)]);
    } else if (view.article || view.page) {
      within = new Set(view.article ? [byKey.get(view.article).id] : articles.filter((a) => a.page === view.page).map((a) => a.id));
      scope = new Set([...within].flatMap((id) => [...members.get(id)]));
    }
  }

  const wide = () => innerWidth > 860;
  function camera(low, high, most) {
    const sheet = !wide() && !box("panel").hidden ? innerHeight / 2 : 0; // on a telephone the panel covers the lower half
    const left = wide() ? 296 : 12, right = wide() && !box("panel").hidden ? 420 : 20, edge = wide() ? 56 : 90;
    const names = view.near && wide() ? 260 : 20; // room for labels on both sides
    const scale = Math.min((innerWidth - left - right - names) / (high.x - low.x + 80), (innerHeight - sheet - 2 * edge) / (high.y - low.y + 80), most);
    const position = { x: (low.x + high.x) / 2, y: (low.y + high.y) / 2 };
    const motion = network.placed && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    network.moveTo({ position, scale, offset: { x: (left - right) / 2, y: -sheet / 2 + (sheet ? 40 : 0) }, animation: motion && { duration: 350, easingFunction: "easeInOutQuad" } });
  }
  function fit() {
    const spots = [...shown].map((id) => things[id]);
    if (!spots.length) return;
    const bound = (pick, axis) => spots.reduce((best, spot) => pick(best, spot[axis]), spots[0][axis]);
    camera({ x: bound(Math.min, "x"), y: bound(Math.min, "y") }, { x: bound(Math.max, "x"), y: bound(Math.max, "y") }, 1.5);
  }
  const focusOn = (...spots) => {
    const [x, y] = ["x", "y"].map((axis) => spots.map((spot) => spot[axis]));
    camera({ x: Math.min(...x), y: Math.min(...y) }, { x: Math.max(...x), y: Math.max(...y) }, Math.max(network.getScale(), 1));
  };

  // ------------------------------------------------------------ painting on the canvas

  let hovered = null; // a thing under the pointer

  function cover(ctx, alpha) {
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = alpha;
    ctx.fillStyle = colours.paper;
    ctx.fillRect(0, 0, canvas.width, canvas.height);
    ctx.restore();
  }

  // Boxes of the screen that have text already: a label is only drawn where it finds a free one.
  function freeRoom() {
    const cells = new Map(), size = 48;
    return (x, y, width, height) => {
      const keys = [];
      for (let i = Math.floor(x / size); i <= (x + width) / size; i++) for (let j = Math.floor(y / size); j <= (y + height) / size; j++) keys.push(i * 100003 + j);
      const meets = (b) => x < b.x + b.width && b.x < x + width && y < b.y + b.height && b.y < y + height;
      if (keys.some((key) => (cells.get(key) || []).some(meets))) return false;
      for (const key of keys) cells.set(key, [...(cells.get(key) || []), { x, y, width, height }]);
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

  const short = (text, most) => ([...text].length > most ? `${[...text].slice(0, most - 1).join("")}…` : text);

  // Like the names of a map's lands: an article's headline stands over the things that only this article names.
  const lands = articles.map((article) => {
    const own = [...members.get(article.id)].map((id) => things[id]).filter((thing) => (thing.articles || []).length === 1);
    const spots = own.length ? own : [article];
    const middle = spots.reduce((sum, { home }) => sum + home.x, 0) / spots.length;
    return { article, x: middle, y: Math.min(...spots.map(({ home, size }) => home.y - size)), weight: own.length };
  }).sort((a, b) => b.weight - a.weight);

  function paintHeadlines(ctx, scale, free) {
    if (!headlines || view.near || view.article || scale > 1.4) return;
    const size = 13 / scale;
    for (const { article, x, y } of lands) {
      if (scope && !scope.has(article.id)) continue;
      const text = short(article.label, scale < 0.7 ? 14 : 22), font = `600 ${size}px ${colours.serif}`;
      ctx.font = font;
      const width = ctx.measureText(text).width * scale, top = y * scale - 20;
      if (free(x * scale - width / 2 - 4, top, width + 8, 17)) write(ctx, text, x, (top + 9) / scale, font, colours.soft);
    }
  }

  function chosen() {
    if (view.edge !== undefined) {
      const line = allLines.get(view.edge);
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
    ctx.fillStyle = thing.group === "Article" ? colours.card : hue(thing.group);
    ctx.strokeStyle = thing.group === "Article" ? hue(thing.group) : colours.paper;
    ctx.lineWidth = 1.5;
    ctx.fill();
    ctx.stroke();
    if (!ring) return;
    ctx.beginPath();
    ctx.arc(thing.x, thing.y, thing.size + 5, 0, 2 * Math.PI);
    ctx.strokeStyle = colours.accent;
    ctx.lineWidth = 2.5;
    ctx.stroke();
  }

  function paintLabels(ctx, scale, light, free) {
    const size = 12.5, unit = 1 / scale;
    const low = network.DOMtoCanvas({ x: -80, y: -20 }), high = network.DOMtoCanvas({ x: canvas.clientWidth + 80, y: canvas.clientHeight + 20 });
    const rank = (thing) => (light ? (light.thing === thing ? 2e6 : light.ends.has(thing.id) ? 1e6 : 0) : 0) + thing.degree;
    const seen = [...shown].map((id) => things[id]).filter((thing) =>
      thing.x > low.x && thing.x < high.x && thing.y > low.y && thing.y < high.y &&
      (light ? light.ends.has(thing.id) || (hovered && thing.size * scale > 7) : view.near || view.article || thing.size * scale > 6));
    seen.sort((a, b) => rank(b) - rank(a) || a.id - b.id);
    ctx.lineWidth = 3.5 * unit;
    for (const thing of seen) {
      const main = light && (light.thing === thing || light.ends.size === 2);
      const text = short(thing.label, main ? 40 : 16), font = `${main || thing.size > 15 ? 600 : 400} ${size * unit}px ${colours.sans}`;
      ctx.font = font;
      const width = ctx.measureText(text).width * scale, radius = thing.size * scale;
      const x = thing.x * scale, y = thing.y * scale, side = view.near && thing.key !== view.near && Math.abs(thing.x) > 60 ? Math.sign(thing.x) : 0;
      const spots = side ? [[x + side * (radius + 5) + (side < 0 ? -width : 0), y - size / 2]] : [[x - width / 2, y + radius + 3], [x - width / 2, y - radius - size - 4], [x + radius + 5, y - size / 2], [x - radius - 5 - width, y - size / 2]];
      const spot = spots.find(([left, top]) => free(left - 3, top - 1, width + 6, size + 4));
      if (spot) write(ctx, text, (spot[0]) * unit, (spot[1] + size / 2 + 1) * unit, font, colours.ink, "left");
    }
    if (!light || light.lines.length > 40 || scale < 0.6) return;
    for (const line of light.lines) {
      const text = [...new Set(line.facts.map((fact) => label(fact.relation)))].join("、"), font = `${11 * unit}px ${colours.sans}`;
      ctx.font = font;
      const width = ctx.measureText(text).width * scale, x = ((things[line.from].x + things[line.to].x) / 2) * scale, y = ((things[line.from].y + things[line.to].y) / 2) * scale;
      if (free(x - width / 2 - 2, y - 7, width + 4, 14)) write(ctx, text, x * unit, y * unit, font, colours.soft);
    }
  }

  network.on("beforeDrawing", (ctx) => {
    cover(ctx, 1);
  });
  network.on("afterDrawing", (ctx) => {
    const scale = network.getScale(), light = chosen(), free = freeRoom();
    if (light) {
      cover(ctx, hovered ? 0.45 : 0.78);
      light.lines.forEach((line) => paintLine(ctx, line, scale, light.lines.length > 30 ? light.thing.id : undefined));
      light.ends.forEach((id) => paintThing(ctx, things[id], light.thing ? light.thing.id === id : false));
    }
    paintLabels(ctx, scale, light, free);
    if (!light) paintHeadlines(ctx, scale, free);
  });

  // ------------------------------------------------------------ building the document

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

  const thingLink = (thing) => make("button", { class: "thing", onclick: () => open(thing) }, icon(thing.group), make("span", {}, thing.label));
  function open(thing) {
    if (thing.group === "Article") go({ article: thing.key });
    else if (shown.has(thing.id)) choose({ node: thing.key });
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
    const quoteless = fact.relation === MENTIONED ? [] : [make("p", { class: "none" }, say("quoteless"))];
    const quotes = fact.evidence.length ? fact.evidence.map(evidenceOf) : quoteless;
    return make("li", { class: "fact" }, make("div", { class: "ends" }, ...ends, ...chips(fact)), ...quotes);
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
    const about = [thing.date && `${say("date")} ${thing.date}`, thing.code && `${say("code")} ${thing.code}`, `${thing.degree}${say("neighbours")}`].filter(Boolean).join(" · ");
    const actions = make("div", { class: "actions" },
      view.near !== thing.key && thing.lines.length && make("button", { class: "action", onclick: () => go({ near: thing.key, node: thing.key }) }, say("near")),
      make("button", { class: "action", onclick: () => (shown.has(thing.id) ? focusOn(thing) : go({ node: thing.key })) }, say("show")));
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
      ...book.types.map(({ name }) => [name, inside.filter((thing) => thing.group === name).sort((a, b) => b.degree - a.degree || a.id - b.id)])
        .filter(([, found]) => found.length)
        .map(([name, found]) => groupOf(label(name), found.length, "", listOf(found, (thing) => make("li", {}, thingLink(thing)), { class: "things" }, 100))),
    ];
  }

  function linePanel(line) {
    return [
      make("h1", {}, things[line.from].label, " — ", things[line.to].label),
      listOf(line.facts, (fact) => factOf(fact, thingLink(things[fact.subject]), make("span", { class: "verb" }, verb(fact)), thingLink(things[fact.object]))),
    ];
  }

  function drawPanel() {
    const panel = box("panel");
    const content = view.edge !== undefined ? linePanel(allLines.get(view.edge))
      : view.node ? (byKey.get(view.node).group === "Article" ? articlePanel : thingPanel)(byKey.get(view.node))
      : view.article ? articlePanel(byKey.get(view.article)) : null;
    panel.hidden = !content;
    if (!content) return panel.replaceChildren();
    const close = make("button", { class: "close", title: `${say("close")} (Esc)`, "aria-label": say("close"), onclick: leave }, "×");
    panel.replaceChildren(close, ...content.filter((child) => child));
    panel.scrollTop = 0;
  }
  const leave = () => (view.node || view.edge !== undefined ? choose({}, true) : go({}));

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

  if (!wide()) box("legend").classList.add("shut");
  drawLegend();
  route();
})();
