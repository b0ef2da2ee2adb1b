// An article: the words of a fact light up with the fact beside the text, either way; #c120-135 marks those characters.

const runs = [...document.querySelectorAll(".text [data-facts]")];
const facts = new Map([...document.querySelectorAll("ol.said > li")].map((li) => [li.dataset.fact, li]));
const numbers = (run) => run.dataset.facts.split(" ");

function light(chosen) {
  for (const run of runs) run.classList.toggle("lit", numbers(run).some((n) => chosen.includes(n)));
  for (const [n, li] of facts) li.classList.toggle("lit", chosen.includes(n));
}

function arrive() {
  const id = decodeURIComponent(location.hash.slice(1));
  const wanted = [...facts].filter(([, li]) => li.querySelector("a.at")?.getAttribute("href") === `#${id}`).map(([n]) => n);
  for (const old of document.querySelectorAll(".text .found")) old.classList.remove("found");
  const place = id ? document.getElementById(id) : null;
  if (!place) return;
  const named = place.parentElement?.querySelector(`[id="${CSS.escape(id)}"] ~ *`);
  const marked = wanted.length ? runs.filter((run) => numbers(run).some((n) => wanted.includes(n))) : [named].filter(Boolean);
  for (const run of marked) run.classList.add("found");
  for (const [n, li] of facts) li.classList.toggle("found", wanted.includes(n));
}

for (const run of runs) {
  run.addEventListener("pointerenter", () => light(numbers(run)));
  run.addEventListener("pointerleave", () => light([]));
  run.addEventListener("focusin", () => light(numbers(run)));
  run.addEventListener("focusout", () => light([]));
  run.title = numbers(run)
    .map((n) => facts.get(n)?.dataset.says ?? "")
    .filter(Boolean)
    .join("\n");
}
for (const [n, li] of facts) {
  li.addEventListener("pointerenter", () => light([n]));
  li.addEventListener("pointerleave", () => light([]));
  li.addEventListener("focusin", () => light([n]));
  li.addEventListener("focusout", () => light([]));
}
addEventListener("hashchange", arrive);
arrive();
