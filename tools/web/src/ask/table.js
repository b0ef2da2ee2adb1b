// Rows as a table to read: sorted by a click on a column, filtered by what is typed, a page at a time, so that a hundred
// thousand rows cost what one page costs.
import { cellNode } from "./cell.js";
import { make, number, say } from "./dom.js";
import { labelsOf } from "./labels.js";
import { isNumber, text } from "./terms.js";

const PAGE = 100;
const words = new Intl.Collator("zh", { numeric: true });

// Words as a dictionary has them; IRIs by their characters, which is ten times as fast and tells as much.
function inOrder(a, b) {
  if (a.type === "iri" && b.type === "iri") return a.value < b.value ? -1 : Number(a.value > b.value);
  return words.compare(text(a), text(b));
}

export class Table {
  // `titles`: column → what its head says.
  constructor({ columns, rows }, { prefixes, titles = {} }) {
    Object.assign(this, { columns, rows, prefixes, titles, shown: rows, page: 0, order: null, wanted: "" });
    this.numeric = columns.map((_, i) => rows.length > 0 && rows.every((row) => row[i] === null || isNumber(row[i])) && rows.some((row) => row[i]));
    this.head = make("tr");
    this.body = make("tbody");
    this.foot = make("div", { class: "pager" });
    this.count = make("span", { role: "status" });
    const filter = make("input", { type: "search", placeholder: say("ask.js.filter"), "aria-label": say("ask.js.filter"), oninput: () => this.filter(filter.value) });
    this.node = make(
      "div", { class: "rows" },
      make("div", { class: "tools" }, filter, this.count),
      make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("ask.js.table") }, make("table", {}, make("thead", {}, this.head), this.body)),
      this.foot,
    );
    this.draw();
  }

  filter(typed) {
    this.wanted = typed.trim().toLowerCase();
    const labels = this.labels;
    const holds = (cell) => cell !== null && (cell.value.toLowerCase().includes(this.wanted) || labels?.get(cell.value)?.toLowerCase().includes(this.wanted));
    this.shown = this.wanted ? this.rows.filter((row) => row.some(holds)) : this.rows;
    this.sorted();
  }

  sort(column) {
    const down = this.order?.column === column && !this.order.down;
    this.order = { column, down };
    this.sorted();
  }

  sorted() {
    if (this.order) {
      const { column, down } = this.order;
      const key = this.numeric[column] ? (a, b) => Number(a.value) - Number(b.value) : inOrder;
      const sign = down ? -1 : 1;
      // What has no value stands last either way.
      this.shown = this.shown.toSorted(({ [column]: a }, { [column]: b }) => (a === null) - (b === null) || (a === null ? 0 : sign * key(a, b)));
    }
    this.page = 0;
    this.draw();
  }

  turn(by) {
    this.page += by;
    this.draw();
    this.node.querySelector(".scroll").scrollTop = 0;
  }

  async draw() {
    this.drawHead();
    this.drawBody();
    this.drawFoot();
    const iris = this.visible().flat().filter((cell) => cell?.type === "iri").map((cell) => cell.value);
    this.labels = await labelsOf(iris);
    if (iris.length) this.drawBody();
  }

  visible() {
    return this.shown.slice(this.page * PAGE, (this.page + 1) * PAGE);
  }

  drawHead() {
    const state = (i) => (this.order?.column !== i ? "none" : this.order.down ? "descending" : "ascending");
    const head = (name, i) =>
      make("th", { scope: "col", "aria-sort": state(i), class: this.numeric[i] ? "number" : null },
        make("button", { type: "button", title: `?${name}`, onclick: () => this.sort(i) }, this.titles[name] ?? name));
    this.head.replaceChildren(...this.columns.map(head));
  }

  drawBody() {
    const row = (cells) =>
      make("tr", {}, ...cells.map((cell, i) =>
        make("td", { class: this.numeric[i] ? "number" : null, "data-title": this.titles[this.columns[i]] ?? this.columns[i] }, cellNode(cell, this.labels, this.prefixes))));
    this.body.replaceChildren(...this.visible().map(row));
  }

  drawFoot() {
    const pages = Math.ceil(this.shown.length / PAGE);
    this.count.textContent = this.wanted ? say("ask.js.fitting", { n: number.format(this.shown.length) }) : "";
    this.foot.hidden = pages < 2;
    const button = (key, by, off) => make("button", { type: "button", class: "plain", disabled: off, onclick: () => this.turn(by) }, say(key));
    this.foot.replaceChildren(
      button("ask.js.before", -1, this.page === 0),
      make("span", {}, say("ask.js.page", { page: number.format(this.page + 1), pages: number.format(pages) })),
      button("ask.js.after", 1, this.page >= pages - 1),
    );
  }
}
