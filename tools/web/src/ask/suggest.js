// Names offered while one is typed, from /search.json: a combobox as WAI-ARIA describes it.
import { LANG, make, say } from "./dom.js";
import { BASE } from "./terms.js";

export function suggest(input) {
  const list = make("ul", { role: "listbox", id: `${input.id}-list`, class: "offered", hidden: true, "aria-label": say("ask.js.suggestions") });
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(name, value);
  input.after(list);
  const kind = input.dataset.names;
  let at = -1;
  let timer = null;
  let asked = 0;

  function close() {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function choose(option) {
    input.value = option.dataset.value;
    close();
  }
  function move(by) {
    const options = [...list.children];
    at = (at + by + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    input.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  }
  async function ask() {
    const mine = ++asked;
    const typed = input.value.trim();
    const hits = typed ? await hitsOf(typed, kind) : [];
    if (mine !== asked) return;
    const twice = (label) => hits.filter((hit) => hit.label === label).length > 1;
    list.replaceChildren(
      ...hits.map((hit, i) =>
        make("li", { role: "option", id: `${list.id}-${i}`, "aria-selected": "false", "data-value": twice(hit.label) ? BASE + hit.href : hit.label,
          onmousedown: (event) => (event.preventDefault(), choose(event.currentTarget)) },
          hit.label, make("small", {}, [kind === "entity" ? hit.kind_label : "", hit.hint].filter(Boolean).join(" · ")))));
    at = -1;
    list.hidden = !hits.length;
    input.setAttribute("aria-expanded", String(hits.length > 0));
  }
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return; // an input method is at work
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && at >= 0) choose(list.children[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
}

// What the search knows; nothing where it does not answer, since a name can be typed in full.
async function hitsOf(typed, kind) {
  const query = new URLSearchParams({ q: typed, lang: LANG, ...(kind === "entity" ? {} : { kind }) });
  try {
    const answer = await fetch(`/search.json?${query}`);
    return answer.ok ? (await answer.json()).hits.slice(0, 12) : [];
  } catch {
    return [];
  }
}
