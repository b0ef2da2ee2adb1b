// The query in the address, to be sent on, and in the browser's memory, to be found again.
const KEPT = "kg-query";
const SHORT = 1500; // characters of an address that every program takes

async function squeeze(bytes, stream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const fromBase64 = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

// #query=TEXT where that is short, else #z= and the same deflated.
export async function keep(query) {
  const plain = `#query=${encodeURIComponent(query)}`;
  const hash = plain.length <= SHORT ? plain : `#z=${toBase64(await squeeze(new TextEncoder().encode(query), new CompressionStream("deflate-raw")))}`;
  history.replaceState(null, "", location.pathname + hash);
  remember(query);
}

export function remember(query) {
  try {
    localStorage.setItem(KEPT, query);
  } catch {
    // A browser that keeps nothing still asks.
  }
}

// The query that the address brings, else the one that was kept, else null.
export async function kept() {
  const hash = new URLSearchParams(location.hash.slice(1));
  try {
    if (hash.has("query")) return hash.get("query");
    if (hash.has("z")) return new TextDecoder().decode(await squeeze(fromBase64(hash.get("z")), new DecompressionStream("deflate-raw")));
    return new URLSearchParams(location.search).get("query") ?? localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}
