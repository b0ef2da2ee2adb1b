// Rows as a chart: one column across, one number up, perhaps one that tells groups apart.
import { LANG, make, number, say } from "./dom.js";
import { labelsOf } from "./labels.js";
import { isNumber, text } from "./terms.js";

const FORMS = ["bar", "line_form", "dot"];
const compact = new Intl.NumberFormat(LANG === "zh" ? "zh-CN" : "en", { notation: "compact" });
const MOST = 5000; // marks that a chart can show
const DATE = /^\d{4}(-\d\d){0,2}(?=$|\/|T)/; // of a period its beginning
const GROUPS = 10; // as many as there are colours
const LABELS = 500; // that are asked for
const NAMES = 60; // bars that a reader tells apart

// Whether there is a number to draw.
export const drawable = ({ columns, rows }) => columns.some((_, i) => isNumeric(rows, i));

const isNumeric = (rows, i) => rows.some((row) => isNumber(row[i])) && rows.every((row) => row[i] === null || isNumber(row[i]));

// `roles`: {x, y, series} by column name, as the header of a question tells them; else they are guessed.
export function chart(answer, { titles = {}, roles = {} }) {
  const { columns, rows } = answer;
  const numeric = columns.filter((_, i) => isNumeric(rows, i));
  const chosen = guess(columns, rows, numeric, roles);
  const title = (name) => titles[name] ?? name;
  const select = (key, role, names, none) =>
    make("label", {}, `${say(key)} `,
      make("select", { onchange: (event) => ((chosen[role] = event.target.value), draw()) },
        ...(none ? [make("option", { value: "" }, say("ask.js.none"))] : []),
        ...names.map((name) => make("option", { value: name, selected: chosen[role] === name }, role === "form" ? say(`ask.js.${name}`) : title(name)))));
  const place = make("div", { class: "picture" });
  const note = make("p", { role: "status" });
  async function draw() {
    const { plot, Plot } = await import("/static/built/plot.js");
    const all = points(answer, chosen, await called(answer, chosen));
    const shown = first(all, chosen.form);
    note.textContent = shown.length < rows.length ? say("ask.js.some", { n: number.format(shown.length), all: number.format(rows.length) }) : "";
    place.replaceChildren(picture({ plot, Plot }, shown, chosen, title, place.clientWidth || 640));
  }
  draw();
  new ResizeObserver(debounced(draw)).observe(place);
  return make("div", { class: "chart" },
    make("div", { class: "tools" },
      select("ask.js.form", "form", FORMS), select("ask.js.x", "x", columns), select("ask.js.y", "y", numeric),
      select("ask.js.series", "series", columns.filter((name) => !numeric.includes(name)), true)),
    note, place);
}

// As much as can be read: of groups the largest, of bars with names those of the first names.
function first(data, form) {
  const sums = new Map();
  for (const { series, y } of data) sums.set(series, (sums.get(series) ?? 0) + Math.abs(y));
  const large = new Set([...sums].sort(([, a], [, b]) => b - a).slice(0, GROUPS).map(([series]) => series));
  const kept = data.filter(({ series }) => large.has(series)).slice(0, MOST);
  if (form !== "bar" || !kept.some((point) => typeof point.x === "string")) return kept;
  const names = new Set([...new Set(kept.map((point) => point.x))].slice(0, NAMES));
  return kept.filter((point) => names.has(point.x));
}

function guess(columns, rows, numeric, roles) {
  const y = roles.y ?? numeric.at(-1);
  const others = columns.filter((name) => name !== y);
  const dated = others.find((name) => {
    const told = rows.map((row) => text(row[columns.indexOf(name)])).filter(Boolean);
    return told.length > 0 && told.every((one) => DATE.test(one));
  });
  const words = others.find((name) => rows.some((row) => row[columns.indexOf(name)]?.type === "literal" && !isNumber(row[columns.indexOf(name)])));
  const x = roles.x ?? dated ?? words ?? others[0] ?? y;
  const dates = new Set(rows.map((row) => text(row[columns.indexOf(x)])).filter(Boolean)).size;
  return { x, y, series: roles.series ?? "", form: numeric.includes(x) ? "dot" : x === dated && dates > 2 ? "line_form" : "bar" };
}

