// Figures over time: actuals filled, targets hollow, places told apart by colour and by shape; a mark leads to its evidence.
import { scaleLinear } from "d3-scale";
import { language, make, ours, svg, widthOf } from "./dom.js";
import { say } from "./words.js";
import { isYear, span, ticks } from "./time.js";
import { tip } from "./tip.js";

const LOOKS = [["#0b62a4", "circle"], ["#c2410c", "square"], ["#00795b", "triangle"], ["#8e4585", "diamond"]]; // told apart by those who see few colours
const TOGETHER = LOOKS.length; // places in one picture; more stand side by side
const BESIDE = 6;
const MARGIN = { top: 22, right: 14, bottom: 24, left: 52 };
const compact = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en", { notation: "compact", maximumFractionDigits: 2 });
const SIGNS = { ">": "at_least", ">=": "at_least", "<": "at_most", "<=": "at_most", "~": "about" };

export function chart(host, { title = "", unit = "", points }) {
  const dated = placed(points.map((point) => ({ ...point, span: span(point.period) })).filter((point) => point.span && Number.isFinite(point.value)));
  const places = placesOf(dated);
  const chosen = { place: null };
  const draw = () => {
    const width = Math.max(260, host.clientWidth || 640);
    const parts = places.length <= TOGETHER ? together(dated, places, width, title, unit) : beside(dated, places, width, { title, unit, chosen, draw });
    const left = points.length - dated.length;
    host.replaceChildren(...parts, left ? make("p", { class: "soft" }, say("undated", { n: left })) : "");
  };
  draw();
  redrawn(host, draw);
}

// A figure stands in the middle of its period; where periods differ in length, as those of cumulative figures, at its end, with a
// line back to its beginning.
function placed(points) {
  const lengths = points.map(({ span: [start, end] }) => end - start);
  const differ = Math.max(...lengths) > 1.5 * Math.min(...lengths) || points.some(({ period }) => period.includes("/"));
  return points.map((point) => ({ ...point, at: differ ? point.span[1] : (point.span[0] + point.span[1]) / 2, tail: differ && point.span[1] - point.span[0] > 0.1 }));
}

// Drawn anew for another width, so that letters keep their size.
export function redrawn(host, draw) {
  let width = host.clientWidth;
  new ResizeObserver(() => {
    if (Math.abs(host.clientWidth - width) > 12) { width = host.clientWidth; draw(); }
  }).observe(host);
}

