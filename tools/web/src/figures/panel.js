// What is told of a chosen thing or line beside a network: relations, and for each the printed words that state it.
import { make, mark, ours } from "./dom.js";
import { read, say } from "./words.js";

const MOST_LINES = 12; // of one relation before the rest is folded

// The printed words that state a fact, within their sentence, with the way to the page that they stand on.
const quoted = ({ before, words, after, where, href }) =>
  make("li", { class: "said" },
    make("blockquote", {}, before, make("mark", {}, words), after),
    make("p", { class: "where" }, ours(href) ? make("a", { href: ours(href) }, where || "→") : where));

async function fill(box, edge) {
  const query = new URLSearchParams({ source: edge.source, target: edge.target, relation: edge.relation });
  try {
    const { facts, more } = await read(`/network/said.json?${query}`);
    box.replaceChildren(make("ul", { class: "facts" }, ...facts.map(quoted)), more ? make("p", { class: "soft" }, say("more_facts")) : "");
    if (!facts.length) box.replaceChildren(make("p", { class: "soft" }, say("no_fact")));
  } catch (error) {
    box.replaceChildren(make("p", { class: "kg-failed" }, error.message));
  }
}

// The evidence of a line, asked for when it is opened.
export function told(edge, open = false) {
  const box = make("div", {}, make("p", { class: "soft" }, say("loading")));
  let asked = false;
  const ask = () => { if (!asked) { asked = true; fill(box, edge); } };
  const details = make("details", { ontoggle: (event) => event.target.open && ask() }, make("summary", {}, say("evidence", { n: edge.count ?? "" })), box);
  if (open) { details.open = true; ask(); }
  return details;
}

const arrow = (edge, node, other, pick) => {
  const name = make("button", { type: "button", class: "go", onclick: () => pick(other.id) }, other.label);
  return edge.source === node.id ? name : make("span", {}, name, make("span", { class: "soft" }, " → "), node.label);
};

function group(picture, node, relation, edges, { pick, evident }) {
  const style = picture.relations[relation];
  const line = (edge) => {
    const other = picture.node(edge.source === node.id ? edge.target : edge.source);
    return make("li", {}, arrow(edge, node, other, pick), edge.note ? make("span", { class: "soft" }, ` ${edge.note}`) : null, evident ? told(edge) : null);
  };
  const folded = edges.slice(MOST_LINES);
  return make("section", {},
    make("h4", {}, mark(style), ` ${style.label} `, make("span", { class: "soft" }, String(edges.length))),
    make("ul", {}, ...edges.slice(0, MOST_LINES).map(line)),
    folded.length ? make("details", {}, make("summary", {}, say("n_more", { n: folded.length })), make("ul", {}, ...folded.map(line))) : null);
}

export function nodePanel(picture, node, actions) {
  const kind = picture.kinds[node.kind];
  const mine = picture.edges.filter((edge) => edge.source === node.id || edge.target === node.id);
  const relations = [...new Set(mine.map((edge) => edge.relation))];
  const page = ours(node.href);
  return [
    make("p", { class: "kind" }, mark(kind), ` ${[kind.label, node.note].filter(Boolean).join(" · ")}`),
    make("h3", {}, node.label),
    make("p", { class: "tools" },
      page ? make("a", { href: page }, say("open_page")) : null,
      actions.centre && !node.focus && !node.id.includes("#") ? make("button", { type: "button", onclick: () => actions.centre(node.id) }, say("centre")) : null),
    ...relations.map((relation) => group(picture, node, relation, mine.filter((edge) => edge.relation === relation), actions)),
  ];
}

export function edgePanel(picture, edge, { pick, evident }) {
  const style = picture.relations[edge.relation];
  const end = (id) => make("button", { type: "button", class: "go", onclick: () => pick(id) }, picture.node(id).label);
  return [
    make("p", { class: "kind" }, mark(style), ` ${[style.label, edge.note].filter(Boolean).join(" · ")}`),
    make("h3", {}, end(edge.source), " → ", end(edge.target)),
    edge.years?.length ? make("p", { class: "soft" }, edge.years.join(", ")) : null,
    evident ? told(edge, true) : null,
  ];
}
