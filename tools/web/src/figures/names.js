// Names on a network, as on a map: the most related first, never smaller than is readable, none upon another.
const least = (degree) => (degree > 11 ? 14 : degree > 4 ? 12.5 : 11.5);
const inks = { program: "#8c1d14", component: "#8a4a2b" };

export function writeNames(context, view, face) {
  const scale = view.vis.getScale();
  const placed = [];
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const on = (node) => !view.lit || view.lit.nodes.has(node.id);
  const there = view.picture.ranked.filter((node) => view.shown.has(node.id));
  const at = new Map(there.map((node) => [node.id, view.vis.getPosition(node.id)]));
  for (const node of there.slice(0, 40)) placed.push({ ...at.get(node.id), wide: node.size * 0.8, high: node.size * 0.8, of: node.id });
  for (const node of [...there.filter(on), ...there.filter((node) => !on(node))]) writeName(context, view, node, at.get(node.id), on(node), { scale, placed, face });
  const named = view.drawnEdges.filter((edge) => !view.lit || view.lit.edges.has(edge.i));
  for (const edge of named.length < 40 ? named : []) writeRelation(context, view, edge, at, { scale, placed, face });
}

function writeName(context, view, node, { x, y }, on, { scale, placed, face }) {
  const degree = view.picture.degree.get(node.id);
  const chosen = view.chosen?.node === node;
  const tall = Math.max(13 + Math.min(5, degree / 4), least(degree) / scale);
  context.font = `${chosen || node.focus ? 700 : 400} ${tall}px ${face}`;
  const label = node.label.length > 16 && !chosen ? `${node.label.slice(0, 15)}…` : node.label;
  const high = tall * 0.62;
  const spot = { x, y: y + node.size + high + 3, wide: context.measureText(label).width / 2 + 2 / scale, high };
  write(context, label, spot, on ? (inks[node.kind] ?? "#1d2430") : "#1d243038", { scale, placed, owner: node.id, always: chosen || node.focus });
}

function writeRelation(context, view, edge, at, { scale, placed, face }) {
  const [a, b] = [at.get(edge.source), at.get(edge.target)];
  const tall = Math.max(11, 10.5 / scale);
  context.font = `${tall}px ${face}`;
  const label = [view.picture.relations[edge.relation].label, edge.note].filter(Boolean).join(" ").slice(0, 14);
  const spot = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, wide: context.measureText(label).width / 2, high: tall * 0.55 };
  write(context, label, spot, "#4a5261", { scale, placed });
}

function write(context, text, spot, ink, { scale, placed, owner, always = false }) {
  const hit = (p) => p.of !== (owner ?? null) && Math.abs(p.x - spot.x) < p.wide + spot.wide && Math.abs(p.y - spot.y) < p.high + spot.high;
  if (!text || (!always && placed.some(hit))) return;
  placed.push(spot);
  context.lineWidth = 4 / scale;
  context.strokeStyle = "#ffffffd9";
  context.fillStyle = ink;
  context.strokeText(text, spot.x, spot.y);
  context.fillText(text, spot.x, spot.y);
}
