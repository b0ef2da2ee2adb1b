// What is wrong with a query, in words and at a place: [{from, to, severity, message}]. The server says the last word.
import sparqljs from "sparqljs";
import { say } from "./dom.js";

// What may hold any character without meaning it: long strings, strings, IRIs, comments.
const OPAQUE =
  /"""(?:[^"\\]|\\.|"(?!""))*"""|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|#[^\n]*/gu;
const WIDE = { "“": '"', "”": '"', "‘": "'", "’": "'", "（": "(", "）": ")", "，": ",", "。": ".", "；": ";", "：": ":", "｛": "{", "｝": "}", "？": "?", "、": ",", "＝": "=" };
const OPEN = { "{": "}", "(": ")", "[": "]" };
const KEYWORDS = "PREFIX SELECT DISTINCT WHERE FILTER OPTIONAL UNION GRAPH VALUES BIND MINUS CONSTRUCT DESCRIBE ASK ORDER GROUP HAVING LIMIT OFFSET".split(" ");
const KINDS = [
  ["variable", ["VAR"]],
  ["iri", ["IRIREF", "PNAME_LN", "PNAME_NS"]],
  ["text", ["STRING_LITERAL1", "STRING_LITERAL2", "STRING_LITERAL_LONG1", "STRING_LITERAL_LONG2"]],
  ["number", ["INTEGER", "DECIMAL", "DOUBLE"]],
];

export const masked = (query) => query.replace(OPAQUE, (found) => " ".repeat(found.length));

// `vocabulary` is what /query/vocabulary.json says. The parsed query comes along where there is one.
export function check(query, vocabulary) {
  const bare = masked(query);
  try {
    const parsed = new sparqljs.Parser({ prefixes: vocabulary.prefixes }).parse(query);
    if (parsed.type === "update") return { parsed: null, problems: [at(query, 0, firstWord(query), say("ask.js.update"))] };
    return { parsed, problems: [...unknownTerms(bare, vocabulary), ...unbound(parsed, bare)] };
  } catch (error) {
    return { parsed: null, problems: query.trim() ? [syntax(error, query, bare, vocabulary)] : [] };
  }
}

const firstWord = (query) => query.match(/\w+/)?.[0].length ?? 1;

// `fix`: what could stand there instead; the editor offers it.
function at(query, from, length, message, { severity = "error", fix = null } = {}) {
  const start = Math.min(from, query.length);
  const apply = (view, here, there) => view.dispatch({ changes: { from: here, to: there, insert: fix } });
  const actions = fix === null ? [] : [{ name: say("ask.js.fix", { fix }), apply }];
  return { from: start, to: Math.min(start + Math.max(length, 1), query.length), severity, message, actions };
}

