// A term as a table cell shows it: ours with their label and a link to their page, numbers to be read, other IRIs short.
import { LANG, make, number, say } from "./dom.js";
import { isNumber, isOurs, pageOf, shorten } from "./terms.js";

const LONG = 200; // characters after which a text folds

export function cellNode(cell, labels, prefixes) {
  if (cell === null) return document.createTextNode("");
  if (cell.type === "iri") return iriNode(cell, labels, prefixes);
  if (isNumber(cell)) return make("span", { title: cell.value }, readable(cell.value));
  const text = cell.value.length > LONG ? folded(cell.value) : document.createTextNode(cell.value);
  return cell.language && cell.language !== LANG && cell.language !== "zh" ? make("span", { lang: cell.language }, text) : text;
}

// Only what a number loses nothing by; the rest as it stands.
function readable(value) {
  const plain = Number(value);
  return Number.isFinite(plain) && Math.abs(plain) < 1e15 && value.length < 17 ? number.format(plain) : value;
}

function iriNode(cell, labels, prefixes) {
  const label = labels?.get(cell.value);
  const short = shorten(cell.value, prefixes);
  if (isOurs(cell)) return make("a", { href: pageOf(cell.value), title: short }, label ?? brief(cell.value) ?? short);
  if (label) return make("span", { title: short }, label);
  const web = /^https?:/.test(cell.value) && short === safeShow(cell.value);
  return web ? make("a", { href: cell.value, rel: "noopener noreferrer" }, short) : make("span", { class: "iri" }, short);
}

const safeShow = (iri) => shorten(iri, {});

// A fact or a piece of evidence has no label: its kind and its characters in the source.
function brief(iri) {
  const found = iri.match(/\/(?:(at|passage|credit|tenure|event|component|program-link|observation|participation)|mention\/\w+)\/([\d/-]+)$/);
  return found && `${say(`ask.js.fact_${found[1] ?? "mention"}`)} ${found[2]}`;
}

function folded(text) {
  return make("details", { class: "long" }, make("summary", {}, `${text.slice(0, LONG)}…`), text);
}
