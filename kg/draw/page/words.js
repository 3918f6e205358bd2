// The words of the page in Chinese and English, and the names of types, kinds and relations.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const box = (id) => document.getElementById(id);
const book = read("book");
const MENTIONED = "mentioned-in";

const WORDS = {
  title: ["新闻知识图谱", "News knowledge graph"],
  sum: ["{}\u00a0个事物 · {}\u00a0条事实 · {}\u00a0篇报道 · {}\u00a0个版面", "{}\u00a0things · {}\u00a0facts · {}\u00a0articles · {}\u00a0pages"],
  empty: ["图中没有事物。", "There is nothing in this graph."],
  noArticles: ["图中没有报道和引文，只显示事物与事实。", "No articles or quotes in this graph: it shows things and facts."],
  noDates: ["没有标明日期的项目，不显示时间线。", "No program is dated: there is no time line."],
  search: ["名称、别名、拼音、标题　/", "Name, alias, pinyin, headline  /"],
  nothing: ["没有找到", "Nothing found"],
  filters: ["筛选", "Filter"],
  anywhere: ["所有地区", "All regions"],
  everyPage: ["所有版面", "All pages"],
  from: ["起，如 2019-06", "From, e.g. 2019-06"],
  to: ["止", "To"],
  types: ["类型", "Types"],
  relations: ["关系", "Relations"],
  pages: ["版面与报道", "Pages and articles"],
  only: ["按住 Shift 点击：只看这一项", "Shift-click: this one only"],
  kinds: ["{}的种类", "Kinds of {}"],
  mentioned: ["见于", "mentioned in"],
  all: ["全图", "Whole graph"],
  back: ["返回", "Back"],
  near: ["聚焦邻域", "Focus neighbourhood"],
  nearOf: ["{} 的邻域", "Around {}"],
  show: ["在图中查看", "Show in graph"],
  close: ["关闭", "Close"],
  alias: ["又称", "Also"],
  code: ["区划代码", "Code"],
  date: ["时间", "Date"],
  neighbours: ["{} 个相邻事物", "{} neighbours"],
  things: ["{} 个事物", "{} things"],
  community: ["社群", "Community"],
  others: ["其余", "Others"],
  gazetteer: ["据行政区划表，版面上没有引文。", "From the gazetteer; no page states it."],
  quoteless: ["图中没有这条事实的引文。", "The graph gives no quote for this fact."],
  confidence: ["置信度", "confidence"],
  rule: ["规则", "rule"],
  place: ["位置", "at"],
  rest: ["再显示 {} 条", "Show {} more"],
  inArticles: ["见于报道", "Named in"],
  more: ["另有 {} 条", "{} more"],
  fit: ["适合窗口", "Fit"],
  headlines: ["标题", "Headlines"],
  group: ["社群概览", "Communities"],
  time: ["时间线", "Time line"],
  programs: ["项目时间", "Programs"],
  published: ["见报日期", "Published"],
  period: ["只看 {}", "Only {}"],
  year: ["年", "yr"],
  drag: ["拖动选取一段时间", "Drag to select a period"],
  png: ["存为图片", "PNG"],
  csv: ["存为表格", "CSV"],
  help: ["用法", "Help"],
  other: ["EN", "中文"],
  fold: ["图例与筛选 ▾", "Legend and filters ▾"],
  graph: ["图谱：方向键移动，回车聚焦邻域", "Graph: arrow keys move, Enter focuses the neighbourhood"],
};
const KEYS = [ // for the help
  ["/", "搜索；↑ ↓ 选择，回车打开", "search; ↑ ↓ choose, Enter opens"],
  ["Tab", "依次到图例、图谱、面板、工具、时间线", "to legend, graph, panel, tools and time line in turn"],
  ["← ↑ → ↓", "图谱中：到这一侧最近的事物；时间线中：前后移动", "in the graph: the nearest thing on that side; in the time line: the next"],
  ["Enter", "图谱中：聚焦所选事物的邻域（同双击）", "in the graph: the chosen thing's neighbourhood (as a double click)"],
  ["Esc", "关闭面板，再按回到全图", "closes the panel, then goes back to the whole graph"],
  ["+ − 0", "放大、缩小、适合窗口", "zoom in, zoom out, fit"],
  ["Alt ← →", "后退、前进；每个视图都有自己的地址（#…），可以收藏或转发", "back and forward; every view has its own address (#…) to keep or pass on"],
  ["Shift 点击 click", "图例中：只看这一项", "in the legend: this one only"],
];
let english = false;
const say = (name, ...values) => values.reduce((text, value) => text.replace("{}", () => value), WORDS[name][english ? 1 : 0]);
const labels = new Map([...book.types, ...book.kinds, ...book.relations].map((word) => [word.name, word]));
const label = (name) => {
  if (name === MENTIONED) return say("mentioned");
  if (name === "Community") return say("community");
  const word = labels.get(name);
  return word ? (english ? word.en : word.zh) : name;
};
const short = (text, most) => ([...text].length > most ? `${[...text].slice(0, most - 1).join("")}…` : text);
const tally = (values) => values.reduce((counts, value) => counts.set(value, (counts.get(value) || 0) + 1), new Map());
