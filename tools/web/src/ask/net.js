// Triples, or rows with two columns of IRIs, as a network.
import { make, number, say } from "./dom.js";
import { labelsOf } from "./labels.js";
import { ID, isOurs, pageOf, shorten } from "./terms.js";

const MOST = 1500; // edges that can be drawn and told apart
const KINDS = ["program", "person", "organization", "place", "post", "article", "indicator"];

const iriColumns = ({ columns, rows }) => columns.filter((_, i) => rows.some((row) => row[i]?.type === "iri") && rows.every((row) => row[i] === null || row[i].type === "iri"));

export const connectable = (answer) => answer.rows.length > 0 && (answer.triples || iriColumns(answer).length >= 2);

// `roles`: {source, target, relation} by column name.
export function net(answer, { prefixes, titles = {}, roles = {} }) {
  const columns = answer.triples ? ["subject", "object"] : iriColumns(answer);
  const chosen = { source: roles.source ?? columns[0], target: roles.target ?? columns[1] };
  const relation = answer.triples ? "predicate" : roles.relation;
  const place = make("div", { class: "picture network" });
  const note = make("p", { role: "status" });
  const select = (key, role) =>
    make("label", {}, `${say(key)} `,
      make("select", { onchange: (event) => ((chosen[role] = event.target.value), draw()) },
        ...columns.map((name) => make("option", { value: name, selected: chosen[role] === name }, titles[name] ?? name))));
  async function draw() {
    const found = edges(answer, chosen, relation);
    note.textContent = found.length > MOST ? say("ask.js.left_out", { n: number.format(MOST) }) : "";
    const shown = found.slice(0, MOST);
    const iris = shown.flatMap((edge) => [edge.source, edge.target, edge.relation]).filter(Boolean);
    const data = graph(shown, await labelsOf(iris), prefixes, found.length - shown.length);
    const { network } = await import("/static/built/figures.js");
    place.replaceChildren();
    network(place, data);
  }
  draw();
  const tools = answer.triples || columns.length < 3 ? null : make("div", { class: "tools" }, select("ask.js.source", "source"), select("ask.js.target", "target"));
  return make("div", { class: "net" }, tools, note, place);
}

function edges({ columns, rows }, { source, target }, relation) {
  const [i, j, k] = [source, target, relation].map((name) => columns.indexOf(name));
  const found = new Map();
  for (const row of rows) {
    if (row[i]?.type !== "iri" || row[j]?.type !== "iri") continue;
    const [from, to, by] = [row[i].value, row[j].value, k < 0 ? "" : (row[k]?.value ?? "")];
    const key = `${from}\n${to}\n${by}`;
    const edge = found.get(key) ?? { source: from, target: to, relation: by, count: 0 };
    edge.count += 1;
    found.set(key, edge);
  }
  return [...found.values()];
}

function graph(edges, labels, prefixes, left_out) {
  const label = (iri) => labels.get(iri) ?? shorten(iri, prefixes);
  const ties = new Map();
  for (const { source, target } of edges) for (const end of [source, target]) ties.set(end, (ties.get(end) ?? 0) + 1);
  const nodes = [...ties].map(([id, size]) => ({
    id, label: label(id), kind: kindOf(id), size, focus: false,
    href: isOurs({ type: "iri", value: id }) ? pageOf(id) : null,
  }));
  return { nodes, edges: edges.map((edge) => ({ ...edge, label: edge.relation ? label(edge.relation) : "" })), left_out };
}

function kindOf(iri) {
  if (!iri.startsWith(ID)) return "other";
  if (/\/event\/[^/]+$/.test(iri)) return "event";
  const step = iri.slice(ID.length).split("/")[0];
  return KINDS.includes(step) ? step : "person";
}
