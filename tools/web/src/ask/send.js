// A query to the endpoint, read while it arrives, so that a long answer is cut here and the server told to stop.
import { LANG, make, say } from "./dom.js";
import { tsvRow, triple } from "./terms.js";

export const MOST = 100_000; // rows that are shown; a download brings all
const ACCEPT = {
  rows: "text/tab-separated-values, application/n-triples;q=0.9, application/problem+json;q=0.1",
  boolean: "application/sparql-results+json, application/problem+json;q=0.1",
};

// What the endpoint says when it does not answer; `line` and `column` where it tells a place.
export class Refused extends Error {
  constructor(status, said) {
    let problem = {};
    try {
      problem = JSON.parse(said);
    } catch {
      // A sentence as it stands.
    }
    super(problem[LANG] ?? said.trim());
    Object.assign(this, { status, line: problem.line, column: problem.column });
  }
}

// What a page shows of it.
export const trouble = ({ status, message }) =>
  make("p", { class: "trouble", role: "alert" }, status ? say("ask.js.refused", { message }) : message);

function unreachable(error) {
  throw error.name === "AbortError" ? error : new Refused(0, say("ask.js.unreachable"));
}

// {columns, rows, triples, boolean, cut, limited}: `cut` where it was cut here, `limited` what the server says where it ended
// the answer early; `form` is the query form where it is known. Throws Refused, or AbortError.
export async function send(query, { form = null, signal, progress = () => {}, most = MOST } = {}) {
  const stop = new AbortController();
  signal?.addEventListener("abort", () => stop.abort());
  const request = { method: "POST", headers: { Accept: form === "ASK" ? ACCEPT.boolean : ACCEPT.rows }, body: new URLSearchParams({ query }), signal: stop.signal };
  const answer = await fetch("/sparql", request).catch(unreachable);
  if (!answer.ok) throw new Refused(answer.status, await answer.text());
  const kind = answer.headers.get("content-type") ?? "";
  if (kind.includes("json")) return { columns: ["answer"], rows: [], boolean: (await answer.json()).boolean };
  return { ...(await read(answer, kind, { stop, progress, most })), kind };
}

async function read(answer, kind, { stop, progress, most }) {
  const triples = kind.includes("n-triples");
  const rows = [];
  let columns = triples ? ["subject", "predicate", "object"] : null;
  let last = null; // a line is taken up when the next one has come: the last one may tell that the answer is cut
  const take = () => {
    if (last === null || (!last && (triples || columns.length > 1))) return true;
    if (rows.length === most) return false;
    rows.push(triples ? triple(last) : tsvRow(last));
    if (rows.length % 5000 === 0) progress(rows.length);
    return true;
  };
  for await (const line of lines(answer.body)) {
    if (columns === null) {
      columns = line.split("\t").map((name) => name.replace(/^\?/, ""));
      continue;
    }
    if (!take()) {
      stop.abort();
      return { columns, rows, triples, cut: true };
    }
    last = line;
  }
  const limited = last && ended(last);
  return { columns: columns ?? [], rows, triples, cut: !limited && !take(), limited };
}

// An answer that the server cut short says so in a last line, in both languages.
function ended(line) {
  const said = line.match(/^"?# (.* · incomplete: .*?)"?\t*$/)?.[1];
  return said && (LANG === "zh" ? said.split(" · ")[0] : said.split(" · ").at(-1));
}

async function* lines(body) {
  let rest = "";
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value, done } = await reader.read().catch(unreachable);
    if (done) break;
    const found = (rest + value).split("\n");
    rest = found.pop();
    yield* found;
  }
  if (rest) yield rest;
}
