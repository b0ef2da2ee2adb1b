// Charts: Observable Plot (ISC). A bundle of its own, loaded by import("/static/built/plot.js") when a chart is asked for.
// The page allows no <style> element, so those that Plot writes into its pictures go out before they come into the page;
// what they say stands in static/ask.css (.plot).
import * as Plot from "@observablehq/plot";

export { Plot };

// The node of a chart from the options of Plot.plot.
export function plot(options) {
  const node = Plot.plot({ className: "plot", ...options });
  for (const style of node.querySelectorAll("style")) style.remove();
  return node;
}
