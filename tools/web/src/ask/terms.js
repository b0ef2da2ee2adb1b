// RDF terms as the endpoint writes them in TSV and N-Triples, and how they are shown.
// A term is {type: "iri" | "literal" | "blank", value, language, datatype}; a cell without a value is null.
const XSD = "http://www.w3.org/2001/XMLSchema#";
export const BASE = "https://w3id.org/zhengce-kg";
export const ID = `${BASE}/id/`;
const NUMERIC = new Set(
  ["integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger", "positiveInteger", "short"].map((n) => XSD + n),
);
const TERM = /<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?|([^\s"<]+)/gu;
const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gu;
const PLAIN = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f" };

const unescape = (text) =>
  text.replace(ESCAPE, (_, four, eight, one) =>
    four || eight ? String.fromCodePoint(parseInt(four || eight, 16)) : (PLAIN[one] ?? one),
  );

function bare(text) {
  if (text === "true" || text === "false") return XSD + "boolean";
  return /[eE]/.test(text) ? XSD + "double" : text.includes(".") ? XSD + "decimal" : XSD + "integer";
}

function term([, iri, blank, literal, language, datatype, word]) {
  if (iri !== undefined) return { type: "iri", value: unescape(iri) };
  if (blank !== undefined) return { type: "blank", value: blank };
  if (word !== undefined) return { type: "literal", value: word, datatype: bare(word) };
  return { type: "literal", value: unescape(literal), language, datatype };
}

// A row of a TSV answer: one term or nothing between two tabs.
export const tsvRow = (line) => line.split("\t").map((cell) => (cell ? term([...cell.matchAll(TERM)][0]) : null));

// Subject, predicate, object of a line of N-Triples.
export const triple = (line) => [...line.matchAll(TERM)].slice(0, 3).map(term);

export const isNumber = (cell) => cell?.type === "literal" && NUMERIC.has(cell.datatype);

export const isOurs = (cell) => cell?.type === "iri" && cell.value.startsWith(ID);

// Where a thing of ours has its page: the path of its IRI.
export const pageOf = (iri) => `/id/${iri.slice(ID.length)}`;

// prefix:name where a prefix fits, else the IRI.
export function shorten(iri, prefixes) {
  for (const [name, start] of Object.entries(prefixes)) {
    if (iri.startsWith(start) && iri.length > start.length) return `${name}:${safeDecode(iri.slice(start.length))}`;
  }
  return safeDecode(iri);
}

function safeDecode(text) {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

export const text = (cell) => (cell === null ? "" : cell.value);
