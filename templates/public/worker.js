// Keeps pages that were already seen, for who loses their connection. The network always goes first; a page from here says of which day it is, so that
// nobody trusts an old phone number unknowingly. Searches, reports and the pages of staff are never kept.
"use strict";
const CACHE = "aanhaken-{{ build }}";
const FILES = {{ files }};
const NOTES = {{ notes }};
const NOTHING = {{ nothing }};
const KEPT = /^(\/(fr|en))?(\/|\/fiches|\/fiches\/[a-z0-9-]+|\/gids(\/[a-z-]+)?|\/overzicht)?$/;
const MOST = 60;

addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  // Files of an older build go; so do pages, which would name those files.
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)))).then(() => clients.claim()));
});

const keep = async (request, answer) => {
  const cache = await caches.open(CACHE);
  await cache.put(request, answer);
  const pages = (await cache.keys()).filter((one) => !new URL(one.url).pathname.startsWith("/static/"));
  await Promise.all(pages.slice(0, Math.max(0, pages.length - MOST)).map((one) => cache.delete(one)));
};

const language = (path) => (path.match(/^\/(fr|en)(\/|$)/) || [])[1] || "nl";

const fromHere = async (request) => {
  const path = new URL(request.url).pathname;
  const kept = await (await caches.open(CACHE)).match(request, { ignoreSearch: true });
  const lang = language(path);
  if (!kept) {
    const home = lang === "nl" ? "/" : "/" + lang;
    const head = "<meta charset=utf-8><meta name=viewport content='width=device-width'><title>Aanhaken</title><link rel=stylesheet href='" + FILES[0] + "'>";
    const body = "<main><div class='wrap narrow'><h1>Aanhaken</h1><p class=lead>" + NOTHING[lang] + "</p><p><a href='" + home + "'>Aanhaken</a></p></div></main>";
    return new Response("<!doctype html><html lang=" + lang + ">" + head + "<body>" + body, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
  }
  const date = new Date(kept.headers.get("date") || Date.now()).toLocaleDateString(lang + "-BE", { dateStyle: "long" });
  const note = "<p class=\"notice offline\" role=\"status\">" + NOTES[lang].replace("{date}", date) + "</p>";
  const page = (await kept.text()).replace(/(<main[^>]*>)/, "$1" + note);
  return new Response(page, { status: 200, headers: kept.headers });
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (FILES.includes(url.pathname)) {
    event.respondWith(caches.match(request).then((kept) => kept || fetch(request)));
    return;
  }
  if (request.mode !== "navigate" || !KEPT.test(url.pathname)) return;
  event.respondWith(fetch(request).then((answer) => {
    if (answer.status === 200 && !url.search) event.waitUntil(keep(request, answer.clone()));
    return answer;
  }).catch(() => fromHere(request)));
});
