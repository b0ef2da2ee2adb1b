// What things are called, asked of the graph for those that are in sight; each IRI once.
import { LANG } from "./dom.js";
import { send } from "./send.js";

const known = new Map();
const SOON = 1500; // ms until a busy endpoint is asked again
let asked = Promise.resolve(); // all that is on its way: a chart may want the names that a table has just asked for

// IRI → label for all that have one. Where the endpoint stays busy there are none: a table without them still reads.
export async function labelsOf(iris) {
  const wanted = [...new Set(iris)].filter((iri) => !known.has(iri) && /^[^<>"{}|^`\\\s]+$/.test(iri));
  for (const iri of wanted) known.set(iri, null);
  if (wanted.length) asked = Promise.all([asked, ask(wanted)]);
  await asked;
  return known;
}

async function ask(wanted) {
  const query = `SELECT ?thing ?label { VALUES ?thing { ${wanted.map((iri) => `<${iri}>`).join(" ")} }
    ?thing skos:prefLabel|rdfs:label|schema:headline ?label FILTER(LANG(?label) IN ("", "zh", "${LANG}")) }`;
  const again = () => new Promise((wait) => setTimeout(wait, SOON)).then(() => send(query));
  const { rows } = await send(query).catch(again).catch(() => ({ rows: [] }));
  for (const [thing, label] of rows) {
    if (!known.get(thing.value) || label.language === LANG) known.set(thing.value, label.value);
  }
}
