// The few things that every part of the page does with the DOM: nodes from text only, words of the page's language.
const told = document.getElementById("ask-words");
const WORDS = told ? JSON.parse(told.textContent) : {};

export const LANG = document.documentElement.lang.startsWith("zh") ? "zh" : "en";

// A phrase of words/ask.tsv, its {places} filled; a key that the page was not given is our own mistake.
export function say(key, values = {}) {
  if (!(key in WORDS)) throw new Error(`no words for ${key}`);
  return WORDS[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

// make("button", {type: "button", onclick}, "text", node): attributes that are functions are listeners, null ones are left out.
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

export const number = new Intl.NumberFormat(LANG === "zh" ? "zh-CN" : "en", { maximumFractionDigits: 6 });