function placesOf(points) {
  const counts = new Map();
  for (const { place } of points) counts.set(place ?? "", (counts.get(place ?? "") ?? 0) + 1);
  return [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
}

const nameOf = (place) => place || say("no_place");

function together(points, places, width, title, unit) {
  const looks = new Map(places.map((place, i) => [place, LOOKS[i]]));
  return [legend(places, looks, points), panel(points, { width, height: 240, looks, unit, title })];
}

function beside(points, places, width, { title, unit, chosen, draw }) {
  const shown = places.slice(0, BESIDE);
  if (chosen.place !== null && !shown.includes(chosen.place)) shown.unshift(chosen.place);
  const columns = width > 700 ? 3 : width > 460 ? 2 : 1;
  const each = Math.floor((width - 12 * (columns - 1)) / columns);
  const domain = [Math.min(...points.map((p) => p.span[0])), Math.max(...points.map((p) => p.span[1]))];
  const range = heights(points);
  const one = (place) => {
    const mine = points.filter((point) => (point.place ?? "") === place);
    return make("figure", { class: "kg-small" }, make("figcaption", {}, nameOf(place)), panel(mine, { width: each, height: 150, looks: new Map([[place, LOOKS[0]]]), unit, domain, range, title: `${title} ${nameOf(place)}` }));
  };
  const rest = places.slice(BESIDE);
  const pick = (event) => { chosen.place = event.target.value; draw(); };
  const choice = rest.length ? make("select", { "aria-label": say("other_places"), onchange: pick }, make("option", { value: "" }, say("other_places")), ...rest.map((place) => make("option", { value: place, selected: chosen.place === place }, nameOf(place)))) : null;
  return [legend([], new Map(), points), make("div", { class: "kg-smalls", "data-columns": columns }, ...shown.map(one)), choice ?? ""];
}

function legend(places, looks, points) {
  const statuses = ["actual", "target"].filter((status) => points.some((point) => point.status === status));
  const item = (sign, text) => make("li", {}, sign, text);
  const sample = (look, status) => svg("svg", { class: "mark", viewBox: "0 0 20 14", "aria-hidden": "true" }, shape(look, status, 10, 7));
  return make("ul", { class: "kg-legend" },
    ...places.filter((place) => place || places.length > 1).map((place) => item(sample(looks.get(place), "actual"), nameOf(place))),
    ...(statuses.length > 1 || statuses[0] === "target" ? statuses.map((status) => item(sample(["#3b4453", "circle"], status), say(status))) : []));
}

// One picture: `looks` is place → colour and shape.
function panel(points, { width, height, looks, unit, title, domain, range }) {
  const x = scaleLinear().domain(domain ?? wide(points)).range([MARGIN.left, width - MARGIN.right]);
  const y = scaleLinear().domain(range ?? heights(points)).nice(4).range([height - MARGIN.bottom, MARGIN.top]);
  const root = svg("svg", { class: "kg-svg", viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": say("chart_of", { title, n: points.length }) });
  root.append(axes(x, y, { width, height, unit, ticks: ticks(...x.domain(), width - MARGIN.left - MARGIN.right, points.every(({ period }) => isYear(period))) }));
  const marks = [...looks].flatMap(([place, look]) => series(points.filter((point) => (point.place ?? "") === place), look, x, y, root));
  root.append(...marks.map((one) => one.node), ...values(marks, width));
  return root;
}

function wide(points) {
  const [low, high] = [Math.min(...points.map((p) => p.span[0])), Math.max(...points.map((p) => p.span[1]))];
  const whole = points.every((point) => isYear(point.period));
  return whole ? [low, high] : [low - (high - low) * 0.03, high + (high - low) * 0.03];
}

function heights(points) {
  const all = points.flatMap((p) => [p.value, p.high ?? p.value]);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  if (low > 0 && low > high * 0.6 && high > low) return [low - (high - low) * 0.25, high + (high - low) * 0.12];
  return [Math.min(0, low), Math.max(high * 1.08, low === high && !high ? 1 : 0)];
}

function axes(x, y, { width, height, unit, ticks: marks }) {
  const group = svg("g", { class: "axis" });
  for (const value of y.ticks(4)) {
    group.append(svg("line", { x1: MARGIN.left, x2: width - MARGIN.right, y1: y(value), y2: y(value) }), svg("text", { x: MARGIN.left - 6, y: y(value), dy: "0.35em", "text-anchor": "end" }, compact.format(value)));
  }
  for (const { at, text, centred } of marks) {
    const here = x(at);
    if (here > MARGIN.left - 1 && here < width - MARGIN.right + 1) group.append(svg("line", { class: "rule", x1: here, x2: here, y1: MARGIN.top, y2: height - MARGIN.bottom }));
    const middle = centred ? x(at + 0.5) : here;
    const half = widthOf(text, 11) / 2;
    if (middle - half > MARGIN.left - 26 && middle + half < width) group.append(svg("text", { x: middle, y: height - 7, "text-anchor": "middle" }, text));
  }
  if (unit) group.append(svg("text", { x: 2, y: 12, class: "unit" }, say("unit", { unit })));
  return group;
}

// Marks of one place; what says the same of the same period is one mark. A line joins periods of which one value is told.
function series(points, look, x, y, root) {
  const made = [];
  for (const status of ["actual", "target"]) {
    const groups = new Map();
    for (const point of points.filter((one) => (one.status === "target") === (status === "target"))) {
      const key = [point.period, point.value, point.high ?? "", point.comparator].join("|");
      groups.set(key, [...(groups.get(key) ?? []), point]);
    }
    const marks = [...groups.values()].map((same) => markOf(same, status, look, x, y));
    root.append(...joins(marks, status, look));
    made.push(...marks);
  }
  return made;
}

function joins(marks, status, [colour]) {
  const byPeriod = Map.groupBy ? Map.groupBy(marks, (one) => one.point.period) : marks.reduce((map, one) => map.set(one.point.period, [...(map.get(one.point.period) ?? []), one]), new Map());
  const steps = [...byPeriod.values()].sort((a, b) => a[0].x - b[0].x);
  const lines = [];
  for (let i = 1; i < steps.length; i += 1) {
    const [[a], [b]] = [steps[i - 1], steps[i]];
    const alike = steps[i - 1].length === 1 && steps[i].length === 1 && Math.abs((a.point.span[1] - a.point.span[0]) - (b.point.span[1] - b.point.span[0])) < 0.05;
    if (alike) lines.push(svg("line", { class: "join", x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: colour, "stroke-dasharray": status === "target" ? "4 4" : null }));
  }
  return lines;
}

function markOf(same, status, look, x, y) {
  const [point] = same;
  const [start, end] = point.span;
  const at = { x: x(point.at), y: y(point.value) };
  const href = ours(point.href);
  const node = svg(href ? "a" : "g", { class: `point ${status}`, href, tabindex: href ? null : "0" });
  if (point.high !== null && point.high !== undefined) node.append(svg("line", { class: "range", x1: at.x, x2: at.x, y1: at.y, y2: y(point.high), stroke: look[0] }));
  if (point.tail && x(end) - x(start) > 14) node.append(svg("line", { class: "during", x1: x(start) + 2, x2: at.x, y1: at.y, y2: at.y, stroke: look[0] }));
  node.append(shape(look, status, at.x, at.y), svg("circle", { class: "touch", cx: at.x, cy: at.y, r: 11 }));
  const sign = SIGNS[point.comparator] ? say(SIGNS[point.comparator]) : "";
  tip(node, [`${sign && !point.printed ? `${sign} ` : ""}${point.printed || compact.format(point.value)}`, point.period, point.place, say(status), same.length > 1 ? say("n_sources", { n: same.length }) : ""]);
  return { node, point, status, look, x: at.x, y: Math.min(at.y, point.high ? y(point.high) : at.y), low: at.y };
}

function shape([colour, form], status, x, y) {
  const paint = status === "target" ? { fill: "var(--paper, #fff)", stroke: colour, "stroke-width": 1.8 } : { fill: colour, stroke: "var(--paper, #fff)", "stroke-width": 1 };
  if (form === "circle") return svg("circle", { cx: x, cy: y, r: 4.6, ...paint });
  if (form === "square") return svg("rect", { x: x - 4.2, y: y - 4.2, width: 8.4, height: 8.4, ...paint });
  const points = form === "triangle" ? [[0, -5.4], [5, 4], [-5, 4]] : [[0, -5.8], [5.8, 0], [0, 5.8], [-5.8, 0]];
  return svg("polygon", { points: points.map(([dx, dy]) => `${x + dx},${y + dy}`).join(" "), ...paint });
}

// What was printed, written at marks that are few enough: above, else beneath, else not.
function values(marks, width) {
  if (marks.length > 14) return [];
  const placed = marks.map(({ x, low }) => ({ x, y: low, wide: 6, high: 6 }));
  const texts = [];
  for (const { point, x, y, low, look } of marks) {
    const text = point.printed || compact.format(point.value);
    const half = widthOf(text, 11) / 2 + 1;
    const middle = Math.max(half, Math.min(width - half, x));
    const spot = [y - 12, low + 14].map((at) => ({ x: middle, y: at, wide: half, high: 6 })).find((one) => one.y > 8 && !placed.some((p) => Math.abs(p.x - one.x) < p.wide + one.wide && Math.abs(p.y - one.y) < p.high + one.high));
    if (!spot || text.length > 16) continue;
    placed.push(spot);
    texts.push(svg("text", { class: "value", x: spot.x, y: spot.y, dy: "0.35em", "text-anchor": "middle", fill: look[0], "aria-hidden": "true" }, text));
  }
  return texts;
}
