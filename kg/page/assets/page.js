"use strict";
// Everything that comes from the data is put in by textContent or drawn on the canvas; nothing is ever parsed as markup.
const byId = (id) => document.getElementById(id);
const state = { lang: "zh", hiddenKinds: new Set(), hiddenRelations: new Set(), names: PAGE.edge_names, chosen: null };
const nodes = new vis.DataSet(NODES);
const edges = new vis.DataSet(EDGES);
const network = new vis.Network(byId("mynetwork"), { nodes, edges }, OPTIONS);
const say = (pair) => pair[state.lang];
const word = (key) => say(PAGE.words[key]);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, k) => values[k]);

function el(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

// ---------------------------------------------------------------- legend

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  hexagon: ["polygon", { points: "6,1 14,1 18,7 14,13 6,13 2,7" }], triangleDown: ["polygon", { points: "10,13 16,1 4,1" }], dot: ["circle", { cx: 10, cy: 7, r: 5.5 }],
  square: ["rect", { x: 5, y: 2, width: 10, height: 10 }], triangle: ["polygon", { points: "10,1 16,13 4,13" }],
  diamond: ["polygon", { points: "10,0 16,7 10,14 4,7" }],
};

function mark(style) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "mark");
  svg.setAttribute("viewBox", "0 0 20 14");
  const [tag, attributes] = style.shape ? SHAPES[style.shape] : ["line", { x1: 1, y1: 7, x2: 19, y2: 7, "stroke-width": 2.5 }];
  const shape = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
  if (style.dashed) shape.setAttribute("stroke-dasharray", "4 3");
  shape.setAttribute(style.shape ? "fill" : "stroke", style.colour);
  svg.append(shape);
  return svg;
}

function switchFor(key, style, count, hidden) {
  const label = el("label");
  const box = el("input");
  box.type = "checkbox";
  box.checked = !hidden.has(key);
  box.dataset.key = key;
  box.addEventListener("change", () => {
    box.checked ? hidden.delete(key) : hidden.add(key);
    label.className = box.checked ? "" : "off";
    refresh();
  });
  label.className = box.checked ? "" : "off";
  label.append(box, mark(style), el("span", "", say(style)), el("span", "count", String(count)));
  return label;
}

function legend() {
  const count = (items, field, key) => items.filter((item) => item[field] === key).length;
  const switches = (styles, items, field, hidden) => Object.entries(styles)
    .filter(([key]) => count(items, field, key)).map(([key, style]) => switchFor(key, style, count(items, field, key), hidden));
  byId("kinds-title").textContent = word("kinds");
  byId("relations-title").textContent = word("relations");
  byId("kinds").replaceChildren(...switches(PAGE.kinds, PAGE.nodes, "kind", state.hiddenKinds));
  byId("relations").replaceChildren(...switches(PAGE.relations, PAGE.edges, "relation", state.hiddenRelations));
}

// ---------------------------------------------------------------- what is visible, what is bright

const gone = (i) => state.hiddenKinds.has(PAGE.nodes[i].kind);
const edgeGone = (e) => gone(e.source) || gone(e.target) || state.hiddenRelations.has(e.relation);

function bright() {
  if (!state.chosen) return null;
  const kept = { nodes: new Set(), edges: new Set() };
  const { type, index } = state.chosen;
  if (type === "node") kept.nodes.add(index);
  PAGE.edges.forEach((e, i) => {
    if (type === "node" ? e.source === index || e.target === index : i === index) {
      kept.edges.add(i);
      kept.nodes.add(e.source).add(e.target);
    }
  });
  return kept;
}

function refresh() {
  const kept = bright();
  nodes.update(NODES.map((n, i) => ({ id: n.id, hidden: gone(i), opacity: !kept || kept.nodes.has(i) ? 1 : 0.16 })));
  edges.update(EDGES.map((e, i) => {
    const on = kept ? kept.edges.has(i) : true;
    return { id: e.id, hidden: edgeGone(PAGE.edges[i]), width: kept && on ? 2.5 : e.width,  color: { ...e.color, opacity: kept ? (on ? 1 : 0.07) : 0.75 } };
  }));
}

