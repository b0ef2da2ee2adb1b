// The data of a network made ready: styles for every kind and relation, ends that exist, places where none are given.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";

const PLAIN = { label: "", colour: "#5b6473", shape: "dot" };
const COLOURS = { program: "#c8372d", person: "#2563a8", organization: "#6a4c9c", place: "#2e8b57", event: "#c98a00", indicator: "#53627a" };
const SHAPES = { program: "hexagon", organization: "square", place: "triangle", event: "diamond", indicator: "triangleDown" };

const known = (styles, keys, labels, look) => Object.fromEntries([...keys].map((key) => [key, styles?.[key] ?? { ...PLAIN, label: labels(key), ...look(key) }]));

export function picture(data, kindLabel) {
  const nodes = data.nodes.map((node) => ({ ...node }));
  const index = new Map(nodes.map((node) => [node.id, node]));
  const edges = data.edges.filter((edge) => index.has(edge.source) && index.has(edge.target)).map((edge, i) => ({ ...edge, i }));
  const relationLabel = new Map(edges.map((edge) => [edge.relation, edge.label]));
  const degree = new Map(nodes.map((node) => [node.id, 0]));
  for (const { source, target } of edges) for (const end of [source, target]) degree.set(end, degree.get(end) + 1);
  if (nodes.some((node) => node.x === undefined)) place(nodes, edges, degree);
  return {
    nodes, edges, degree,
    node: (id) => index.get(id),
    kinds: known(data.kinds, new Set(nodes.map((node) => node.kind)), kindLabel, (key) => ({ colour: COLOURS[key] ?? PLAIN.colour, shape: SHAPES[key] ?? "dot" })),
    relations: known(data.relations, relationLabel.keys(), (key) => relationLabel.get(key) ?? "", () => ({ colour: "#8c94a3" })),
    ranked: [...nodes].sort((a, b) => Boolean(b.focus) - Boolean(a.focus) || degree.get(b.id) - degree.get(a.id)),
    years: [...new Set(edges.flatMap((edge) => edge.years ?? []))].sort(),
    left_out: data.left_out ?? 0,
  };
}

// For data without coordinates: forces, always the same for the same data (d3-force has its own fixed randomness).
function place(nodes, edges, degree) {
  for (const node of nodes) node.size = 7 + 2.2 * Math.min(degree.get(node.id), 25) ** 0.6;
  const wide = (node) => Math.max(node.size, Math.min(node.label.length, 12) * 6);
  const links = edges.map(({ source, target }) => ({ source, target }));
  const simulation = forceSimulation(nodes).force("link", forceLink(links).id((node) => node.id).distance(70)).force("push", forceManyBody().strength(-260).distanceMax(900))
    .force("x", forceX().strength(0.05)).force("y", forceY().strength(0.08)).force("apart", forceCollide(wide)).stop();
  simulation.tick(nodes.length > 600 ? 80 : 220);
}
