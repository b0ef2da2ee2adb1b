// Suggestions as one types: a combobox with a listbox (the ARIA pattern), on each input with data-suggest.

const PAUSE = 120; // milliseconds without a key before it asks

for (const input of document.querySelectorAll("input[data-suggest]")) attach(input);

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")) return;
  const input = document.querySelector("input[data-suggest]");
  if (input) {
    event.preventDefault();
    input.focus();
  }
});

function attach(input) {
  const list = document.createElement("ul");
  list.id = `suggestions-${Math.random().toString(36).slice(2)}`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.getAttribute("aria-label") ?? "");
  list.hidden = true;
  input.after(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  let timer = 0;
  let asked = 0;
  let chosen = -1;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (number) => {
    const options = [...list.children];
    chosen = options.length ? (number + options.length + 1) % (options.length + 1) : -1;
    if (chosen === options.length) chosen = -1;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    if (chosen >= 0) {
      input.setAttribute("aria-activedescendant", options[chosen].id);
      options[chosen].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const show = (hits) => {
    list.replaceChildren(...hits.map((hit, at) => row(hit, `${list.id}-${at}`)));
    chosen = -1;
    list.hidden = hits.length === 0;
    input.setAttribute("aria-expanded", String(hits.length > 0));
    input.removeAttribute("aria-activedescendant");
  };
  const ask = async () => {
    const number = ++asked;
    const query = input.value.trim();
    if (!query) return close();
    const address = new URL(input.dataset.suggest, location.href);
    address.searchParams.set("q", query);
    address.searchParams.set("lang", document.documentElement.lang.slice(0, 2));
    try {
      const answer = await fetch(address);
      const found = answer.ok ? await answer.json() : { hits: [] };
      if (number === asked && document.activeElement === input) show(found.hits);
    } catch {
      close();
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // an input method is at work
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) ask();
      else choose(event.key === "ArrowDown" ? chosen + 1 : chosen < 0 ? list.children.length - 1 : chosen - 1);
    } else if (event.key === "Escape") {
      if (!list.hidden) event.preventDefault();
      close();
    } else if (event.key === "Enter" && !list.hidden && chosen >= 0) {
      event.preventDefault();
      location.assign(list.children[chosen].dataset.href);
    }
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => {
    const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
    if (!option) return;
    event.preventDefault();
    location.assign(option.dataset.href);
  });
}

function row(hit, id) {
  const option = document.createElement("li");
  option.id = id;
  option.className = hit.kind;
  option.dataset.href = hit.href;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const label = document.createElement("span");
  label.className = "label";
  label.textContent = hit.name && hit.name !== hit.label ? `${hit.label}（${hit.name}）` : hit.label;
  const hint = document.createElement("span");
  hint.className = "hint";
  hint.textContent = [hit.kind_label, hit.hint].filter(Boolean).join(" · ");
  option.append(label, hint);
  return option;
}
