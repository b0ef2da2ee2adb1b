// Pictures drawn into the pages: every <figure class="kg-chart" data-kg="chart|timeline|network|map"> with its data as JSON.
//
// The query page calls `network(node, {nodes, edges, left_out})`, exported from here, with data of the form of /network.json;
// charts of answers are drawn with plot.js.
import { make } from "./figures/dom.js";
import { loadWords, read } from "./figures/words.js";
import { chart } from "./figures/chart.js";
import { timeline } from "./figures/timeline.js";
import { map } from "./figures/map.js";

const FEW = 400; // nodes up to which a network is drawn without WebGL
const worded = loadWords();
const DRAW = { chart, timeline, map, network: networkAt };

export async function network(host, data, more = {}) {
  await worded;
  const bundle = await import("/static/built/network.js");
  return bundle.network(host, data, more);
}

async function networkAt(host, { src, full = false }) {
  const data = await read(src);
  const bundle = await import(data.nodes.length > FEW ? "/static/built/crowd.js" : "/static/built/network.js");
  await bundle.network(host, data, { src, full });
}

const stage = (figure) => figure.querySelector(":scope > .kg-stage") ?? figure.insertAdjacentElement("afterbegin", make("div", { class: "kg-stage" }));

export async function draw(figure) {
  const host = stage(figure);
  try {
    const data = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
    await worded;
    await DRAW[figure.dataset.kg](host, data);
    figure.dataset.drawn = "yes";
  } catch (error) {
    host.replaceChildren(make("p", { class: "kg-failed", role: "status" }, error.message));
    figure.dataset.drawn = "failed";
  }
}

// A page may hold many pictures: those far below are drawn when they come near, all of them before the page is printed.
const waiting = new Set(document.querySelectorAll("figure.kg-chart[data-kg]"));
const start = (figure) => waiting.delete(figure) && draw(figure);
const near = new IntersectionObserver((seen) => seen.filter((one) => one.isIntersecting).forEach((one) => start(one.target)), { rootMargin: "600px" });
for (const figure of waiting) {
  stage(figure);
  near.observe(figure);
}
addEventListener("beforeprint", () => [...waiting].forEach(start));
