// Shapes of China's provinces and prefectures → kg/serve/static/map/china.json (TopoJSON), once and by hand:
//   npm install --no-save echarts@4.9.0 mapshaper@0.7.70 && node map.js
// From the maps of Apache ECharts 4.9.0 (map/json, Apache-2.0); codes as in kg/lexicon/places.tsv (edition of 2023).
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import mapshaper from "mapshaper";

const HERE = dirname(fileURLToPath(import.meta.url));
const MAPS = join(HERE, "node_modules/echarts/map/json");
const OUT = join(HERE, "../../kg/serve/static/map");
// The shapes are some years older than the codes: prefectures that became cities, and Laiwu, now part of Jinan.
const CODES = {
  371200: "370100", 469003: "460400", 542200: "540500", 542400: "540600", 542600: "540400", 652100: "650400", 652200: "650500",
};
const KEPT = "9%"; // of the points

// A ring is written as differences, two characters a point, in 1/1024 of a degree.
function ring(text, [x, y]) {
  const points = [];
  const signed = (code) => ((code - 64) >> 1) ^ -((code - 64) & 1);
  for (let i = 0; i < text.length; i += 2) {
    x += signed(text.charCodeAt(i));
    y += signed(text.charCodeAt(i + 1));
    points.push([x / 1024, y / 1024]);
  }
  return points;
}

function area(points) {
  let sum = 0;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) sum += points[j][0] * points[i][1] - points[i][0] * points[j][1];
  return Math.abs(sum) / 2;
}

function holds(points, [x, y]) {
  let inside = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [[ax, ay], [bx, by]] = [points[i], points[j]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

// Islands stand among the holes of the file: what lies in another ring is a hole, all else a polygon of its own.
function decoded({ type, coordinates, encodeOffsets }) {
  const polygon = (rings, offsets) => rings.map((text, i) => (typeof text === "string" ? ring(text, offsets[i]) : text));
  const rings = type === "Polygon" ? polygon(coordinates, encodeOffsets) : coordinates.flatMap((some, i) => polygon(some, encodeOffsets && encodeOffsets[i]));
  const polygons = [];
  for (const points of rings.filter((one) => one.length > 3).sort((a, b) => area(b) - area(a))) {
    const around = polygons.find(([outer]) => points.filter((point) => holds(outer, point)).length > 0.8 * points.length);
    if (around) around.push(points);
    else polygons.push([points]);
  }
  return { type: "MultiPolygon", coordinates: polygons };
}

function shapes(file) {
  const read = JSON.parse(readFileSync(join(MAPS, file), "utf8"));
  return read.features.map(({ id, properties, geometry }) => ({
    type: "Feature",
    properties: { code: CODES[id] || String(id || properties.id), name: properties.name },
    geometry: decoded(geometry),
  }));
}

const features = [...shapes("china-cities.json"), ...shapes("province/hainan.json").filter((f) => f.properties.code === "460300")];
const input = { "all.json": JSON.stringify({ type: "FeatureCollection", features }) };
const cleaned = "-i all.json -snap interval=0.004 -clean -dissolve code copy-fields=name";
const made = await mapshaper.applyCommands(`${cleaned} -simplify ${KEPT} weighted keep-shapes -o china.json format=topojson quantization=12000 id-field=code`, input);
// Where a name stands: a point well inside.
const inner = async (more) => JSON.parse((await mapshaper.applyCommands(`${cleaned} ${more} -points inner -o points.json format=geojson`, input))["points.json"]).features;
const points = [...(await inner("")), ...(await inner("-each 'code = code.slice(0, 2) + \"0000\"' -dissolve code"))];

// The frame of the South China Sea with its dashes, as ECharts draws it (lib/coord/geo/fix/nanhai.js), 64 by 93.1.
const SEA = readFileSync(join(HERE, "node_modules/echarts/lib/coord/geo/fix/nanhai.js"), "utf8").match(/var points = (\[.*\]);/)[1];
const provinces = shapes("china.json").map(({ properties: { code, name } }) => [code, name]);
const topology = JSON.parse(made["china.json"]);
topology.objects = { prefectures: Object.values(topology.objects)[0] };
for (const one of topology.objects.prefectures.geometries) delete one.properties;
topology.origin = "Apache ECharts 4.9.0, map/json (Apache-2.0), simplified; prefectures as of about 2016 under the codes of 2023";
topology.names = Object.fromEntries([...features.map(({ properties: { code, name } }) => [code, name.replace(/市$/, "")]).reverse(), ...provinces]);
topology.anchors = Object.fromEntries(points.map(({ properties: { code }, geometry: { coordinates } }) => [code, coordinates.map((n) => Math.round(n * 100) / 100)]));
topology.sea = JSON.parse(SEA).slice(0, -1); // the last ring is the frame itself
mkdirSync(OUT, { recursive: true });
writeFileSync(join(OUT, "china.json"), JSON.stringify(topology));
console.log(topology.objects.prefectures.geometries.length, "shapes", JSON.stringify(topology).length, "bytes");
