// The words that appear at a mark under the mouse or the keyboard; they are the mark's own label for those who cannot see it.
import { make } from "./dom.js";

let box = null;

function show(target, lines) {
  box ??= document.body.appendChild(make("div", { class: "kg-tip", "aria-hidden": "true" }));
  box.replaceChildren(...lines.map((line, i) => make(i ? "span" : "strong", {}, line)));
  box.hidden = false;
  const at = target.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const left = Math.max(4, Math.min(innerWidth - width - 4, at.left + at.width / 2 - width / 2));
  const top = at.top - height - 8 < 4 ? at.bottom + 8 : at.top - height - 8;
  box.style.left = `${left}px`;
  box.style.top = `${top}px`;
}

export function tip(node, lines) {
  const told = lines.filter(Boolean);
  node.setAttribute("aria-label", told.join("，"));
  for (const event of ["mouseenter", "focus"]) node.addEventListener(event, () => show(node, told));
  for (const event of ["mouseleave", "blur"]) node.addEventListener(event, () => { if (box) box.hidden = true; });
  return node;
}
addEventListener("scroll", () => { if (box) box.hidden = true; }, { passive: true, capture: true });
