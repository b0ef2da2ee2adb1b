// Triples, or rows with two columns of IRIs, as a network.
import { make, number, say } from "./dom.js";
import { labelsOf } from "./labels.js";
import { ID, isOurs, pageOf, shorten } from "./terms.js";

const MOST = 1500; // edges that can be drawn and told apart
const KINDS = ["program", "person", "organization", "place", "post", "article", "indicator"];

const iriColumns = ({ columns, rows }) => columns.filter((_, i) => rows.some((row) => row[i]?.type === "iri") && rows.every((row) => row[i] === null || row[i].type === "iri"));

export const connectable = (answer) => answer.rows.length > 0 && (answer.triples || iriColumns(answer).length >= 2);

// `roles`: {source, target, relation, count} by column name; `iris`: the column of the IRIs for a column of names.
export function net(answer, { prefixes, titles = {}, roles = {}, iris = {} }) {
  const columns = answer.triples ? ["subject", "object"] : roles.source ? [roles.source, roles.target] : iriColumns(answer);
  const chosen = { source: columns[0], target: columns[1], relation: answer.triples ? "predicate" : roles.relation, count: roles.count };
  const place = make("div", { class: "picture network" });
  const note = make("p", { role: "status" });
  const select = (key, role) =>
    make("label", {}, `${say(key)} `,
      make("select", { onchange: (event) => ((chosen[role] = event.target.value), draw()) },
        ...columns.map((name) => make("option", { value: name, selected: chosen[role] === name }, titles[name] ?? name))));
  async function draw() {
    const { edges, names } = joined(answer, chosen, iris);
    note.textContent = edges.length > MOST ? say("ask.js.left_out", { n: number.format(MOST) }) : "";
    const shown = edges.slice(0, MOST);
    const unnamed = shown.flatMap((edge) => [edge.source, edge.target, edge.relation]).filter((id) => id && !names.has(id));
    const labels = await labelsOf(unnamed);
    const label = (id) => names.get(id) ?? labels.get(id) ?? shorten(id, prefixes);
    const { network } = await import("/static/built/figures.js");
    place.replaceChildren();
    network(place, graph(shown, label, edges.length - shown.length));
  }
  draw();
  const tools = columns.length < 3 ? null : make("div", { class: "tools" }, select("ask.js.source", "source"), select("ask.js.target", "target"));
  return make("div", { class: "net" }, tools, note, place);
}

// Each edge once, with how often it is there, and what the answer itself calls the ends.
function joined({ columns, rows, triples }, { source, target, relation, count }, iris) {
  const at = (name) => columns.indexOf(name);
  const [from, to, by, times] = [source, target, relation, count].map(at);
  const [fromIri, toIri] = [source, target].map((name) => at(iris[name] ?? name));
  const edges = new Map();
  const names = new Map();
  for (const row of rows) {
    const [one, two] = [row[fromIri], row[toIri]];
    if (!one || !two || (triples && two.type !== "iri")) continue;
    if (fromIri !== from) names.set(one.value, row[from]?.value ?? one.value);
    if (toIri !== to) names.set(two.value, row[to]?.value ?? two.value);
    const kind = row[by]?.value ?? "";
    const key = `${one.value}\n${two.value}\n${kind}`;
    const edge = edges.get(key) ?? { source: one.value, target: two.value, relation: kind, count: 0 };
    edge.count += Number(row[times]?.value ?? 1);
    edges.set(key, edge);
  }
  return { edges: [...edges.values()], names };
}

function graph(edges, label, left_out) {
  const ties = new Map();
  for (const { source, target } of edges) for (const end of [source, target]) ties.set(end, (ties.get(end) ?? 0) + 1);
  const nodes = [...ties].map(([id, size]) => ({
    id, label: label(id), kind: kindOf(id), size, focus: false, href: isOurs({ type: "iri", value: id }) ? pageOf(id) : null,
  }));
  const said = (edge) => (edge.relation.includes(":") ? label(edge.relation) : edge.relation);
  return { nodes, edges: edges.map((edge) => ({ ...edge, label: said(edge) })), left_out };
}

function kindOf(iri) {
  if (!iri.startsWith(ID)) return "other";
  if (/\/event\/[^/]+$/.test(iri)) return "event";
  const step = iri.slice(ID.length).split("/")[0];
  return KINDS.includes(step) ? step : "person";
}
