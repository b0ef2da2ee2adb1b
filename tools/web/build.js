// src/ENTRY.js → kg/serve/static/built/ENTRY.{js,css}, with the licences of what is inside and the digests of the sources.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, "../../kg/serve/static/built");
const ENTRIES = ["ask", "figures", "network", "crowd", "plot"];

function packageFolder(file) {
  const found = file.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//);
  return found && found[1];
}

function licence(folder) {
  const about = JSON.parse(readFileSync(join(HERE, folder, "package.json"), "utf8"));
  const name = readdirSync(join(HERE, folder)).find((one) => /^licen[cs]e/i.test(one));
  const text = name ? readFileSync(join(HERE, folder, name), "utf8").trim() : `Licence: ${about.license}`;
  return `${about.name} ${about.version} (${about.license})\n\n${text}\n`;
}

// Every file that the bundles are made from, ours only: a test holds these against the sources.
function digests(files) {
  const row = (file) => `${createHash("sha256").update(readFileSync(join(HERE, file))).digest("hex")}  ${file}\n`;
  return [...new Set([...files, "package.json", "build.js"])].sort().map(row).join("");
}

mkdirSync(OUT, { recursive: true });
const made = await build({
  absWorkingDir: HERE,
  entryPoints: ENTRIES.map((name) => `src/${name}.js`),
  outdir: relative(HERE, OUT),
  bundle: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  minify: true,
  legalComments: "none",
  metafile: true,
  // One bundle may load another at run time, by its address: import("/static/built/figures.js").
  external: ["/static/*"],
});
const inputs = Object.keys(made.metafile.inputs);
const folders = [...new Set(inputs.map(packageFolder).filter(Boolean))];
const licences = [...new Set(folders.map(licence))].sort(); // whichever folders npm has put them in
writeFileSync(join(OUT, "licences.txt"), licences.join(`\n${"-".repeat(80)}\n\n`));
writeFileSync(join(OUT, "sources.txt"), digests(inputs.filter((file) => !packageFolder(file) && existsSync(join(HERE, file)))));
for (const [file, { bytes }] of Object.entries(made.metafile.outputs)) console.log(file, bytes);
