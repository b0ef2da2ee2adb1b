// An article: the words of a fact light up with the fact beside the text, either way; #c120-135 marks those characters.

const MOST = 6; // facts that are told over the words; the list beside has all
const runs = [...document.querySelectorAll(".text [data-facts]")];
const facts = new Map([...document.querySelectorAll("ol.said > li")].map((li) => [li.dataset.fact, li]));
const numbers = (run) => run.dataset.facts.split(" ");
const says = document.createElement("div");
says.className = "says";
says.id = "says";
says.setAttribute("role", "tooltip");
says.hidden = true;
document.body.append(says);

function light(chosen) {
  for (const run of runs) run.classList.toggle("lit", numbers(run).some((n) => chosen.includes(n)));
  for (const [n, li] of facts) li.classList.toggle("lit", chosen.includes(n));
}

function tell(run) {
  const told = numbers(run).map((n) => facts.get(n)?.dataset.says ?? "").filter(Boolean);
  says.replaceChildren(
    ...told.slice(0, MOST).map((text) => {
      const line = document.createElement("p");
      line.textContent = text;
      return line;
    }),
  );
  if (told.length > MOST) says.lastChild.textContent += ` … +${told.length - MOST}`;
  says.hidden = told.length === 0;
  const box = run.getClientRects()[0] ?? run.getBoundingClientRect();
  const left = Math.min(box.left, document.documentElement.clientWidth - says.offsetWidth - 12);
  const above = box.top - says.offsetHeight - 8;
  says.style.left = `${scrollX + Math.max(12, left)}px`;
  says.style.top = `${scrollY + (above > 0 ? above : box.bottom + 8)}px`;
  run.setAttribute("aria-describedby", says.id);
}

function enter(run) {
  light(numbers(run));
  tell(run);
}

function leave(run) {
  light([]);
  says.hidden = true;
  run.removeAttribute("aria-describedby");
}

function arrive() {
  const id = decodeURIComponent(location.hash.slice(1));
  const named = [...facts].filter(([, li]) => li.querySelector("a.at")?.getAttribute("href") === `#${id}`);
  const wanted = named.map(([n]) => n);
  for (const old of document.querySelectorAll(".found")) old.classList.remove("found");
  const place = id ? document.getElementById(id) : null;
  if (!place) return;
  if (wanted.length) for (const run of runs) run.classList.toggle("found", numbers(run).some((n) => wanted.includes(n)));
  else {
    let next = place.nextElementSibling;
    while (next?.classList.contains("here")) next = next.nextElementSibling;
    next?.classList.add("found");
  }
  for (const [, li] of named) li.classList.add("found");
  const list = named[0]?.[1].parentElement;
  if (list && list.scrollHeight > list.clientHeight) list.scrollTop = named[0][1].offsetTop - list.offsetTop - list.clientHeight / 3;
}

for (const run of runs) {
  run.addEventListener("pointerenter", () => enter(run));
  run.addEventListener("pointerleave", () => leave(run));
  run.addEventListener("focusin", () => enter(run));
  run.addEventListener("focusout", () => leave(run));
}
for (const [n, li] of facts) {
  for (const come of ["pointerenter", "focusin"]) li.addEventListener(come, () => light([n]));
  for (const go of ["pointerleave", "focusout"]) li.addEventListener(go, () => light([]));
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") says.hidden = true;
});
addEventListener("hashchange", arrive);
arrive();
document.documentElement.dataset.ready = "yes";
