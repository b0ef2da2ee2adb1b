// The query page: the editor in the place of the plain form, and what comes back beneath it.
import { keep, kept, remember } from "./address.js";
import { check } from "./check.js";
import { make, number, say } from "./dom.js";
import { editor } from "./editor.js";
import { results } from "./results.js";
import { MOST, Refused, send, trouble } from "./send.js";

const FILES = {
  rows: [["csv", "CSV"], ["tsv", "TSV"], ["json", "JSON"], ["xml", "XML"]],
  triples: [["ttl", "Turtle"], ["nt", "N-Triples"], ["jsonld", "JSON-LD"], ["rdf", "RDF/XML"]],
};
const part = (name) => document.getElementById(`ask-${name}`);

export async function queryPage() {
  const vocabulary = await (await fetch("/query/vocabulary.json")).json();
  const area = part("query");
  const isNarrow = window.matchMedia("(max-width: 60rem)").matches;
  let running = null;

  const write = editor(part("editor"), {
    query: (await kept()) ?? area.value,
    vocabulary,
    find: (text) => told(check(text, vocabulary).problems, text),
    run,
    changed: remember,
  });
  for (const name of ["editor", "link"]) part(name).hidden = false;
  area.hidden = true;
  told(check(write.text(), vocabulary).problems, write.text());

  // What is wrong stands beneath the editor as well, with its place; a click goes there.
  function told(problems, text) {
    part("problems").replaceChildren(...problems.slice(0, 5).map((problem) => {
      const before = text.slice(0, problem.from).split("\n");
      const message = say("ask.js.line", { line: before.length, column: before.at(-1).length + 1, message: problem.message });
      return make("button", { type: "button", class: `problem ${problem.severity}`, onclick: () => write.go(problem.from) }, message);
    }));
    return problems;
  }

  async function run() {
    running?.abort();
    const mine = (running = new AbortController());
    const query = write.text();
    const { parsed } = check(query, vocabulary);
    const state = (text) => running === mine && (part("state").textContent = text);
    part("stop").hidden = false;
    state(say("ask.js.running"));
    const begun = performance.now();
    try {
      await keep(query);
      const progress = (n) => state(say("ask.js.reading", { n: number.format(n) }));
      const answer = await send(query, { form: parsed?.queryType, signal: mine.signal, progress });
      if (running !== mine) return;
      const seconds = ((performance.now() - begun) / 1000).toFixed(2);
      state(summary(answer, seconds));
      show(answer, query);
    } catch (error) {
      if (running === mine) fail(error, query, state);
    } finally {
      if (running === mine) part("stop").hidden = true;
    }
  }

  function show(answer, query) {
    const about = { prefixes: vocabulary.prefixes };
    const files = answer.boolean === undefined ? downloads(query, FILES[answer.triples ? "triples" : "rows"]) : null;
    const body = answer.boolean !== undefined ? make("p", { class: "verdict" }, say(answer.boolean ? "ask.js.yes" : "ask.js.no"))
      : answer.rows.length ? results(answer, { about, first: answer.triples ? "network" : "table" }) : make("p", {}, say("ask.js.nothing"));
    part("result").replaceChildren(...[files, body].filter(Boolean));
  }

  function fail(error, query, state) {
    if (error.name === "AbortError") return state(say("ask.js.stopped"));
    state("");
    if (!(error instanceof Refused)) throw error;
    part("result").replaceChildren(trouble(error));
    if (error.line) write.mark(placed(error, query));
  }

  part("form").addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  part("stop").addEventListener("click", () => running?.abort());
  part("link").addEventListener("click", async () => {
    await keep(write.text());
    await navigator.clipboard?.writeText(location.href).catch(() => null);
    part("state").textContent = say("ask.js.copied");
  });
  document.querySelector(".side").addEventListener("click", async (event) => {
    const link = event.target.closest("[data-query], [data-load]");
    if (!link) return;
    event.preventDefault();
    write.set(link.dataset.query ?? (await (await fetch(link.dataset.load)).text()));
    if (isNarrow) part("side").open = false;
    write.focus();
  });
  window.addEventListener("hashchange", async () => write.set((await kept()) ?? write.text()));
  part("editor").dataset.ready = "yes";
  if (isNarrow) part("side").open = false;
}

function summary(answer, seconds) {
  if (answer.boolean !== undefined) return "";
  const told = [say(answer.triples ? "ask.js.done_triples" : "ask.js.done", { n: number.format(answer.rows.length), seconds })];
  if (answer.cut) told.push(say("ask.js.cut", { n: number.format(MOST) }));
  if (answer.limited) told.push(answer.limited);
  return told.join(" · ");
}

// The server writes the file itself, from the same query: nothing that the page left out is missing in it.
function downloads(query, formats) {
  const button = ([value, label]) => make("button", { class: "plain", name: "format", value }, label);
  return make("form", { class: "files", method: "post", action: "/sparql" },
    make("input", { type: "hidden", name: "query", value: query }), make("input", { type: "hidden", name: "download", value: "1" }),
    make("span", {}, say("ask.js.download")), ...formats.map(button));
}

// Where the server says that the trouble lies.
function placed({ line, column, message }, query) {
  const before = query.split("\n").slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const from = Math.min(before + (column ?? 1) - 1, query.length);
  return [{ from, to: Math.min(from + 1, query.length), severity: "error", message }];
}
