// The surroundings of a thing, drawn with vis-network (Apache-2.0 or MIT) on places that the server has computed; a bundle of
// its own, loaded by figures.js when a network is on the page.
import { Network } from "vis-network/esnext/esm/vis-network.js";
import { make, still, widthOf } from "./figures/dom.js";
import { controls, nodeList } from "./figures/controls.js";
import { edgePanel, nodePanel } from "./figures/panel.js";
import { picture as ready } from "./figures/picture.js";
import { read, say } from "./figures/words.js";
import { writeNames } from "./figures/names.js";

const FONT = getComputedStyle(document.body).fontFamily;
const OPTIONS = {
  physics: { enabled: false },
  layout: { improvedLayout: false },
  nodes: { borderWidth: 1.2, borderWidthSelected: 2.5, font: { size: 14, face: FONT, color: "rgba(0,0,0,0)" } },
  edges: { smooth: false, width: 1.2, arrows: { to: { enabled: true, scaleFactor: 0.5 } }, selectionWidth: 1, hoverWidth: 1, arrowStrikethrough: false },
  interaction: { hover: true, selectConnectedEdges: false, keyboard: false, zoomSpeed: 0.6 },
};
const LONGEST = 16;
const short = (label) => (label.length <= LONGEST ? label : `${label.slice(0, LONGEST - 1)}…`);

// Draws data of the form of /network.json into a node. `src` is its source: with it the picture can be recentred and refilled.
export async function network(host, data, { src = null, full = false } = {}) {
  const view = new View(host, src, full);
  view.show(data);
  return view;
}

class View {
  constructor(host, src, full) {
    Object.assign(this, { host, src, full, chosen: null });
    this.canvas = make("div", { class: "kg-canvas", role: "img" });
    this.panel = make("aside", { class: "kg-panel", "aria-live": "polite" });
    this.tools = make("div", { class: "kg-tools" });
    this.list = make("details", { class: "kg-list" });
    this.status = make("p", { class: "kg-status", role: "status" });
    const stage = make("div", { class: full ? "kg-net full" : "kg-net" }, this.canvas, this.panel);
    host.replaceChildren(this.tools, stage, this.status, this.list);
  }

  show(data) {
    this.picture = ready(data, (kind) => say(`kind_${kind}`));
    this.hidden = { kinds: new Set(), relations: new Set(), year: "" };
    this.chosen = null;
    this.canvas.setAttribute("aria-label", say("network_of", { name: this.picture.ranked[0]?.label ?? "", n: this.picture.nodes.length }));
    this.vis?.destroy();
    this.vis = new Network(this.canvas, { nodes: [], edges: [] }, OPTIONS);
    this.vis.on("click", ({ nodes, edges }) => (nodes.length ? this.pick(nodes[0]) : edges.length ? this.pickEdge(edges[0]) : this.release()));
    this.vis.on("doubleClick", ({ nodes }) => nodes.length && this.centre(nodes[0]));
    this.vis.on("afterDrawing", (context) => writeNames(context, this, FONT));
    this.tools.replaceChildren(...controls(this));
    this.list.replaceChildren(...nodeList(this));
    this.refresh();
    this.fit();
    this.welcome();
  }

  // What is not filtered away; nodes other than the focus that lost all their lines to a filter go with them.
  visible() {
    const { kinds, relations, year } = this.hidden;
    const node = (one) => !kinds.has(one.kind);
    const edges = this.picture.edges.filter((edge) => node(this.picture.node(edge.source)) && node(this.picture.node(edge.target))
      && !relations.has(edge.relation) && (!year || !edge.years?.length || edge.years.includes(year)));
    const tied = new Set(edges.flatMap((edge) => [edge.source, edge.target]));
    const nodes = this.picture.nodes.filter((one) => node(one) && (one.focus || tied.has(one.id) || !this.picture.degree.get(one.id)));
    return { nodes, edges };
  }

  near() {
    if (!this.chosen) return null;
    const { node, edge } = this.chosen;
    const lit = { nodes: new Set(), edges: new Set() };
    if (node) lit.nodes.add(node.id);
    for (const one of this.picture.edges) {
      if (edge ? one === edge : one.source === node.id || one.target === node.id) {
        lit.edges.add(one.i);
        lit.nodes.add(one.source).add(one.target);
      }
    }
    return lit;
  }

  refresh() {
    const { nodes, edges } = this.visible();
    this.lit = this.near();
    this.shown = new Map(nodes.map((node) => [node.id, node]));
    const on = (id) => !this.lit || this.lit.nodes.has(id);
    this.drawnEdges = edges;
    const place = this.vis.getViewPosition();
    const scale = this.vis.getScale();
    this.vis.setData({ nodes: nodes.map((node) => this.nodeLook(node, on(node.id))), edges: edges.map((edge) => this.edgeLook(edge)) });
    this.vis.moveTo({ position: place, scale, animation: false });
    this.status.textContent = [
      say("counts", { nodes: nodes.length, edges: edges.length }),
      this.picture.left_out ? say("left_out", { n: this.picture.left_out }) : "",
    ].filter(Boolean).join(" · ");
  }

