// The tools above a network (find, kinds and relations as a legend with switches, year, reach) and its nodes as a list.
import { make, mark } from "./dom.js";
import { say } from "./words.js";

const bare = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s“”‘’"'「」『』《》〈〉<>()·]/g, "");

export function matches(picture, text) {
  const wanted = bare(text);
  if (!wanted) return [];
  const rank = (node) => { const name = bare(node.label); return name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 9; };
  return picture.ranked.map((node) => [rank(node), node]).filter(([r]) => r < 9).sort((a, b) => a[0] - b[0]).map(([, node]) => node);
}

let count = 0;
function finder(view) {
  const id = `kg-found-${(count += 1)}`;
  const options = make("datalist", { id });
  const go = (event) => {
    const found = matches(view.picture, event.target.value)[0];
    if (found && (event.type === "change" || event.key === "Enter")) view.pick(found.id, true);
  };
  const suggest = (event) => options.replaceChildren(...matches(view.picture, event.target.value).slice(0, 12).map((node) => make("option", { value: node.label })));
  return make("span", { class: "kg-find" }, make("input", { type: "search", list: id, placeholder: say("find"), "aria-label": say("find"), oninput: suggest, onchange: go, onkeydown: go }), options);
}

function switches(view, styles, field, items, hidden) {
  const present = Object.keys(styles).filter((key) => items.some((one) => one[field] === key));
  return present.map((key) => {
    const box = make("input", { type: "checkbox", checked: true, "data-key": key, onchange: (event) => {
      event.target.checked ? hidden.delete(key) : hidden.add(key);
      view.refresh();
    } });
    return make("label", {}, box, mark(styles[key]), styles[key].label, make("span", { class: "soft" }, ` ${items.filter((one) => one[field] === key).length}`));
  });
}

function years(view) {
  if (view.picture.years.length < 2) return null;
  const options = ["", ...view.picture.years].map((year) => make("option", { value: year }, year || say("all_years")));
  return make("select", { "aria-label": say("year"), class: "year", onchange: (event) => { view.hidden.year = event.target.value; view.refresh(); } }, ...options);
}

function reach(view) {
  if (!view.src?.includes("iri=")) return null;
  const now = new URL(view.src, location.origin).searchParams.get("depth") ?? "1";
  const options = ["1", "2"].map((depth) => make("option", { value: depth, selected: depth === now }, say(`depth_${depth}`)));
  return make("select", { "aria-label": say("depth"), class: "depth", onchange: (event) => view.load({ depth: event.target.value }) }, ...options);
}

// With kinds switched off the server can be asked for more of the others.
function refill(view) {
  if (!view.src?.includes("iri=") || !view.picture.left_out) return null;
  const fill = () => {
    const kinds = Object.keys(view.picture.kinds).filter((kind) => !view.hidden.kinds.has(kind));
    view.load({ kinds: view.hidden.kinds.size ? kinds.filter((kind) => kind !== "figure").join(",") : "", year: view.hidden.year });
  };
  return make("button", { type: "button", class: "plain", title: say("refill_more"), onclick: fill }, say("refill"));
}

export function controls(view) {
  const { picture, hidden } = view;
  const button = (key, act) => make("button", { type: "button", class: "plain", onclick: act }, say(key));
  const kinds = switches(view, picture.kinds, "kind", picture.nodes, hidden.kinds);
  const relations = switches(view, picture.relations, "relation", picture.edges, hidden.relations);
  return [
    make("div", { class: "row" }, finder(view), reach(view), years(view), refill(view), button("fit", () => { view.release(); view.fit(); }), view.picturePng ? button("png", () => view.picturePng()) : null),
    make("div", { class: "row kg-kinds", role: "group", "aria-label": say("kinds") }, ...kinds),
    relations.length > 1 ? make("div", { class: "row kg-relations", role: "group", "aria-label": say("relations") }, ...relations) : null,
  ].filter(Boolean);
}

// The way through the picture without a mouse: every node as a button, by kind, the most related first.
export function nodeList(view) {
  const { picture } = view;
  const kinds = [...new Set(picture.ranked.map((node) => node.kind))];
  const item = (node) => make("li", {}, make("button", { type: "button", class: "go", onclick: () => view.pick(node.id, true) }, node.label), make("span", { class: "soft" }, ` ${picture.degree.get(node.id)}`));
  const group = (kind) => make("section", {}, make("h4", {}, mark(picture.kinds[kind]), ` ${picture.kinds[kind].label}`), make("ul", {}, ...picture.ranked.filter((node) => node.kind === kind).slice(0, 300).map(item)));
  return [make("summary", {}, say("as_list", { n: picture.nodes.length })), make("div", { class: "kg-columns" }, ...kinds.map(group))];
}