// The likeliest reason first: punctuation of a Chinese keyboard, an open quotation mark, a bracket, then what the parser expected.
function syntax(error, query, bare, vocabulary) {
  const wide = bare.search(/[“”‘’（），。；：｛｝？、＝]/u);
  if (wide >= 0) return at(query, wide, 1, say("ask.js.wide", { found: bare[wide], wanted: WIDE[bare[wide]] }), { fix: WIDE[bare[wide]] });
  const quote = bare.search(/["']/u);
  if (quote >= 0) return at(query, quote, 1, say("ask.js.quote"));
  const place = placeOf(error, query, bare);
  const named = unknownPrefix(error, query, bare, vocabulary) ?? ungrouped(error, query, bare) ?? slash(query, bare, place, vocabulary);
  if (named) return named;
  const token = error.hash?.text ?? "";
  const open = unclosed(bare);
  if (error.hash?.token === "EOF" && open) return at(query, open.place, 1, say("ask.js.open", { bracket: open.bracket, close: OPEN[open.bracket] }));
  const word = bare.slice(place).match(/^[\p{L}_]+/u)?.[0] ?? token;
  const near = KEYWORDS.find((one) => one !== word.toUpperCase() && distance(one, word.toUpperCase()) <= 2);
  if (word.length > 3 && near) return at(query, place, word.length, say("ask.js.keyword", { word, near }), { fix: near });
  if (!error.hash) return at(query, place, 1, error.message);
  const found = error.hash.token === "EOF" ? say("ask.js.end") : word || token;
  return at(query, place, (word || token).length, say("ask.js.expected", { found, expected: expected(error.hash.expected) }));
}

// Jison tells where the token before the trouble ends; the trouble is the next thing that is no space and no comment.
function placeOf(error, query, bare) {
  const loc = error.hash?.loc;
  if (!loc) return 0;
  const starts = query.split("\n").slice(0, loc.last_line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const rest = query.slice(starts + loc.last_column).match(/^(?:\s|#[^\n]*)*/)[0].length;
  return error.hash.token === "EOF" ? bare.trimEnd().length : starts + loc.last_column + rest;
}

function unknownPrefix(error, query, bare, vocabulary) {
  const prefix = error.message.match(/^Unknown prefix: (.*)$/)?.[1];
  if (prefix === undefined) return null;
  const there = Object.keys(vocabulary.prefixes);
  const near = there.find((one) => distance(one, prefix) <= 1);
  const place = bare.search(new RegExp(`(?<![\\w-])${prefix.replace(/[^\w-]/g, "\\$&")}:`, "u"));
  const hint = near ? say("ask.js.near", { near: `${near}:` }) : say("ask.js.prefixes", { there: there.map((one) => `${one}:`).join(" ") });
  const said = say("ask.js.prefix", { prefix: `${prefix}:` }) + hint;
  return at(query, Math.max(place, 0), prefix.length + 1, said, { fix: near ? `${near}:` : null });
}

// The IRIs of our entities hold slashes, which the short form of an IRI may not.
function slash(query, bare, place, vocabulary) {
  const [whole, prefix, rest] = bare.slice(0, place + 1).match(/(\w+):([^\s:]*\/)$/u) ?? [];
  if (!(prefix in vocabulary.prefixes)) return null;
  const begun = place + 1 - whole.length;
  const local = rest + bare.slice(place + 1).match(/^[^\s;,.(){}[\]]*/u)[0];
  const iri = `<${vocabulary.prefixes[prefix]}${local}>`;
  return at(query, begun, prefix.length + 1 + local.length, say("ask.js.slash", { iri }), { fix: iri });
}

function ungrouped(error, query, bare) {
  const name = error.message.match(/ungrouped variable \(([^)]*)\)/)?.[1];
  if (!name) return null;
  return at(query, Math.max(bare.indexOf(name), 0), name.length, say("ask.js.ungrouped", { name }));
}

function unclosed(bare) {
  const open = [];
  for (const [place, bracket] of [...bare].map((c, i) => [i, c])) {
    if (bracket in OPEN) open.push({ place, bracket });
    else if (open.length && OPEN[open.at(-1).bracket] === bracket) open.pop();
  }
  return open.at(-1) ?? null;
}

function expected(tokens) {
  const left = new Set(tokens.map((one) => one.slice(1, -1)).filter((one) => one !== "EOF" && one !== "<<"));
  const kinds = KINDS.filter(([, members]) => members.some((one) => left.has(one)));
  kinds.forEach(([, members]) => members.forEach((one) => left.delete(one)));
  const named = kinds.map(([name]) => say(`ask.js.kind_${name}`));
  const brackets = [...left].filter((one) => /^\W$/.test(one));
  const words = [...left].filter((one) => KEYWORDS.includes(one) || /^(BY|AS|IN)$/.test(one));
  return [...brackets.filter((one) => "{}()[].;,".includes(one)), ...named, ...words].slice(0, 8).join(say("ask.js.or"));
}

// zc: names that the ontology does not define: the commonest reason for an empty answer.
function unknownTerms(bare, vocabulary) {
  const known = new Set(vocabulary.terms.map((term) => term.name));
  const found = [...bare.matchAll(/(?<![\w:-])zc:[\w-]+/gu)].filter(([name]) => !known.has(name));
  return found.map(({ 0: name, index }) => {
    const near = [...known].filter((one) => one.startsWith("zc:")).find((one) => distance(one.toLowerCase(), name.toLowerCase()) <= 2);
    const message = say("ask.js.unknown", { name }) + (near ? say("ask.js.near", { near }) : "");
    return at(bare, index, name.length, message, { severity: "warning", fix: near ?? null });
  });
}

function unbound(parsed, bare) {
  const selected = (parsed.variables ?? []).filter((one) => one.termType === "Variable");
  return selected.flatMap(({ value }) => {
    const places = [...bare.matchAll(new RegExp(`[?$]${value}(?![\\p{L}\\p{N}_])`, "gu"))];
    return places.length > 1 ? [] : [at(bare, places[0]?.index ?? 0, value.length + 1, say("ask.js.unbound", { name: `?${value}` }), { severity: "warning" })];
  });
}

// How many letters must change to make one word the other.
function distance(one, two) {
  let row = [...two].map((_, i) => i + 1);
  for (const [i, a] of [...one].entries()) {
    let corner = i;
    let left = i + 1;
    row = row.map((up, j) => {
      const best = Math.min(up + 1, left + 1, corner + (a === two[j] ? 0 : 1));
      corner = up;
      left = best;
      return best;
    });
  }
  return row.at(-1) ?? one.length;
}