  nodeLook(node, on) {
    const { colour, shape } = this.picture.kinds[node.kind];
    const ground = { background: colour, border: node.focus ? "#1d2430" : "#ffffff" };
    const stressed = { background: colour, border: "#1d2430" };
    return {
      id: node.id, x: node.x, y: node.y, label: short(node.label), shape, size: node.focus ? Math.max(node.size, 16) : node.size, opacity: on ? 1 : 0.18,
      borderWidth: node.focus ? 2.5 : 1.2, color: { ...ground, highlight: stressed, hover: stressed },
    };
  }

  edgeLook(edge) {
    const { colour, dashed } = this.picture.relations[edge.relation];
    const on = !this.lit || this.lit.edges.has(edge.i);
    return { id: edge.i, from: edge.source, to: edge.target, dashes: Boolean(dashed), width: this.lit && on ? 2.6 : 1 + Math.min(2, Math.log10(edge.count || 1)),
      color: { color: colour, highlight: colour, hover: colour, opacity: on ? 0.75 : 0.07 } };
  }

  pick(id, move = false) {
    const node = this.picture.node(id);
    this.hidden.kinds.delete(node.kind);
    this.chosen = { node };
    this.refresh();
    this.vis.selectNodes([id]);
    if (move) this.vis.focus(id, { scale: Math.max(this.vis.getScale(), 0.8), animation: still ? false : { duration: 300, easingFunction: "easeInOutQuad" } });
    const actions = { pick: (other) => this.pick(other, true), centre: this.src ? (other) => this.centre(other) : null, evident: Boolean(this.src) };
    this.tell(nodePanel(this.picture, node, actions));
  }

  pickEdge(i) {
    const edge = this.picture.edges.find((one) => one.i === i);
    this.chosen = { edge };
    this.refresh();
    this.tell(edgePanel(this.picture, edge, { pick: (other) => this.pick(other, true), evident: Boolean(this.src) }));
  }

  release() {
    this.chosen = null;
    this.refresh();
    this.welcome();
  }

  welcome() {
    this.tell([make("p", { class: "soft" }, say(this.src ? "hint" : "hint_plain"))]);
  }

  tell(parts) {
    this.panel.replaceChildren(...parts);
    this.panel.scrollTop = 0;
  }

  // All in view, names too: they do not grow and shrink with the picture, so a wide one at the edge asks for more room.
  fit() {
    this.vis.fit({ animation: false });
    const [wide, high] = [this.canvas.clientWidth, this.canvas.clientHeight];
    const all = [...this.shown.values()].map((node) => ({ node, at: this.vis.getPosition(node.id), half: widthOf(short(node.label), 13) / 2 + 6 }));
    if (!all.length || !wide) return;
    const [left, right] = [Math.min(...all.map((one) => one.at.x)), Math.max(...all.map((one) => one.at.x))];
    const [top, bottom] = [Math.min(...all.map((one) => one.at.y)), Math.max(...all.map((one) => one.at.y))];
    const margin = Math.max(...all.filter((one) => one.at.x - left < 60 || right - one.at.x < 60).map((one) => one.half));
    const scale = Math.min(1.15, (wide - 2 * margin) / Math.max(right - left, 1), (high - 72) / Math.max(bottom - top, 1));
    this.vis.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 6 / scale }, scale: Math.max(scale, 0.1), animation: false });
  }

  // Another thing in the middle; on the page of its own the address follows.
  async centre(id) {
    if (!this.src || id.includes("#")) return;
    if (!this.src.startsWith("/network.json")) return location.assign(`/network?iri=${encodeURIComponent(id)}`);
    await this.load({ iri: id });
    if (this.full) history.pushState({ iri: id }, "", `/network?iri=${encodeURIComponent(id)}`);
  }

  async load(changes) {
    const url = new URL(this.src, location.origin);
    for (const [name, value] of Object.entries(changes)) value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
    this.status.textContent = say("loading");
    try {
      const data = await read(url.pathname + url.search);
      this.src = url.pathname + url.search;
      this.show(data);
    } catch (error) {
      this.status.textContent = error.message;
    }
  }

  picturePng() {
    const drawn = this.canvas.querySelector("canvas");
    const copy = make("canvas", { width: drawn.width, height: drawn.height });
    const context = copy.getContext("2d");
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(drawn, 0, 0);
    copy.toBlob((blob) => {
      const link = make("a", { href: URL.createObjectURL(blob), download: "network.png" });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
  }
}