// Names are written here, not by the network (whose own labels are transparent and only take clicks): as many as fit,
// the most related first, never smaller than is readable, as on a map.
const degree = PAGE.nodes.map((_, i) => PAGE.edges.filter((e) => e.source === i || e.target === i).length);
const ranked = [...PAGE.nodes.keys()].sort((a, b) => degree[b] - degree[a] || a - b);
const least = (i) => (degree[i] > 11 ? 14 : degree[i] > 4 ? 12.5 : 11.5);

function writeNames(context) {
  const scale = network.getScale();
  const kept = bright();
  const placed = [];
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const i of ranked.slice(0, 40)) {
    const { x, y } = network.getPosition(i);
    if (!gone(i) && degree[i] > 3) placed.push({ x, y, wide: NODES[i].size, high: NODES[i].size, of: i });
  }
  const on = (i) => !kept || kept.nodes.has(i);
  for (const i of [...ranked.filter(on), ...ranked.filter((n) => !on(n) && NODES[n].font.size * scale >= least(n))]) {
    if (!gone(i)) writeName(context, i, scale, on(i), placed);
  }
  PAGE.edges.forEach((e, i) => {
    if (!edgeGone(e) && (kept ? kept.edges.has(i) : state.names)) writeRelation(context, e, scale, placed);
  });
}

function writeRelation(context, e, scale, placed) {
  const [a, b] = [network.getPosition(e.source), network.getPosition(e.target)];
  const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  const tall = Math.max(11, 10.5 / scale);
  context.font = `${tall}px ${NODES[0].font.face}`;
  const text = say(PAGE.relations[e.relation]);
  write(context, text, { x, y, wide: context.measureText(text).width / 2, high: tall * 0.55 }, "#4a5261", scale, placed);
}

function write(context, text, spot, ink, scale, placed, owner) {
  if (placed.some((p) => (owner === undefined || p.of !== owner) && Math.abs(p.x - spot.x) < p.wide + spot.wide && Math.abs(p.y - spot.y) < p.high + spot.high)) return;
  placed.push(spot);
  context.lineWidth = 4 / scale;
  context.strokeStyle = "#fbfbf9";
  context.fillStyle = ink;
  context.strokeText(text, spot.x, spot.y);
  context.fillText(text, spot.x, spot.y);
}

function writeName(context, i, scale, on, placed) {
  const { label, font, size } = NODES[i];
  const tall = Math.max(font.size, least(i) / scale);
  const chosen = state.chosen && state.chosen.type === "node" && state.chosen.index === i;
  context.font = `${chosen || degree[i] > 11 ? 600 : 400} ${tall}px ${font.face}`;
  const { x, y } = network.getPosition(i);
  const high = tall * 0.62;
  const spot = { x, y: y + size + high + 3, wide: context.measureText(label).width / 2 + 2 / scale, high };
  write(context, label, spot, on ? PAGE.kinds[PAGE.nodes[i].kind].ink : "#1d243038", scale, placed, i);
}

// ---------------------------------------------------------------- the panel

const brief = (iri) => (iri.startsWith(PAGE.base) ? `id:${iri.slice(PAGE.base.length)}` : iri);

function goto(index) {
  const b = el("button", "", PAGE.nodes[index].label);
  b.type = "button";
  b.addEventListener("click", () => choose("node", index, true));
  return b;
}

function where(e) {
  const p = el("p", "where");
  const place = `${e.source} [${e.start}–${e.end}]`;
  p.textContent = [e.publication, e.issued, e.article, place].filter(Boolean).join(" · ");
  if (/^https?:\/\//.test(e.link)) {
    const a = el("a", "", word("original"));
    a.href = e.link;
    a.rel = "noreferrer";
    a.target = "_blank";
    p.append(" · ", a);
  }
  return p;
}

