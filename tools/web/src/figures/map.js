// A map of China by level: provinces first, then the prefectures of one. Shapes are carried by the package; no tiles, no borders of
// counties: those are told in the list beside and in the table below.
import { geoConicEqualArea, geoPath } from "d3-geo";
import { feature, merge, mesh } from "topojson-client";
import { make, ours, svg, widthOf } from "./dom.js";
import { redrawn } from "./chart.js";
import { read, say } from "./words.js";
import { tip } from "./tip.js";

const FILLS = ["#efe9dc", "#f3d9b8", "#eaa97a", "#d9743f", "#b2431f", "#7f1d12"]; // none, then five steps
const SANSHA = "460300"; // stands in a frame at the corner, as Chinese maps have it
const provinceOf = (code) => `${code.slice(0, 2)}0000`;

export async function map(host, { src }) {
  const [counts, shapes] = await Promise.all([read(src), fetch("/static/map/china.json").then((answer) => answer.json())]);
  const country = new Country(shapes, counts);
  const view = { province: null };
  const go = (code) => { view.province = code; draw(); };
  const draw = () => {
    const width = Math.max(300, host.clientWidth || 800);
    const drawn = view.province ? inside(country, view.province, width, go) : whole(country, width, go);
    host.replaceChildren(...drawn);
  };
  draw();
  redrawn(host, draw);
}

class Country {
  constructor(shapes, { areas, kind }) {
    this.kind = kind;
    this.areas = new Map(areas.map((area) => [area.code, area]));
    const parts = shapes.objects.prefectures.geometries;
    this.prefectures = feature(shapes, shapes.objects.prefectures).features;
    this.names = shapes.names;
    this.anchors = shapes.anchors;
    this.sea = shapes.sea;
    this.provinces = [...new Set(parts.map(({ id }) => provinceOf(id)))].map((code) => ({
      type: "Feature", id: code, geometry: merge(shapes, parts.filter(({ id }) => provinceOf(id) === code && id !== SANSHA)),
    }));
    this.lines = mesh(shapes, shapes.objects.prefectures, (a, b) => a !== b && provinceOf(a.id) !== provinceOf(b.id));
  }

  count(code) { return this.areas.get(code)?.count ?? 0; }
  name(code) { return this.names[code] ?? this.areas.get(code)?.label ?? code; }
  below(code) { return [...this.areas.values()].filter((area) => area.in === code || (area.in && !this.areas.has(area.in) && provinceOf(area.code) === code && area.code !== code)); }
}

// Five steps with about as many areas in each, in whole numbers.
function steps(values) {
  const counts = values.filter(Boolean).sort((a, b) => a - b);
  if (!counts.length) return [1];
  const bounds = [1, 2, 3, 4, 5].map((i) => counts[Math.ceil((counts.length * i) / 5) - 1]);
  return [...new Set(bounds)];
}

const fillOf = (count, bounds) => (count ? FILLS[1 + Math.round((bounds.findIndex((bound) => count <= bound) * 4) / Math.max(1, bounds.length - 1))] : FILLS[0]);

function legend(bounds) {
  const range = (bound, i) => { const low = i ? bounds[i - 1] + 1 : 1; return low === bound ? String(bound) : `${low}–${bound}`; };
  const square = (fill) => svg("svg", { class: "mark", viewBox: "0 0 20 14", "aria-hidden": "true" }, svg("rect", { x: 1, y: 1, width: 18, height: 12, fill }));
  return make("ul", { class: "kg-legend" }, make("li", {}, square(FILLS[0]), say("nothing_here")), ...bounds.map((bound, i) => make("li", {}, square(fillOf(bound, bounds)), range(bound, i))));
}

const conic = () => geoConicEqualArea().parallels([25, 47]).rotate([-105, 0]);

function shape(country, one, path, bounds, pick) {
  const area = country.areas.get(one.id);
  const count = country.count(one.id);
  const node = svg("path", { class: "area", d: path(one), fill: fillOf(count, bounds), tabindex: area ? "0" : null, role: area ? "button" : null, "data-code": one.id });
  tip(node, [area?.label ?? country.name(one.id), count ? String(count) : say("nothing_here"), area && area.own !== count ? say("own", { n: area.own }) : ""]);
  if (area) {
    const act = () => pick(area);
    node.addEventListener("click", act);
    node.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } });
  }
  return node;
}

// Names at their places, the fullest first, none upon another.
function names(country, features, projection, path, size) {
  const placed = [];
  const texts = [];
  for (const one of [...features].sort((a, b) => country.count(b.id) - country.count(a.id) || path.area(b) - path.area(a))) {
    const name = country.name(one.id);
    const [x, y] = projection(country.anchors[one.id] ?? [0, 0]);
    const spot = { x, y, wide: widthOf(name, size) / 2 + 1, high: size * 0.58 };
    if (placed.some((p) => Math.abs(p.x - x) < p.wide + spot.wide && Math.abs(p.y - y) < p.high + spot.high)) continue;
    placed.push(spot);
    texts.push(svg("text", { class: "name", x, y, dy: "0.35em", "font-size": size, "text-anchor": "middle", "aria-hidden": "true" }, name));
  }
  return texts;
}

