// What is saved, read without a line. A browser runs this once a reader has saved a region, and not
// before; with a line it changes nothing, so that she never reads an old page.
//
// `luring.js` fills the stores: one for each set of files and version of it, called
// `luring <path of the site> <set> <version>`, whole as soon as it holds its manifest. These names are
// a promise to every later version of both scripts.
"use strict";
const HOME = registration.scope, MINE = `luring ${new URL(HOME).pathname} `;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

// stores that are whole, the newest first
const stores = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(MINE)).reverse();
  const found = await Promise.all(names.map(async (name) => {
    const store = await caches.open(name), set = name.slice(MINE.length).split(" ")[0];
    return await store.match(`${HOME}luring/${set}.json`) && { set, store };
  }));
  return found.filter(Boolean);
};

const saved = async (key) => {
  for (const { store } of await stores()) {
    const found = await store.match(HOME + key);
    if (found) return found;
  }
};

// search as far as it is saved: each set has an index of its own
const listing = async () => {
  const told = new Map();
  for (const { set, store } of await stores()) {
    const found = !told.has(set) && await store.match(`${HOME}cari/d/${set}/daftar.js`);
    if (found) told.set(set, await found.text());
  }
  return told.size && new Response([...told.values(), 'cari("hanya")'].join(""), { headers: { "Content-Type": "text/javascript" } });
};

const answer = async (request) => {
  const path = request.url.slice(HOME.length).replace(/#.*/, ""), opened = request.mode === "navigate";
  // a file with a version in its address is that version and no other
  const fixed = /^aset\/|^cari\/[dt]\/.*\?v=./.test(path);
  const key = fixed ? path.replace(/\.+$/, "") : path.replace(/\?.*/, "").replace(/(^|\/)index\.html$/, "$1");
  let got = fixed && await saved(key);
  if (got) return got;
  try { got = await fetch(request); } catch { /* no line */ }
  // a page that is gone is gone; a part of an old page that is still open may be saved
  if (got && (opened ? got.status < 500 : got.ok || got.type !== "basic")) return got;
  const kept = key === "cari/daftar.js" ? await listing() : await saved(key);
  if (kept || got) return kept || got;
  return opened && await saved("luring/") ? Response.redirect(`${HOME}luring/?minta=${encodeURIComponent(path)}`) : Response.error();
};

addEventListener("fetch", (event) => {
  const { request } = event;
  // what `luring.js` fetches itself shall come from the line, or not at all
  if (request.method === "GET" && request.destination && request.url.startsWith(HOME)) event.respondWith(answer(request));
});
