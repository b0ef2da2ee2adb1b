// What the pictures say: kg/serve/words/figures.tsv, in the language of the page.
import { language } from "./dom.js";

// One table for all bundles of a page, as each has its own copy of this module.
const TABLE = Symbol.for("kg.figures.words");

export async function loadWords() {
  const answer = await fetch(`/figures/words.json?lang=${language}`);
  if (!answer.ok) throw new Error(`words: ${answer.status}`);
  globalThis[TABLE] = await answer.json();
}

export const say = (key, values = {}) => (globalThis[TABLE]?.[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

// The data of a source in the language of the page, or the sentence with which it refuses.
export async function read(address) {
  const url = new URL(address, location.origin);
  url.searchParams.set("lang", language);
  const answer = await fetch(url.pathname + url.search);
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.error ?? say("failed"));
  return body;
}
