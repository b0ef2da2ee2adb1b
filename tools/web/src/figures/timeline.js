// What happened when, in lanes. A bound that is only a sighting fades: a last sighting is no end, a first one no beginning.
//
// An item is {label, lane, href} with `start` and `end` where they are said, `first` and `last` where it was only seen.
import { scaleLinear } from "d3-scale";
import { make, ours, svg, widthOf } from "./dom.js";
import { redrawn } from "./chart.js";
import { say } from "./words.js";
import { span, ticks } from "./time.js";
import { tip } from "./tip.js";

const ROW = 22;
const CROWDED = 40; // items of a lane from which on they are ticks without names
const FADE = 26; // pixels of an open end
const COLOURS = { posts: "#2563a8", people: "#2563a8", holders: "#2563a8", events: "#9a6a00", programs: "#c8372d", figures: "#53627a", mentions: "#4b5563" };
const laneName = (lane) => { const key = `lane_${lane}`; return say(key) === key ? lane : say(key); };

export async function timeline(host, data) {
  const items = (data.src ? (await (await import("./words.js")).read(data.src)).items : data.items).map(bounded).filter(Boolean);
  if (!items.length) return host.closest("figure")?.setAttribute("hidden", "");
  const lanes = [...new Set(items.map((item) => item.lane))];
  const draw = () => host.replaceChildren(picture(items, lanes, Math.max(280, host.clientWidth || 640)), items.some((one) => one.open[0] || one.open[1]) ? make("p", { class: "soft" }, say("open_note")) : "");
  draw();
  redrawn(host, draw);
}

function bounded(item) {
  const [from, to] = [span(item.start || item.first || item.last), span(item.end || item.last || item.start || item.first)];
  if (!from || !to) return null;
  const event = !item.end && !item.first && !item.last && item.lane === "events"; // a day, not a stretch of time
  return { ...item, lane: item.lane || "events", from: from[0], to: Math.max(to[1], from[1]), open: event ? [false, false] : [!item.start, !item.end] };
}

function picture(items, lanes, width) {
  const head = Math.max(...lanes.map((lane) => widthOf(laneName(lane), 12))) + 14;
  const [low, high] = [Math.min(...items.map((one) => one.from)), Math.max(...items.map((one) => one.to))];
  const pad = Math.max((high - low) * 0.04, 0.02);
  const x = scaleLinear().domain([low - pad, high + pad]).range([head, width - 8]);
  const root = svg("svg", { class: "kg-svg kg-timeline", role: "group", "aria-label": say("timeline_of", { n: items.length }) });
  let y = 6;
  const bodies = [];
  for (const lane of lanes) {
    const { node, rows } = laneOf(items.filter((one) => one.lane === lane).sort((a, b) => a.from - b.from || a.to - b.to), x, y, { head, width });
    bodies.push(svg("text", { class: "lane", x: 2, y: y + 15 }, laneName(lane)), node, svg("line", { class: "between", x1: 0, x2: width, y1: y + rows * ROW + 4, y2: y + rows * ROW + 4 }));
    y += rows * ROW + 10;
  }
  root.append(svg("g", { class: "axis" }, ...ticks(...x.domain(), width - head).flatMap(({ at, text }) => {
    const here = x(at);
    const half = widthOf(text, 11) / 2;
    return here < head || here > width ? [] : [svg("line", { class: "rule", x1: here, x2: here, y1: 0, y2: y }), here + half < width && here - half > head - 20 ? svg("text", { x: here, y: y + 14, "text-anchor": "middle" }, text) : ""];
  })), ...bodies);
  root.setAttribute("viewBox", `0 0 ${width} ${y + 20}`);
  return root;
}

// Rows are filled from the left; a name stands in its bar, else after it, and takes its room in the row.
function laneOf(items, x, top, { head, width }) {
  const crowded = items.length > CROWDED;
  const ends = [];
  const node = svg("g", {});
  for (const item of items) {
    const [left, right] = [x(item.from), Math.max(x(item.to), x(item.from) + 5)];
    const room = widthOf(item.label, 12) + 10;
    const inside = !crowded && right - left > room + 6;
    const before = !crowded && !inside && right + room > width && left > width - right;
    const taken = crowded ? [left, right] : inside ? [left, right] : before ? [left - room, right] : [left, right + room + (item.open[1] ? FADE : 0)];
    let row = crowded ? 0 : ends.findIndex((end) => end + 4 <= taken[0]);
    if (row < 0) row = ends.length;
    ends[row] = Math.max(ends[row] ?? 0, taken[1]);
    node.append(bar(item, { left, right, y: top + row * ROW, inside, before, crowded, head, width }));
  }
  return { node, rows: crowded ? 1 : ends.length };
}

// As much of a name as there is room for; the whole is told at its mark.
function cut(label, room) {
  let text = label;
  while (text.length > 1 && widthOf(text === label ? text : `${text}…`, 12) > room) text = text.slice(0, -1);
  return text === label ? text : `${text}…`;
}

function bar(item, { left, right, y, inside, before, crowded, head, width }) {
  const href = ours(item.href);
  const colour = item.colour ?? COLOURS[item.lane] ?? "#5b6473";
  const node = svg(href ? "a" : "g", { class: "span", href, tabindex: href ? null : "0" });
  const middle = y + 11;
  if (crowded) node.append(svg("rect", { x: left, y: y + 3, width: Math.max(2, right - left), height: 16, fill: colour, opacity: 0.55 }));
  else {
    const moment = right - left < 8 && !item.open[0] && !item.open[1];
    if (moment) node.append(svg("circle", { cx: (left + right) / 2, cy: middle, r: 5, fill: colour }));
    else node.append(svg("rect", { x: left, y: middle - 5, width: right - left, height: 10, rx: item.open[0] || item.open[1] ? 0 : 3, fill: colour, opacity: inside ? 0.22 : 0.85 }));
    if (item.open[1]) node.append(svg("line", { class: "open", x1: right, x2: right + FADE * 0.7, y1: middle, y2: middle, stroke: colour, "stroke-dasharray": "2 4" }));
    else if (!moment) node.append(svg("line", { class: "bound", x1: right, x2: right, y1: middle - 8, y2: middle + 8, stroke: colour }));
    if (item.open[0]) node.append(svg("line", { class: "open", x1: left, x2: left - FADE * 0.5, y1: middle, y2: middle, stroke: colour, "stroke-dasharray": "2 4" }));
    else if (!moment) node.append(svg("line", { class: "bound", x1: left, x2: left, y1: middle - 8, y2: middle + 8, stroke: colour }));
    const at = inside ? { x: left + 6 } : before ? { x: left - (item.open[0] ? FADE * 0.5 : 0) - 5, "text-anchor": "end" } : { x: right + (item.open[1] ? FADE * 0.7 : 0) + 5 };
    const room = inside ? right - left : before ? at.x - head : width - at.x;
    node.append(svg("text", { ...at, y: middle, dy: "0.36em", "aria-hidden": "true" }, cut(item.label, room)));
  }
  const since = item.start ?? (item.first ? say("since", { date: item.first }) : "");
  const until = item.end ?? (item.last ? say("until", { date: item.last }) : "");
  return tip(node, [item.label, [since, until].filter(Boolean).join(" – ")]);
}
