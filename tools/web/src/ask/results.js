// An answer in the views that fit it: a table always, a chart where there are numbers, a network where things are joined.
import { chart, drawable } from "./chart.js";
import { make, say } from "./dom.js";
import { connectable, net } from "./net.js";
import { Table } from "./table.js";

// `first` is the view to begin with; `about`: {prefixes, titles, roles}. `table` makes the table where the page brings one.
export function results(answer, { first = "table", about, table = () => new Table(answer, about).node }) {
  const makers = { table };
  if (drawable(answer)) makers.chart = () => chart(answer, about);
  if (connectable(answer)) makers.network = () => net(answer, about);
  return tabs(makers, first in makers ? first : "table");
}

// Views under tabs, each made when it is first looked at; arrows go from tab to tab.
export function tabs(makers, first) {
  const names = Object.keys(makers);
  const panel = make("div", { role: "tabpanel", class: "panel", id: "ask-panel" });
  const made = {};
  const buttons = names.map((name) =>
    make("button", { type: "button", role: "tab", "aria-controls": "ask-panel", "data-view": name, onclick: () => open(name), onkeydown: step }, say(`ask.js.${name}`)));
  function open(name) {
    buttons.forEach((button) => {
      const on = button.dataset.view === name;
      button.setAttribute("aria-selected", String(on));
      button.tabIndex = on ? 0 : -1;
    });
    const fresh = !(name in made);
    panel.setAttribute("aria-label", say(`ask.js.${name}`));
    panel.replaceChildren((made[name] ??= makers[name]()));
    if (!fresh) window.dispatchEvent(new Event("resize"));
  }
  function step(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const next = buttons[(buttons.indexOf(event.target) + by + buttons.length) % buttons.length];
    next.focus();
    next.click();
  }
  const bar = make("div", { role: "tablist", "aria-label": say("ask.js.views"), class: "tabs", hidden: names.length < 2 }, ...buttons);
  open(first);
  return make("div", { class: "views" }, bar, panel);
}
