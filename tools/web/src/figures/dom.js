// Making nodes: what comes from the data is always text, never markup.
const SVG = "http://www.w3.org/2000/svg";

const filled = (node, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked" || name === "selected") node[name] = value;
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
};

export const make = (tag, attributes = {}, ...children) => filled(document.createElement(tag), attributes, children);
export const svg = (tag, attributes = {}, ...children) => filled(document.createElementNS(SVG, tag), attributes, children);
export const language = document.documentElement.lang.startsWith("en") ? "en" : "zh";
export const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

// Only addresses of this site are followed.
export const ours = (href) => (typeof href === "string" && href.startsWith("/") && !href.startsWith("//") ? href : null);

const SHAPES = {
  dot: ["circle", { cx: 10, cy: 7, r: 5.5 }],
  hexagon: ["polygon", { points: "6,1 14,1 18,7 14,13 6,13 2,7" }],
  square: ["rect", { x: 5, y: 2, width: 10, height: 10 }],
  triangle: ["polygon", { points: "10,1 16,13 4,13" }],
  triangleDown: ["polygon", { points: "10,13 16,1 4,1" }],
  diamond: ["polygon", { points: "10,0 16,7 10,14 4,7" }],
  line: ["line", { x1: 1, y1: 7, x2: 19, y2: 7, "stroke-width": 2.5 }],
};

// The small mark of a legend: a kind has a shape, a relation is a line.
export function mark({ shape = "line", colour, dashed }) {
  const [tag, attributes] = SHAPES[shape] ?? SHAPES.dot;
  const paint = tag === "line" ? { stroke: colour, "stroke-dasharray": dashed ? "4 3" : null } : { fill: colour };
  return svg("svg", { class: "mark", viewBox: "0 0 20 14", "aria-hidden": "true" }, svg(tag, { ...attributes, ...paint }));
}

// How wide a text is in a size, for what is placed before it is drawn: Han characters are square.
export const widthOf = (text, size) => [...text].reduce((sum, c) => sum + (c.codePointAt(0) > 0x2e7f ? size : size * 0.56), 0);
