// The page of a question: examples into fields, names offered, and the answer as a chart or network beside its table.
import { chart } from "./chart.js";
import { make, say } from "./dom.js";
import { net } from "./net.js";
import { tabs } from "./results.js";
import { Refused, send, trouble } from "./send.js";
import { suggest } from "./suggest.js";

export function questionPage() {
  document.querySelectorAll("input[data-names]").forEach(suggest);
  for (const button of document.querySelectorAll("[data-fill]")) {
    button.hidden = false;
    button.nextElementSibling.hidden = true;
    button.addEventListener("click", () => {
      const field = document.getElementById(button.dataset.fill);
      field.value = button.textContent;
      field.focus();
    });
  }
  document.querySelector("form.ask")?.addEventListener("submit", short);
  const asked = document.getElementById("ask-asked");
  const sheet = document.getElementById("ask-sheet");
  if (asked && sheet) views(JSON.parse(asked.textContent), sheet);
}

// An address without what was not said; one name stays, which tells that the question was asked.
function short({ target }) {
  const empty = [...target.elements].filter((field) => field.name && !field.value);
  const all = [...target.elements].filter((field) => field.name);
  for (const field of empty.slice(empty.length === all.length ? 1 : 0)) {
    field.disabled = true;
    setTimeout(() => (field.disabled = false));
  }
}

// The table that the page brought stays; what is drawn is asked for when its tab is opened.
function views({ query, view, titles, iris, prefixes }, sheet) {
  if (view.type === "table") return;
  const place = document.getElementById("ask-views");
  const pager = document.querySelector(".answer .pager");
  let answer = null;
  const picture = () => {
    const box = make("div", { role: "status" }, say("ask.js.running"));
    drawn(box);
    return box;
  };
  async function drawn(box) {
    try {
      answer ??= await send(query);
      const about = { prefixes, titles, iris, roles: view };
      box.replaceChildren(view.type === "chart" ? chart(answer, about) : net(answer, about));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      box.replaceChildren(trouble(error));
    }
  }
  place.hidden = false;
  const table = () => make("div", {}, sheet, ...(pager ? [pager] : []));
  place.append(tabs({ table, [view.type]: picture }, "table"));
}