function evidence(e) {
  const quote = el("blockquote");
  const [from, to] = e.mark;
  quote.append(e.quote.slice(0, from), el("mark", "", e.quote.slice(from, to)), e.quote.slice(to));
  const box = el("div");
  box.append(quote, where(e));
  return box;
}

function factBox(fact, said) {
  const box = el("div", "fact");
  const line = said || el("p", "said", say(fact));
  line.className = "said";
  box.append(line);
  fact.evidence.slice(0, 1).forEach((e) => box.append(evidence(e)));
  if (fact.evidence.length > 1) {
    const more = el("details");
    more.append(el("summary", "", fill(word("more"), { n: fact.evidence.length - 1 })), ...fact.evidence.slice(1).map(evidence));
    box.append(more);
  }
  if (fact.id) box.append(el("p", "iri", brief(fact.id)));
  return box;
}

function edgeLine(e, from) {
  const line = el("p");
  const end = (index) => (index === from ? PAGE.nodes[index].label : goto(index));
  line.append(end(e.source), el("span", "soft", ` ─${say(PAGE.relations[e.relation])}→ `), end(e.target));
  return line;
}

function showNode(index) {
  const n = PAGE.nodes[index];
  const kind = PAGE.kinds[n.kind];
  const badge = el("span", "kind", [say(kind), say({ zh: n.detail_zh, en: n.detail_en })].filter(Boolean).join(" · "));
  badge.style.background = kind.colour;
  const parts = [badge, el("h2", "", n.label)];
  if (n.names.length) parts.push(el("p", "soft", `${word("also")} ${n.names.join("、")}`));
  if (!n.id.includes("#")) parts.push(el("p", "iri", brief(n.id)));
  for (const [key, style] of Object.entries(PAGE.relations)) {
    const mine = PAGE.edges.filter((e) => e.relation === key && (e.source === index || e.target === index));
    if (!mine.length) continue;
    parts.push(el("h3", "", `${say(style)} (${mine.length})`));
    for (const e of mine) e.facts.length ? e.facts.forEach((f) => parts.push(factBox(f, labelled(edgeLine(e, index), f, e)))) : parts.push(plainLine(edgeLine(e, index)));
  }
  if (n.facts.length) parts.push(el("h3", "", `${word("facts")} (${n.facts.length})`), ...n.facts.map((f) => factBox(f)));
  return parts;
}

function plainLine(line) {
  line.className = "said fact";
  return line;
}

function labelled(line, fact) {
  const text = say(fact);
  if (text) line.append(` — ${text}`);
  return line;
}

function showEdge(index) {
  const e = PAGE.edges[index];
  const style = PAGE.relations[e.relation];
  const badge = el("span", "kind", say(style));
  badge.style.background = style.colour;
  const title = el("h2");
  title.append(PAGE.nodes[e.source].label, ` → `, PAGE.nodes[e.target].label);
  const facts = e.facts.map((f) => factBox(f, labelled(edgeLine(e), f)));
  return [badge, title, el("h3", "", `${word("evidence")} (${e.facts.length})`), ...(facts.length ? facts : [plainLine(edgeLine(e))])];
}

function welcome() {
  const parts = [el("h2", "", PAGE.title || word("title")), el("p", "soft", word("hint"))];
  if (PAGE.left_out) parts.push(el("p", "soft", fill(word("left_out"), { n: PAGE.left_out, shown: PAGE.nodes.length })));
  if (PAGE.alone) parts.push(el("p", "soft", fill(word("alone"), { n: PAGE.alone })));
  parts.push(el("h3", "", word("most")));
  for (const i of ranked.slice(0, 12)) {
    const line = plainLine(el("p"));
    line.classList.add("row");
    line.append(mark(PAGE.kinds[PAGE.nodes[i].kind]), " ", goto(i));
    parts.push(line);
  }
  return parts;
}