// The labels of the things that a chart names.
function called({ columns, rows }, { x, series }) {
  const named = [x, series].map((name) => columns.indexOf(name)).filter((i) => i >= 0);
  const cells = named.flatMap((i) => rows.slice(0, MOST).map((row) => row[i]));
  return labelsOf([...new Set(cells.filter((cell) => cell?.type === "iri").map((cell) => cell.value))].slice(0, LABELS));
}

function points({ columns, rows }, { x, y, series }, labels) {
  const [i, j, k] = [x, y, series].map((name) => columns.indexOf(name));
  const shown = (cell) => (cell === null ? "" : (labels.get(cell.value) ?? cell.value));
  return rows
    .filter((row) => row[j] !== null && text(row[i]) !== "")
    .map((row) => ({ x: isNumber(row[i]) ? Number(row[i].value) : shown(row[i]), y: Number(row[j].value), series: k < 0 ? null : shown(row[k]) || say("ask.js.unsaid") }));
}

function picture({ plot, Plot }, data, { x, y, series, form }, title, width) {
  const words = data.some((point) => typeof point.x === "string");
  const dates = words && data.every((point) => DATE.test(point.x));
  const timed = dates && form !== "bar" ? data.map((point) => ({ ...point, x: new Date(point.x.match(DATE)[0]) })) : data;
  const sideways = form === "bar" && words && !dates; // names read across, so their bars do too
  const [across, up] = sideways ? ["y", "x"] : ["x", "y"];
  const channels = { [across]: "x", [up]: "y", ...(series ? { stroke: "series" } : { stroke: "#a3261c" }), tip: true };
  const filled = { ...channels, fill: channels.stroke, stroke: undefined };
  const marks = {
    bar: () => [(sideways ? Plot.barX : Plot.barY)(timed, sideways ? { ...filled, sort: { y: null } } : filled), (sideways ? Plot.ruleX : Plot.ruleY)([0])],
    line_form: () => [Plot.lineY(timed, { ...channels, sort: "x", z: series ? "series" : null, marker: true })],
    dot: () => [Plot.dot(timed, channels)],
  };
  const names = new Set(data.map((point) => point.x)).size;
  const longest = Math.min(16, Math.max(4, ...data.map((point) => String(point.x).length)));
  const ticks = timed !== data ? { ticks: Math.max(3, Math.floor(width / 90)), tickFormat: month } : { tickFormat: brief };
  const leaning = words && !sideways && timed === data;
  return plot({
    width,
    height: sideways ? names * 22 + 60 : 360,
    marginLeft: sideways ? longest * 13 + 12 : 72,
    marginBottom: leaning ? 30 + longest * 7 : 40,
    [across]: { label: title(x), ...ticks, ...(leaning ? { tickRotate: -45, ...thinned(data) } : {}) },
    marginTop: 30,
    [up]: { label: title(y), grid: true, tickFormat: (value) => compact.format(value), ...whole(data) },
    color: series ? { legend: true } : {},
    marks: marks[form](),
  });
}

// Where numbers are counts, few of them, no ticks between.
function whole(data) {
  const values = data.map((point) => point.y);
  const range = Math.max(...values) - Math.min(...values);
  return range < 8 && values.every(Number.isInteger) ? { ticks: Math.max(range, 1) } : {};
}

const month = (date) => date.toISOString().slice(0, date.getUTCDate() > 1 ? 10 : date.getUTCMonth() ? 7 : 4);
const brief = (value) => (typeof value === "number" ? compact.format(value) : value.length > 16 ? `${value.slice(0, 15)}…` : value);

// Of many words along an axis as many as can be read.
function thinned(data) {
  const names = [...new Set(data.map((point) => point.x))].sort();
  const step = Math.ceil(names.length / 24);
  return { domain: names, ticks: names.filter((_, i) => i % step === 0) };
}

function debounced(act) {
  let timer = null;
  let width = null;
  return ([{ contentRect }]) => {
    if (width !== null && Math.abs(width - contentRect.width) > 8) {
      clearTimeout(timer);
      timer = setTimeout(act, 150);
    }
    width = contentRect.width;
  };
}
