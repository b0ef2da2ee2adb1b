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
  new QueryPage(vocabulary, (await kept()) ?? part("query").value).listen();
  part("editor").dataset.ready = "yes";
}

class QueryPage {
  constructor(vocabulary, query) {
    this.vocabulary = vocabulary;
    this.running = null; // what would stop the query that runs
    const find = (text) => this.told(check(text, vocabulary).problems, text);
    this.editor = editor(part("editor"), { query, vocabulary, find, run: () => this.run(), changed: remember });
    for (const name of ["editor", "link"]) part(name).hidden = false;
    part("query").hidden = true;
    find(query);
  }

  listen() {
    part("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.run();
    });
    part("stop").addEventListener("click", () => this.running?.abort());
    part("link").addEventListener("click", () => this.copyLink());
    document.querySelector(".side").addEventListener("click", (event) => this.load(event));
    window.addEventListener("hashchange", async () => this.editor.set((await kept()) ?? this.editor.text()));
    this.isNarrow = window.matchMedia("(max-width: 60rem)").matches;
    if (this.isNarrow) part("side").open = false;
  }

  // What is wrong stands beneath the editor as well, with its place; a click goes there.
  told(problems, text) {
    const row = (problem) => {
      const before = text.slice(0, problem.from).split("\n");
      const message = say("ask.js.line", { line: before.length, column: before.at(-1).length + 1, message: problem.message });
      return make("button", { type: "button", class: `problem ${problem.severity}`, onclick: () => this.editor.go(problem.from) }, message);
    };
    part("problems").replaceChildren(...problems.slice(0, 5).map(row));
    return problems;
  }

  async run() {
    this.running?.abort();
    const mine = (this.running = new AbortController());
    const state = (text) => this.running === mine && (part("state").textContent = text);
    part("stop").hidden = false;
    state(say("ask.js.running"));
    try {
      await this.ask(mine, state);
    } catch (error) {
      if (this.running === mine) this.fail(error, state);
    } finally {
      if (this.running === mine) part("stop").hidden = true;
    }
  }

  async ask(mine, state) {
    const query = this.editor.text();
    const begun = performance.now();
    await keep(query);
    const progress = (n) => state(say("ask.js.reading", { n: number.format(n) }));
    const answer = await send(query, { form: check(query, this.vocabulary).parsed?.queryType, signal: mine.signal, progress });
    if (this.running !== mine) return;
    state(summary(answer, ((performance.now() - begun) / 1000).toFixed(2)));
    this.show(answer, query);
  }

  show(answer, query) {
    const isVerdict = answer.boolean !== undefined;
    const files = isVerdict ? null : downloads(query, FILES[answer.triples ? "triples" : "rows"]);
    part("result").replaceChildren(...[files, this.body(answer, isVerdict)].filter(Boolean));
  }

  body(answer, isVerdict) {
    if (isVerdict) return make("p", { class: "verdict" }, say(answer.boolean ? "ask.js.yes" : "ask.js.no"));
    if (!answer.rows.length) return make("p", {}, say("ask.js.nothing"));
    return results(answer, { about: { prefixes: this.vocabulary.prefixes }, first: answer.triples ? "network" : "table" });
  }

  fail(error, state) {
    if (error.name === "AbortError") return state(say("ask.js.stopped"));
    state("");
    if (!(error instanceof Refused)) throw error;
    part("result").replaceChildren(trouble(error));
    if (error.line) this.editor.mark(placed(error, this.editor.text()));
  }

  async copyLink() {
    await keep(this.editor.text());
    await navigator.clipboard?.writeText(location.href).catch(() => null);
    part("state").textContent = say("ask.js.copied");
  }

  // An example, or a question of the library as a query.
  async load(event) {
    const link = event.target.closest("[data-query], [data-load]");
    if (!link) return;
    event.preventDefault();
    if (link.dataset.query) this.editor.set(link.dataset.query);
    else {
      const answer = await fetch(link.dataset.load);
      if (answer.ok) this.editor.set(await answer.text());
    }
    if (this.isNarrow) part("side").open = false;
    this.editor.focus();
  }
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