function showPanel() {
  const { type, index } = state.chosen || {};
  byId("panel").replaceChildren(...(type === "node" ? showNode(index) : type === "edge" ? showEdge(index) : welcome()));
  byId("panel").scrollTop = 0;
}

function choose(type, index, move) {
  state.chosen = { type, index };
  if (type === "node" && gone(index)) {
    state.hiddenKinds.delete(PAGE.nodes[index].kind);
    legend();
  }
  refresh();
  showPanel();
  type === "node" ? network.selectNodes([index]) : network.setSelection({ nodes: [], edges: [`e${index}`] }, { highlightEdges: false });
  if (move) network.focus(index, { scale: Math.max(network.getScale(), 0.9), animation: PAGE.animate && { duration: 400, easingFunction: "easeInOutQuad" } });
}

function release() {
  state.chosen = null;
  network.unselectAll();
  refresh();
  showPanel();
}

// ---------------------------------------------------------------- search

const bare = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s“”‘’"'「」『』《》〈〉<>()·]/g, "");

function matches(text) {
  const wanted = bare(text);
  if (!wanted) return [];
  const rank = (n) => Math.min(...[n.label, ...n.names].map((name) => (bare(name) === wanted ? 0 : bare(name).startsWith(wanted) ? 1 : bare(name).includes(wanted) ? 2 : 9)));
  return PAGE.nodes.map((n, i) => [rank(n), i]).filter(([r]) => r < 9).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, i]) => i);
}

function suggest() {
  const found = matches(byId("search").value).slice(0, 20);
  byId("hits").replaceChildren(...found.map((i, row) => {
    const li = el("li", row ? "" : "chosen");
    li.append(mark(PAGE.kinds[PAGE.nodes[i].kind]), el("span", "", PAGE.nodes[i].label));
    li.addEventListener("mousedown", () => pick(i));
    return li;
  }));
  if (!found.length && byId("search").value.trim()) byId("hits").append(el("li", "", word("none")));
  byId("hits").hidden = !byId("search").value.trim();
}

function pick(index) {
  byId("hits").hidden = true;
  choose("node", index, true);
}

// ---------------------------------------------------------------- start

function words() {
  document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
  byId("title").textContent = PAGE.title || word("title");
  byId("counts").textContent = fill(word("counts"), { nodes: PAGE.nodes.length, edges: PAGE.edges.length });
  byId("search").placeholder = word("search");
  byId("search").setAttribute("aria-label", word("search"));
  byId("fit").textContent = word("fit");
  byId("names").textContent = word("names");
  byId("names").setAttribute("aria-pressed", String(state.names));
  byId("lang").textContent = state.lang === "zh" ? "English" : "中文";
  legend();
  refresh();
  showPanel();
}

network.on("afterDrawing", writeNames);
network.on("click", (event) => {
  if (event.nodes.length) choose("node", event.nodes[0], false);
  else if (event.edges.length) choose("edge", Number(event.edges[0].slice(1)), false);
  else release();
});
byId("search").addEventListener("input", suggest);
byId("search").addEventListener("focus", suggest);
byId("search").addEventListener("blur", () => { byId("hits").hidden = true; });
byId("search").addEventListener("keydown", (event) => {
  const found = matches(byId("search").value);
  if (event.key === "Enter" && found.length) pick(found[0]);
  if (event.key === "Escape") byId("hits").hidden = true;
});
byId("fit").addEventListener("click", () => { release(); network.fit(); });
byId("names").addEventListener("click", () => { state.names = !state.names; words(); });
byId("lang").addEventListener("click", () => { state.lang = state.lang === "zh" ? "en" : "zh"; words(); });
words();
network.once("afterDrawing", () => { document.documentElement.dataset.ready = "yes"; });
network.fit();
if (PAGE.focus.length === 1) choose("node", PAGE.focus[0], false);
