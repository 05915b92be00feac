// Keeps one page for the moments without network, fetched without cookies: it speaks to nobody in particular.
const PAGE = "{% url 'ui:offline' %}";
const STYLES = "{% static 'ui/preau.css' %}";
const FILES = [STYLES, "{% static 'ui/fonts/andika-latin-400-normal.woff2' %}", "{% static 'ui/fonts/andika-latin-700-normal.woff2' %}"];

async function keep() {
  const cache = await caches.open(STYLES);
  await cache.addAll([new Request(PAGE, { credentials: "omit" }), ...FILES]);
}

async function forgetOlder() {
  for (const name of await caches.keys()) if (name !== STYLES) await caches.delete(name);
}

async function answer(request) {
  try {
    return await fetch(request);
  } catch (failure) {
    const kept = await caches.match(request.mode === "navigate" ? PAGE : request);
    if (kept) return kept;
    throw failure;
  }
}

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const ours = FILES.includes(new URL(request.url).pathname);
  if (request.method === "GET" && (request.mode === "navigate" || ours)) event.respondWith(answer(request));
});