function whole(country, width, go) {
  const height = Math.round(Math.min(width * 0.78, 720));
  const projection = conic().fitExtent([[4, 4], [width - 4, height - 4]], { type: "FeatureCollection", features: country.provinces });
  const path = geoPath(projection);
  const bounds = steps(country.provinces.map(({ id }) => country.count(id)));
  const pick = (area) => (country.below(area.code).length ? go(area.code) : location.assign(ours(area.href)));
  const root = svg("svg", { class: "kg-svg kg-china", viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": say("map_of", { n: country.provinces.filter(({ id }) => country.count(id)).length }) });
  root.append(...country.provinces.map((one) => shape(country, one, path, bounds, pick)), svg("path", { class: "lines", d: path(country.lines) }));
  root.append(island(projection, [123.47, 25.74]), sea(country, width, height, bounds, pick), ...names(country, country.provinces, projection, path, width < 520 ? 9 : width < 800 ? 11 : 12.5));
  return [legend(bounds), root];
}

function island(projection, at) {
  const [x, y] = projection(at);
  return svg("g", { class: "island" }, svg("circle", { cx: x, cy: y, r: 1.6 }));
}

function sea(country, width, height, bounds, pick) {
  const wide = Math.max(46, width * 0.085);
  const scale = wide / 64;
  const group = svg("g", { class: "sea", transform: `translate(${width - wide - 4} ${height - 93.1 * scale - 4 - 12})` });
  const frame = svg("rect", { class: "area", width: wide, height: 93.1 * scale, fill: fillOf(country.count(SANSHA), bounds), "data-code": SANSHA });
  tip(frame, [country.areas.get(SANSHA)?.label ?? say("south_sea"), String(country.count(SANSHA) || say("nothing_here"))]);
  if (country.areas.has(SANSHA)) frame.addEventListener("click", () => pick(country.areas.get(SANSHA)));
  const d = (rings) => rings.map((ring) => `M${ring.map(([x, y]) => `${(x * scale).toFixed(1)} ${(y * scale).toFixed(1)}`).join("L")}Z`).join("");
  const [coast, ...dashes] = country.sea;
  const middle = Math.min(wide / 2, wide + 2 - widthOf(say("south_sea"), 9) / 2); // the name may be wider than the frame
  group.append(frame, svg("path", { class: "coast", d: d([coast]) }), svg("path", { class: "dashes", d: d(dashes) }), svg("text", { x: middle, y: 93.1 * scale + 10, "text-anchor": "middle", "font-size": 9 }, say("south_sea")));
  return group;
}

function inside(country, code, width, go) {
  const features = country.prefectures.filter(({ id }) => provinceOf(id) === code && id !== SANSHA);
  const narrow = width < 640;
  const wide = narrow ? width : Math.round(width * 0.62);
  const height = Math.round(Math.min(wide * 0.85, 620));
  const projection = conic().fitExtent([[6, 6], [wide - 6, height - 6]], { type: "FeatureCollection", features });
  const path = geoPath(projection);
  const below = country.below(code);
  const bounds = steps(below.map(({ count }) => count));
  const root = svg("svg", { class: "kg-svg kg-china", viewBox: `0 0 ${wide} ${height}`, role: "group", "aria-label": country.name(code) });
  root.append(...features.map((one) => shape(country, one, path, bounds, (area) => location.assign(ours(area.href)))), ...(features.length > 1 ? names(country, features, projection, path, wide < 420 ? 10 : 12) : []));
  const back = make("button", { type: "button", class: "plain", onclick: () => go(null) }, `← ${say("back_to_country")}`);
  const area = country.areas.get(code);
  const head = make("p", { class: "kg-where" }, back, " ", ours(area.href) ? make("a", { href: ours(area.href) }, area.label) : area.label, make("span", { class: "n" }, ` ${area.count}`));
  return [head, make("div", { class: "kg-inside" }, root, make("div", { class: "kg-areas" }, legend(bounds), list(country, below)))];
}

function list(country, areas) {
  const line = (area) => make("li", {}, make("a", { href: ours(area.href) }, area.label), make("span", { class: "n" }, ` ${area.count}`), nested(area));
  const nested = (area) => {
    const within = country.below(area.code).filter((one) => one.code !== area.code && one.in === area.code);
    return within.length ? make("ul", {}, ...within.sort((a, b) => b.count - a.count).map(line)) : null;
  };
  return make("ul", {}, ...[...areas].sort((a, b) => b.count - a.count).map(line));
}
