// The whole graph: thousands of nodes by WebGL with sigma (MIT) on a graph of graphology (MIT); a bundle of its own.
import Graph from "graphology";
import Sigma from "sigma";
import { make } from "./figures/dom.js";
import { controls, nodeList } from "./figures/controls.js";
import { nodePanel } from "./figures/panel.js";
import { picture as ready } from "./figures/picture.js";
import { say } from "./figures/words.js";

const FEW = 300; // nodes that are drawn where there is no WebGL

// A colour on its way to white: lines that lie on each other in thousands would else drown the nodes.
const pale = (colour, share = 0.62) => `#${[1, 3, 5].map((i) => Math.round(parseInt(colour.slice(i, i + 2), 16) * (1 - share) + 255 * share).toString(16).padStart(2, "0")).join("")}`;

function webgl() {
  try {
    return Boolean(make("canvas").getContext("webgl2") ?? make("canvas").getContext("webgl"));
  } catch {
    return false;
  }
}

export async function network(host, data, more) {
  if (webgl()) return new Crowd(host, data);
  const { network: plain } = await import("/static/built/network.js");
  const kept = new Set(data.nodes.slice(0, FEW).map((node) => node.id));
  const few = { ...data, nodes: data.nodes.filter((node) => kept.has(node.id)).map(({ x, y, ...node }) => node), left_out: (data.left_out ?? 0) + Math.max(0, data.nodes.length - FEW) };
  const place = make("div");
  host.replaceChildren(make("p", { class: "kg-failed", role: "status" }, say("no_webgl", { n: Math.min(FEW, data.nodes.length) })), place);
  return plain(place, few, { ...more, src: null });
}

class Crowd {
  constructor(host, data) {
    this.picture = ready(data, (kind) => say(`kind_${kind}`));
    this.hidden = { kinds: new Set(), relations: new Set(), year: "" };
    this.chosen = null;
    this.canvas = make("div", { class: "kg-canvas", role: "img", "aria-label": say("network_of", { name: this.picture.ranked[0]?.label ?? "", n: this.picture.nodes.length }) });
    this.panel = make("aside", { class: "kg-panel", "aria-live": "polite" });
    this.status = make("p", { class: "kg-status", role: "status" });
    host.replaceChildren(make("div", { class: "kg-tools" }, ...controls(this)), make("div", { class: "kg-net full" }, this.canvas, this.panel), this.status, make("details", { class: "kg-list" }, ...nodeList(this)));
    this.draw();
    this.release();
  }

