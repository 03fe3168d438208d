// Saving a region to read it without a line, fetched when a reader asks for it or opens the page that
// shows what is saved. A file counts when its hash is the manifest's; a set counts when all its files
// do. What was fetched before the line broke, or belongs to an earlier version, is not fetched again.
"use strict";
(() => {
  if (!("serviceWorker" in navigator && "caches" in window && /^http/.test(location.protocol))) return;
  const HOME = new URL("../", document.currentScript.src).href, MINE = `luring ${new URL(HOME).pathname} `;
  const SHARED = "situs", AT_ONCE = 6;
  const KINDS = { html: "text/html", js: "text/javascript", css: "text/css", svg: "image/svg+xml", png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", webp: "image/webp" };

  const size = (bytes) => `${(Math.max(bytes, 1e4) / 1e6).toLocaleString("id", { maximumFractionDigits: bytes < 1e5 ? 2 : 1 })} MB`;
  const el = (name, props, ...children) => {
    const made = Object.assign(document.createElement(name), props);
    made.append(...children);
    return made;
  };

  // ---- stores, see `sw.js`

  const at_manifest = (set) => `${HOME}luring/${set}.json`;
  const store_names = async (set = "") => (await caches.keys()).filter((name) => name.startsWith(MINE + (set && `${set} `)));

  // what is saved of a set: its manifest if it is whole, and whether something is begun
  const kept = async (set) => {
    const found = { begun: false };
    for (const name of await store_names(set)) {
      const manifest = await (await caches.open(name)).match(at_manifest(set));
      if (manifest) found.whole = await manifest.json();
      else found.begun = true;
    }
    return found;
  };

  const remove = async (set, except) => {
    for (const name of await store_names(set)) if (name !== except) await caches.delete(name);
  };

  // the shared pages go with the last region, and with them the worker
  const forget = async (set) => {
    await remove(set);
    if ((await store_names()).some((name) => !name.startsWith(`${MINE}${SHARED} `))) return;
    await remove(SHARED);
    const worker = await navigator.serviceWorker.getRegistration(HOME);
    if (worker) await worker.unregister();
  };

  // ---- files

  class Trouble extends Error {}
  const NO_LINE = "Sambungan terputus. Yang sudah terunduh tetap tersimpan; lanjutkan bila sinyal kembali.";
  const FULL = "Penyimpanan peramban ini penuh, jadi daerah ini tidak disimpan. Hapus simpanan lain di bawah, atau kosongkan ruang di perangkat.";
  const OTHER = "Situs sedang diperbarui. Coba lagi sebentar lagi.";

  const digest = async (body) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", body))].slice(0, 8).map((byte) => byte.toString(16).padStart(2, "0")).join("");

  const get = async (address, cache) => {
    let answer;
    try { answer = await fetch(address, { cache }); if (answer.ok) return await answer.arrayBuffer(); } catch { throw new Trouble(NO_LINE); }
    throw new Trouble(answer.status < 500 ? OTHER : NO_LINE);
  };

  const manifest_of = async (set) => {
    const told = new TextDecoder().decode(await get(at_manifest(set), "no-cache"));
    try { return JSON.parse(told); } catch { throw new Trouble(NO_LINE); }
  };

  // the same bytes may be here already, from an earlier version or another set
  const reuse = async (address, hash) => {
    for (const name of await store_names()) {
      const found = await (await caches.open(name)).match(address, { ignoreSearch: true }), body = found && await found.arrayBuffer();
      if (body && await digest(body) === hash) return body;
    }
  };

  const fresh = async (address, hash) => {
    for (const cache of ["no-cache", "reload"]) {
      const body = await get(address, cache);
      if (await digest(body) === hash) return body;
    }
    throw new Trouble(OTHER);
  };

  const put = async (store, address, body, kind) => {
    try { await store.put(address, new Response(body, { headers: { "Content-Type": `${kind}; charset=utf-8` } })); } catch { throw new Trouble(FULL); }
  };

  const fill = async (set, manifest, tell, halted) => {
    const name = `${MINE}${set} ${manifest.versi}`, left = [...manifest.berkas];
    const store = await caches.open(name);
    if (await store.match(at_manifest(set))) { tell(manifest.berkas.reduce((sum, [, , bytes]) => sum + bytes, 0)); return; }
    let trouble;
    const work = async () => {
      while (left.length && !trouble && !halted.yes) {
        const [path, hash, bytes] = left.shift(), address = HOME + path;
        try {
          if (!await store.match(address)) {
            const ending = path.replace(/\?.*/, "").match(/\.(\w+)$/);
            await put(store, address, await reuse(address, hash) || await fresh(address, hash), KINDS[ending ? ending[1] : "html"] || "application/octet-stream");
          }
          tell(bytes);
        } catch (error) { trouble = error; }
      }
    };
    await Promise.all(Array(AT_ONCE).fill().map(work));
    if (trouble && trouble.message === FULL) await caches.delete(name);
    if (trouble) throw trouble;
    if (halted.yes) return;
    await put(store, at_manifest(set), JSON.stringify(manifest), "application/json");
    await remove(set, name);
  };

  const changed = (manifest, before) => {
    const same = new Set(before ? before.berkas.map(([path, hash]) => path + hash) : []);
    return manifest.berkas.reduce((sum, [path, hash, bytes]) => sum + (same.has(path + hash) ? 0 : bytes), 0);
  };

  const save = async (set, tell, halted) => {
    const manifests = await Promise.all([SHARED, set].map(manifest_of));
    const needed = manifests.reduce((sum, one) => sum + changed(one), 0);
    const { quota, usage } = navigator.storage ? await navigator.storage.estimate() : {};
    // on the disk texts take about five times what they take on the way
    if (quota && quota - usage < needed * 5 && !(await kept(set)).begun) throw new Trouble(FULL);
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
    await navigator.serviceWorker.register(`${HOME}sw.js`, { updateViaCache: "none" }).catch(() => { throw new Trouble(NO_LINE); });
    let done = 0;
    const more = (bytes) => { done += bytes; tell(done, needed); };
    try {
      await fill(SHARED, manifests[0], more, halted);
      if (!halted.yes) await fill(set, manifests[1], more, halted);
    } catch (error) {
      if (error.message === FULL && !(await kept(set)).whole) await forget(set);
      throw error;
    }
  };

  // which versions the site has; asked for once, and only by who has saved something
  let versions;
  const outdated = async (set, manifest) => {
    versions = versions || fetch(`${HOME}luring/daftar.json`, { cache: "no-cache" }).then((answer) => answer.json()).catch(() => ({}));
    const newest = (await versions)[set];
    return newest && !(manifest && manifest.versi === newest);
  };

  // ---- what a reader sees: a box for each region

  const box_of = (box) => {
    const { daerah: set, nama: name } = box.dataset;
    const show = (text, buttons, extra = [], move = true) => {
      const row = el("p", { className: "mp-luring-tombol" }, ...buttons.map(([label, act, plain]) => el("button", { type: "button", className: plain ? "mp-luring-biasa" : "", onclick: act, ariaLabel: `${label} ${name}` }, label)));
      box.replaceChildren(...extra, el("p", { className: "mp-luring-kata" }, text), row);
      say.textContent = text && move ? `${name}: ${text}` : "";
      if (move && buttons.length) row.firstChild.focus();
    };

    const drop = async () => { await forget(set); await first(true); refresh(box); };

    const run = async () => {
      const halted = {}, bar = el("progress", { max: 1, value: 0, ariaLabel: `Menyimpan ${name}` });
      show("Menyimpan …", [["Berhenti", () => { halted.yes = true; }, true]], [bar]);
      const words = box.querySelector(".mp-luring-kata");
      try {
        await save(set, (done, all) => { bar.max = all; bar.value = done; words.textContent = `Menyimpan … ${size(done)} dari ${size(all)}`; }, halted);
        await first(true);
      } catch (error) {
        const full = error.message === FULL;
        show(error instanceof Trouble ? error.message : "Peramban ini tidak mengizinkan penyimpanan.", [[full ? "Coba lagi" : "Lanjutkan", run], ...(full ? [] : [["Hapus", drop, true]])]);
        box.firstChild.classList.add("mp-luring-galat");
      }
      refresh(box);
    };

    const first = async (move) => {
      const { whole, begun } = await kept(set);
      if (begun && !whole) return show("Belum semua tersimpan.", [["Lanjutkan", run], ["Hapus", drop, true]], [], move);
      if (whole) {
        const old = begun || await outdated(set, whole) || await outdated(SHARED, (await kept(SHARED)).whole);
        return show(`Tersimpan, edisi ${whole.edisi}. ${old ? "Ada yang lebih baru." : "Dapat dibaca dan dicari tanpa internet."}`, [...(old ? [["Perbarui", run]] : []), ["Hapus", drop, true]], [], move);
      }
      let bytes = Number(box.dataset.unduh);
      const shared = (await kept(SHARED)).whole;
      if (bytes && !shared) bytes += Number(box.closest("[data-bersama]").dataset.bersama);
      if (!bytes) {
        show("Menghitung ukurannya …", [], [], move);
        try {
          const manifests = await Promise.all([SHARED, set].map(manifest_of));
          bytes = changed(manifests[1]) + changed(manifests[0], shared);
        } catch (error) { return show(error.message === NO_LINE ? "Sambungan terputus." : error.message, [["Coba lagi", () => first(true)]], [], true); }
        return show(`Halaman ${name}, halaman bersama dan pencariannya: sekitar ${size(bytes)}.`, [["Simpan", run], ["Batal", () => show("", [["Simpan untuk dibaca luring", () => first(true)]]), true]], [], move);
      }
      return show("", [[`Simpan, sekitar ${size(bytes)}`, run]], [], move);
    };
    return { first, box };
  };

  // ---- begin

  const say = el("p", { className: "mp-sembunyi" });
  say.setAttribute("role", "status");
  const boxes = [...document.querySelectorAll(".mp-luring[data-daerah]")].map(box_of), notice = document.getElementById("luring-kabar");
  document.querySelector("main").append(say);

  // what is saved changes what the others would take
  const refresh = (box) => { for (const one of boxes) if (one.box !== box && !one.box.querySelector("progress")) one.first(false); };

  const begin = async () => {
    if (!notice) {
      document.head.append(el("link", { rel: "stylesheet", href: boxes[0].box.dataset.gaya }));
      await boxes[0].first(true);
      return;
    }
    notice.replaceChildren();
    const asked = new URLSearchParams(location.search).get("minta");
    const saved = (await Promise.all(boxes.map(async ({ box }) => [box.dataset.nama, box.dataset.daerah, (await kept(box.dataset.daerah)).whole]))).filter(([, , whole]) => whole);
    if (asked !== null) {
      const list = saved.flatMap(([name, set], at) => [at ? ", " : "", el("a", { href: `${HOME}${set}/` }, name)]);
      notice.className = "mp-spanduk mp-spanduk--rancangan mp-luring-belum";
      notice.append(el("p", {}, el("strong", {}, "Halaman ini belum disimpan."), " Sambungan internet tidak ada, dan ", el("code", {}, asked || "beranda"), " tidak termasuk yang disimpan di sini."),
        el("p", {}, ...(list.length ? ["Yang dapat dibaca sekarang: ", ...list, "."] : ["Belum ada daerah yang tersimpan."])),
        el("p", {}, el("a", { className: "mp-tombol", href: HOME + asked }, "Coba lagi")));
    }
    await Promise.all(boxes.map((one) => one.first(false)));
  };

  begin().catch(() => { for (const { box } of boxes) box.textContent = "Peramban ini tidak mengizinkan penyimpanan."; });
})();
