// What can stand where the cursor is: variables of this query, keywords, prefixes, and the terms of the graph by name or label.
import { LANG, say } from "./dom.js";

const KEYWORDS =
  "SELECT DISTINCT WHERE CONSTRUCT DESCRIBE ASK OPTIONAL UNION FILTER GRAPH VALUES BIND MINUS EXISTS NOT IN AS UNDEF ORDER GROUP BY HAVING ASC DESC LIMIT OFFSET PREFIX COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT STR LANG LANGMATCHES DATATYPE BOUND IF COALESCE CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER STRLEN SUBSTR REPLACE REGEX CONCAT YEAR MONTH DAY ABS ROUND".split(
    " ",
  );
const TYPES = { class: "class", property: "property", code: "constant" };

// A source of completions for the editor; `vocabulary` is what /query/vocabulary.json says.
export function completer(vocabulary) {
  const terms = vocabulary.terms.map((term) => ({
    label: term.name,
    detail: [term[LANG], say(`ask.js.${term.kind}`)].filter(Boolean).join(" · "),
    info: term.comment?.[LANG] || null,
    type: TYPES[term.kind],
    hay: `${term.name} ${term.name.split(":")[1]} ${term.zh ?? ""} ${term.en ?? ""}`.toLowerCase(),
  }));
  const prefixes = Object.entries(vocabulary.prefixes).map(([name, iri]) => ({ label: `${name}:`, detail: iri, type: "namespace", hay: name }));
  const keywords = KEYWORDS.map((label) => ({ label, type: "keyword", hay: label.toLowerCase() }));
  return (context) => {
    const declared = context.matchBefore(/PREFIX\s+[\w-]*$/iu);
    if (declared) return declarations(declared, prefixes);
    const typed = context.matchBefore(/[?$]?[\p{L}\p{N}_][\p{L}\p{N}_:-]*$|[?$]$/u);
    if (!typed && !context.explicit) return null;
    const word = (typed?.text ?? "").toLowerCase();
    const from = typed?.from ?? context.pos;
    const options = /^[?$]/.test(word) ? variables(context, word) : rank([...terms, ...prefixes, ...keywords], word);
    return options.length ? { from, options, filter: false } : null;
  };
}

function declarations(found, prefixes) {
  const from = found.from + found.text.search(/[\w-]*$/);
  return { from, options: prefixes.map((one) => ({ ...one, apply: `${one.label} <${one.detail}>` })), validFor: /^[\w-]*$/ };
}

function variables(context, word) {
  const text = context.state.doc.toString();
  const here = text.slice(context.pos - word.length, context.pos);
  const names = new Set([...text.matchAll(/[?$][\p{L}\p{N}_]+/gu)].map(([name]) => name));
  return [...names].filter((name) => name !== here && name.toLowerCase().startsWith(word)).sort().map((label) => ({ label, type: "variable" }));
}

// What begins with the word before what holds it; at most as many as a list can show.
function rank(options, word) {
  const score = ({ hay, label }) => (label.toLowerCase().startsWith(word) ? 2 : hay.split(" ").some((part) => part.startsWith(word)) ? 1 : 0);
  const fitting = options.filter(({ hay, label }) => hay.includes(word) && label.toLowerCase() !== word);
  return fitting.sort((a, b) => score(b) - score(a)).slice(0, 60);
}