  draw() {
    const graph = new Graph({ multi: true });
    const { nodes, edges, kinds, relations } = this.picture;
    const narrow = Math.min(1, this.canvas.clientWidth / 800);
    for (const node of nodes) graph.addNode(node.id, { x: node.x, y: -node.y, size: node.size * narrow, label: node.label, color: kinds[node.kind].colour });
    for (const edge of edges) graph.addEdgeWithKey(edge.i, edge.source, edge.target, { size: 0.6, color: pale(relations[edge.relation].colour) });
    this.byKey = new Map(edges.map((edge) => [String(edge.i), edge]));
    this.sigma = new Sigma(graph, this.canvas, {
      renderLabels: false, defaultDrawNodeHover: () => {}, defaultEdgeType: "line", hideEdgesOnMove: edges.length > 20000, minCameraRatio: 0.02, maxCameraRatio: 2, zIndex: true,
      nodeReducer: (id, look) => this.nodeLook(id, look), edgeReducer: (key, look) => this.edgeLook(key, look),
    });
    this.face = getComputedStyle(document.body).fontFamily;
    this.sigma.on("afterRender", () => this.writeNames());
    this.sigma.on("enterNode", ({ node }) => { this.under = node; this.sigma.refresh({ skipIndexation: true }); });
    this.sigma.on("leaveNode", () => { this.under = null; this.sigma.refresh({ skipIndexation: true }); });
    this.sigma.on("clickNode", ({ node }) => this.pick(node));
    this.sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => { preventSigmaDefault(); location.assign(`/network?iri=${encodeURIComponent(node)}`); });
    this.sigma.on("clickStage", () => this.release());
  }

  isHidden(edge) {
    const { kinds, relations, year } = this.hidden;
    return relations.has(edge.relation) || (year && edge.years?.length && !edge.years.includes(year))
      || kinds.has(this.picture.node(edge.source).kind) || kinds.has(this.picture.node(edge.target).kind);
  }

  nodeLook(id, look) {
    const node = this.picture.node(id);
    if (this.hidden.kinds.has(node.kind) || (this.tied && !this.tied.has(id))) return { ...look, hidden: true };
    if (!this.lit) return look;
    return this.lit.has(id) ? { ...look, zIndex: 1, highlighted: id === this.chosen.node.id } : { ...look, color: "#e4e3df", zIndex: 0 };
  }

  edgeLook(key, look) {
    const edge = this.byKey.get(key);
    if (this.isHidden(edge)) return { ...look, hidden: true };
    if (!this.lit) return look;
    const mine = edge.source === this.chosen.node.id || edge.target === this.chosen.node.id;
    return mine ? { ...look, color: this.picture.relations[edge.relation].colour, size: 1.4, zIndex: 1 } : { ...look, hidden: true };
  }

  // Names over the picture: what is pointed at and chosen first, then the most related in view, none upon another.
  writeNames() {
    const context = this.sigma.getCanvases().labels.getContext("2d");
    const { width, height } = this.sigma.getDimensions();
    const first = [this.under, this.chosen?.node.id].filter(Boolean).map((id) => this.picture.node(id));
    const placed = [];
    context.textBaseline = "middle";
    context.textAlign = "center";
    context.lineJoin = "round";
    for (const node of [...first, ...this.picture.ranked]) {
      if (placed.length * 7000 > width * height) break;
      const look = this.sigma.getNodeDisplayData(node.id);
      if (!look || look.hidden || (this.lit && !this.lit.has(node.id))) continue;
      const { x, y } = this.sigma.framedGraphToViewport(look);
      if (x < 0 || y < 0 || x > width || y > height) continue;
      this.writeName(context, node, { x, y: y + this.sigma.scaleSize(look.size) + 9 }, first.includes(node), placed, width);
    }
  }

  writeName(context, node, { x, y }, always, placed, width) {
    const tall = always ? 14 : 12;
    context.font = `${always ? 700 : 400} ${tall}px ${this.face}`;
    const text = node.label.length > 18 && !always ? `${node.label.slice(0, 17)}…` : node.label;
    const half = context.measureText(text).width / 2 + 2;
    const spot = { x: Math.max(half, Math.min(width - half, x)), y, wide: half, high: tall * 0.62 };
    if (placed.some((p) => Math.abs(p.x - spot.x) < p.wide + spot.wide && Math.abs(p.y - spot.y) < p.high + spot.high)) return;
    placed.push(spot);
    context.lineWidth = 3.5;
    context.strokeStyle = "#ffffffe6";
    context.fillStyle = "#1d2430";
    context.strokeText(text, spot.x, spot.y);
    context.fillText(text, spot.x, spot.y);
  }

  refresh() {
    const id = this.chosen?.node.id;
    const shown = this.picture.edges.filter((edge) => !this.isHidden(edge));
    this.tied = this.hidden.kinds.size || this.hidden.relations.size || this.hidden.year ? new Set(shown.flatMap((edge) => [edge.source, edge.target])) : null;
    this.lit = id ? new Set([id, ...shown.filter((edge) => edge.source === id || edge.target === id).flatMap((edge) => [edge.source, edge.target])]) : null;
    this.sigma.refresh({ skipIndexation: true });
    const nodes = this.tied ? this.tied.size : this.picture.nodes.length;
    this.status.textContent = [say("counts", { nodes, edges: shown.length }), this.picture.left_out ? say("left_out", { n: this.picture.left_out }) : ""].filter(Boolean).join(" · ");
  }

  pick(id, move = false) {
    const node = this.picture.node(id);
    this.chosen = { node };
    this.refresh();
    if (move) {
      const { x, y } = this.sigma.getNodeDisplayData(id);
      this.sigma.getCamera().setState({ x, y, ratio: Math.min(this.sigma.getCamera().ratio, 0.35) });
    }
    const around = make("a", { href: `/network?iri=${encodeURIComponent(id)}` }, say("surroundings"));
    this.panel.replaceChildren(...nodePanel(this.picture, node, { pick: (other) => this.pick(other, true), centre: null, evident: true }));
    this.panel.querySelector(".tools").append(around);
    this.panel.scrollTop = 0;
  }

  release() {
    this.chosen = null;
    this.refresh();
    this.panel.replaceChildren(make("p", { class: "soft" }, say("hint_crowd")));
  }

  fit() {
    this.sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  }
}
