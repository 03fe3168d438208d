// Saving a region to read it without a line, fetched when a reader asks for it or opens the page that
// shows what is saved. A file counts when its hash is the manifest's; a set counts when all its files
// do. What was fetched before the line broke, or belongs to an earlier version, is not fetched again.
"use strict";
(() => {
  const workers = navigator.serviceWorker;
  if (!workers || !/^http/.test(location.protocol)) return;
  const HOME = new URL("../", document.currentScript.src).href, MINE = `luring ${new URL(HOME).pathname} `;
  const SHARED = "situs", AT_ONCE = 6;
  // on a disk texts take about five times what they take on the way
  const ON_DISK = 5;
  const NO_LINE = "Sambungan terputus. Yang sudah terunduh tetap ada; lanjutkan bila sinyal kembali.";
  const FULL = "Penyimpanan peramban penuh, jadi daerah ini tidak disimpan. Hapus simpanan lain, atau kosongkan ruang di perangkat.";
  const OTHER = "Situs sedang diperbarui. Coba lagi sebentar lagi.";

  const fail = (why) => { throw new Error(why); };
  const size = (bytes) => bytes < 1e5 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toLocaleString("id", { maximumSignificantDigits: 2 })} MB`;
  const el = (name, props, ...children) => {
    const made = Object.assign(document.createElement(name), props);
    made.append(...children);
    return made;
  };

  // ---- stores, see `sw.js`

  const at_manifest = (set) => `${HOME}luring/${set}.json`;
  const names_of = async (set) => (await caches.keys()).filter((name) => name.startsWith(MINE + (set ? `${set} ` : "")));
  const found_in = async (name, address, options) => (await caches.open(name)).match(address, options);
  const remove = async (set, except) => { for (const name of await names_of(set)) if (name !== except) await caches.delete(name); };

  // the manifest of what is whole, and whether anything is begun
  const kept = async (set) => {
    const state = {};
    for (const name of await names_of(set)) {
      const manifest = await found_in(name, at_manifest(set));
      if (manifest) state.whole = await manifest.json();
      else state.begun = true;
    }
    return state;
  };

  // the shared pages go with the last region, and with them the worker
  const forget = async (set) => {
    await remove(set);
    if ((await names_of()).some((name) => !name.startsWith(`${MINE}${SHARED} `))) return;
    await remove(SHARED);
    const worker = await workers.getRegistration(HOME);
    if (worker) await worker.unregister();
  };

  // ---- files

  const digest = async (body) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", body), 0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  // an answer with its bytes, if they are those of the manifest
  const proven = async (answer, hash) => {
    const body = answer && await answer.arrayBuffer();
    return body && (!hash || await digest(body) === hash) && new Response(body, { headers: { "Content-Type": answer.headers.get("Content-Type") } });
  };

  const fetched = async (address, hash, cache = "no-cache") => {
    const answer = await fetch(address, { cache }).catch(() => fail(NO_LINE));
    if (!answer.ok) fail(answer.status < 500 ? OTHER : NO_LINE);
    return await proven(answer, hash).catch(() => fail(NO_LINE)) || (cache === "reload" ? fail(OTHER) : fetched(address, hash, "reload"));
  };

  const manifest_of = async (set) => (await fetched(at_manifest(set))).json().catch(() => fail(NO_LINE));
  const manifests_of = (set) => Promise.all([SHARED, set].map(manifest_of));

  // the same bytes may be here already, from an earlier version or another set
  const reused = async (address, hash) => {
    for (const name of await names_of()) {
      const found = await proven(await found_in(name, address, { ignoreSearch: true }), hash);
      if (found) return found;
    }
  };

  const weight = ({ berkas }, before) => {
    const same = new Set(before && before.berkas.map(([path, hash]) => path + hash));
    return berkas.reduce((sum, [path, hash, bytes]) => sum + (same.has(path + hash) ? 0 : bytes), 0);
  };

  const fill = async (set, manifest, tell, halted) => {
    const name = `${MINE}${set} ${manifest.versi}`, store = await caches.open(name), left = [...manifest.berkas];
    const put = (address, answer) => store.put(address, answer).catch(() => fail(FULL));
    if (await store.match(at_manifest(set))) { tell(weight(manifest)); return; }
    let trouble;
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      while (left.length && !trouble && !halted.yes) {
        const [path, hash, bytes] = left.shift(), address = HOME + path;
        try {
          if (!await store.match(address)) await put(address, await reused(address, hash) || await fetched(address, hash));
          tell(bytes);
        } catch (error) { trouble = error; }
      }
    }));
    if (trouble) throw trouble;
    if (halted.yes) return;
    await put(at_manifest(set), new Response(JSON.stringify(manifest)));
    await remove(set, name);
  };

  const save = async (set, tell, halted) => {
    try {
      const [shared, own] = await manifests_of(set), needed = weight(shared) + weight(own), { storage } = navigator;
      const { quota, usage } = storage ? await storage.estimate() : {};
      if (quota && !(await names_of(set)).length && quota - usage < needed * ON_DISK) fail(FULL);
      if (storage && storage.persist) storage.persist();
      await workers.register(`${HOME}sw.js`, { updateViaCache: "none" }).catch(() => fail(NO_LINE));
      let done = 0;
      const more = (bytes) => tell(done += bytes, needed);
      await fill(SHARED, shared, more, halted);
      await fill(set, own, more, halted);
    } catch (error) {
      // what did not fit makes room again; an older edition that is whole stays
      if (error.message === FULL) for (const one of [SHARED, set]) for (const name of await names_of(one)) if (!await found_in(name, at_manifest(one))) await caches.delete(name);
      if (error.message === FULL && !(await kept(set)).whole) await forget(set);
      throw error;
    }
  };

  // which versions the site has: asked for once, and only by who has saved something
  let versions;
  const outdated = async (set, { whole }) => {
    versions = versions || fetch(`${HOME}luring/daftar.json`, { cache: "no-cache" }).then((answer) => answer.json()).catch(() => ({}));
    const newest = (await versions)[set];
    return newest && !(whole && whole.versi === newest);
  };

  // ---- what a reader sees: a box for each region

  const box_of = (box) => {
    const { daerah: set, nama: name } = box.dataset, words = el("p", { className: "mp-luring-kata" }), row = el("p", { className: "mp-luring-tombol" });
    words.setAttribute("role", "status");
    box.replaceChildren(words, row);

    const show = (text, buttons, moved, wrong) => {
      words.textContent = text;
      words.classList.toggle("mp-luring-galat", !!wrong);
      row.replaceChildren(...buttons.map(([label, onclick], at) => el("button", { type: "button", className: at ? "mp-luring-biasa" : "", ariaLabel: `${label} ${name}`, onclick }, label)));
      if (moved && buttons.length) row.firstChild.focus();
    };
    const again = () => { look(true); for (const one of boxes) if (one.box !== box && !one.box.querySelector("progress")) one.look(); };
    const drop = ["Hapus", async () => { await forget(set); again(); }];
    const sorry = ({ message }, label, act, ...more) => show([NO_LINE, FULL, OTHER].includes(message) ? message : "Peramban ini tidak mengizinkan penyimpanan.", [[label, act], ...more], true, true);

    const run = async () => {
      const halted = {}, bar = el("progress", { ariaLabel: `Menyimpan ${name}` }), told = el("span");
      show("Menyimpan …", [["Berhenti", () => { halted.yes = true; }]], true);
      row.prepend(bar, told);
      try {
        await save(set, (done, all) => { bar.max = all; bar.value = done; told.textContent = `${size(done)} dari ${size(all)}`; }, halted);
        again();
      } catch (error) {
        if (error.message === FULL) sorry(error, "Coba lagi", run);
        else sorry(error, "Lanjutkan", run, drop);
      }
    };

    const ask = async () => {
      show("Menghitung ukurannya …", []);
      try {
        const [shared, own] = await manifests_of(set);
        show(`Halaman ${name}, halaman bersama dan pencariannya: sekitar ${size(weight(own) + weight(shared, (await kept(SHARED)).whole))}.`, [["Simpan", run], ["Batal", () => look(true)]], true);
      } catch (error) { sorry(error, "Coba lagi", ask); }
    };

    const look = async (moved, at_once) => {
      const { whole, begun } = await kept(set), shared = await kept(SHARED), bytes = Number(box.dataset.unduh);
      if (whole) {
        const old = begun || await outdated(set, { whole }) || await outdated(SHARED, shared);
        show(`Tersimpan, edisi ${whole.edisi}. ${old ? "Ada yang lebih baru." : "Dapat dibaca dan dicari tanpa internet."}`, old ? [["Perbarui", run], drop] : [drop], moved);
      } else if (begun) show("Belum semua tersimpan.", [["Lanjutkan", run], drop], moved);
      else if (at_once) await ask();
      else if (!bytes) show("", [["Simpan untuk dibaca luring", ask]], moved);
      else show("", [[`Simpan, sekitar ${size(bytes + (shared.whole ? 0 : Number(box.closest("[data-bersama]").dataset.bersama)))}`, run]], moved);
    };
    return { box, look };
  };

  // ---- begin

  const notice = document.getElementById("luring-kabar"), asked = new URLSearchParams(location.search).get("minta");
  const boxes = [...document.querySelectorAll(".mp-luring[data-daerah]")].map(box_of);

  const tell_missing = async () => {
    const saved = [];
    for (const { box: { dataset: { daerah, nama } } } of boxes) if ((await kept(daerah)).whole) saved.push(saved.length ? ", " : "Yang dapat dibaca sekarang: ", el("a", { href: `${HOME}${daerah}/` }, nama));
    notice.className = "mp-spanduk mp-spanduk--rancangan mp-luring-belum";
    notice.append(el("p", {}, el("strong", {}, "Halaman ini belum disimpan."), " Tidak ada sambungan internet, dan ", el("code", {}, asked || "beranda"), " tidak termasuk yang disimpan di sini."),
      el("p", {}, ...(saved.length ? saved : ["Belum ada daerah yang tersimpan"]), "."),
      el("p", {}, el("a", { className: "mp-tombol", href: HOME + asked }, "Coba lagi")));
  };

  const begin = async () => {
    if (notice) notice.replaceChildren();
    else document.head.append(el("link", { rel: "stylesheet", href: boxes[0].box.dataset.gaya }));
    if (notice && asked !== null) await tell_missing();
    for (const { look } of boxes) await look(!notice, !notice);
  };

  begin().catch(() => { for (const { box } of boxes) box.textContent = "Peramban ini tidak mengizinkan penyimpanan."; });
})();
