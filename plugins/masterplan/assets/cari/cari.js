// Search in the browser: a query in, the few small files of the index that it needs, results out.
// Fetched when a reader first uses a search field; what is not needed for a first answer (completing,
// filters, typing errors, marking the page that was found) stands in `bantu.js`.
// Files of the index are scripts that call `cari(name, …)`, so that they load from a server, from a
// store of saved pages and from a disk.
"use strict";
(() => {
  const own = document.currentScript;
  const HOME = new URL("../", own.src);
  const LONGEST = 200, MOST_TERMS = 12, SHOWN = 8, FIRST = 3, EXCERPT = 190, EVERYWHERE = 1000;
  // how much a word counts by where it stands, see `search/posting.py`
  const LEVELS = [.6, .6, .85, 1.05, 1.25, 1.9, 2.4], WHOLE_REGION = 1.1, RELATED = .65, SYNONYM = .5;
  const FILTERS = ["daerah", "pilar", "jenis", "tahun"];
  const EDGE = "[^\\p{L}\\p{N}]", INSIDE = "(?![\\p{L}\\p{N}])";

  const form = document.querySelector(".mp-cari"), input = form && form.q;
  const part_of_page = (id) => document.getElementById(id);
  const list = part_of_page("hasil"), status = part_of_page("jumlah"), notes = part_of_page("catatan-cari");
  const filters = part_of_page("saring"), next = part_of_page("lagi");

  // ---- files

  const files = new Map(), lost = new Map(), parts = [];
  let groups, halting, partly, chosen = {}, current, turn = 0;

  const cari = window.cari = (name, ...told) => {
    if (name === "daftar") add_part(told[0]);
    if (name === "hanya") partly = true; // a copy, or what is saved, holds some regions
    const file = files.get(name);
    if (file) { file.done = true; file.give(told); }
  };

  const fetched = (name, address) => {
    if (files.has(name)) return files.get(name).promise;
    const file = {};
    file.promise = new Promise((give, fail) => {
      const script = document.createElement("script");
      file.give = give;
      // a script that was cut short ends its loading without having called
      script.onload = script.onerror = () => {
        script.remove();
        if (!file.done) { files.delete(name); lost.set(name, `${lost.get(name) || ""}.`); fail(new Error(name)); }
      };
      script.src = address;
      document.head.append(script);
    });
    files.set(name, file);
    return file.promise;
  };

  // what was lost is asked for by another address, lest a cache gives the same half again
  const load = (name, version = "") => fetched(name, new URL(`cari/${name}.js?v=${version}${lost.get(name) || ""}`, HOME));
  const ready = () => parts.length ? Promise.resolve() : load("daftar");
  const help = async () => (await fetched("bantu", form.dataset.bantu))[0];

  const add_part = (part) => {
    // many regions are told as steps from code to code, and versions of three letters
    const [steps, versions] = part.r;
    let code = 0;
    if (typeof steps === "string") part.r = steps.split(" ").map((step, at) => [code += Number(step), versions.substr(at * 3, 3)]);
    part.first = parts.reduce((sum, other) => sum + other.r.length, 0);
    parts.push(part);
    halting = new Set(part.h.split(" "));
    groups = part.j.flatMap(([kind, name, weight, by_pillar, dated, together]) =>
      ["", ...(by_pillar ? part.p.map(([id]) => id) : [])].map((pillar) => ({ kind, name, pillar, weight, dated, together })));
  };

  const regions = async () => {
    for (const part of parts) if (!part.d) [part.d] = await load(`${part.a}daerah`);
    return parts.flatMap((part) => part.d);
  };

  // ---- words

  const words = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
    .replace(/\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+/g, " ").match(/[\p{L}\p{N}]+/gu) || [];

  const telling = (list) => list.filter((word) => (word.length > 1 || /\d/.test(word)) && word.length <= 40 && !halting.has(word));

  // what was asked: words worth looking up, and phrases that must stand as they are
  const parse = (query) => {
    const all = words(query);
    const phrases = [...query.matchAll(/["“”]([^"“”]+)["“”]/g)].map((quoted) => words(quoted[1])).filter((phrase) => phrase.length > 1);
    return { query, all, phrases, words: [...new Set(telling(all))].slice(0, MOST_TERMS) };
  };

  // "+dinas_kesehatan" is what a text says where it means `dinkes`
  const any = (forms) => `(?:${[...forms].sort((a, b) => b.length - a.length).join("|").replace(/\+/g, "").replace(/_/g, `${EDGE}+`)})`;
  const one_of = (forms) => new RegExp(`(^|${EDGE})(${any(forms)})${INSIDE}`, "giu");
  const in_row = (lists, between) => new RegExp(`(^|${EDGE})${lists.map(any).join(`${EDGE}+${between}`)}${INSIDE}`, "iu");

  // ---- the index

  // what affixes leave alone decides, see `search/shards.py`
  const shard_of = (word, count) => {
    let mixed = 2166136261;
    for (const char of [...word.replace(/(?:kan|an|i)?(?:nya)?$/, "")].slice(-5)) mixed = Math.imul(mixed ^ char.codePointAt(0), 16777619);
    return ((mixed ^ mixed >>> 15) >>> 0) % count;
  };

  const shard = (part, folder, number) =>
    load(`${part.a}${folder}/${number}`, part.v.substr(number * 3 % part.v.length, 3));

  // a word as it was typed, or `+dinas_kesehatan` for words that are the name of one thing
  const family = async (part, word) => {
    const has = ([forms]) => forms.split(/[ |]/).includes(word), name = word[0] === "+";
    let number = shard_of(word.slice(word.lastIndexOf("_") + 1), part.n);
    const [here, elsewhere] = await shard(part, "i", number);
    let found = here.find(has);
    const alias = ` ${elsewhere}`.split(` ${word}:`)[1];
    if (!found && alias) {
      number = parseInt(alias);
      found = (await shard(part, "i", number))[0].find(has);
    }
    if (!found) return;
    const forms = found[0].split("|").map((group) => group.split(" "));
    const factors = forms.flatMap((group) => group.map((form) => form === word || name && group.includes(word) ? 1 : group.includes(word) ? RELATED : SYNONYM));
    return { part, number, forms: forms.flat(), factors, size: found[2], ...decode(part, found[1], factors) };
  };

  // signs are numbers below 93, see `search/encoding.py`
  const decode = (part, text, factors, places) => {
    const hits = [], whole = [];
    let region = part.first, all = region, group = 0, number = -1, more = 0, far = 0, at = 0, hit, bare;
    const sign = () => { const code = text.charCodeAt(at++); return code - 32 - (code > 34) - (code > 92); };
    const step = () => { const steps = more + sign(); more = 0; return steps; };
    while (at < text.length) {
      const s = sign();
      if (places && s < 64) {
        for (let bit = 0; bit < 6; bit++) if (s >> bit & 1) hits.push({ region, group, number: number + bit + 1, level: 1, factor: factors[0] });
        number += 6;
      } else if (s < 70) {
        number += 10 * far + (s / 7 | 0) + 1;
        far = 0;
        bare = true;
        hits.push(hit = { region, group, number, level: s % 7, factor: factors[0] });
        if (groups[group].dated) { hit.from = 2000 + sign(); hit.to = hit.from + sign(); }
      } else if (s < 82) {
        const factor = factors[Math.min(s - 70, factors.length - 1)];
        hit.factor = bare ? factor : Math.max(hit.factor, factor);
        bare = false;
      } else if (s === 82) far = 93 * far + sign() + 1;
      else if (s === 85) more += 93;
      else if (s === 86) whole.push(all += step());
      else {
        if (s === 84) region += step();
        group = sign();
        number = -1;
      }
    }
    return { hits, whole };
  };

  const look_up = async (word) => {
    const families = (await Promise.all(parts.map((part) => family(part, word)))).filter(Boolean);
    return {
      word, families,
      hits: families.flatMap((one) => one.hits),
      whole: new Set(families.flatMap((one) => one.whole)),
      forms: new Set(families.flatMap((one) => one.forms)),
      cut: families.some((one) => one.size),
      size: families.reduce((sum, one) => sum + (one.size || one.hits.length), 0),
    };
  };

  // the longest names that a query holds: their words are looked up as one
  const names_in = async ({ all, words }) => {
    const names = [];
    let said = `_${all.join("_")}_`;
    await Promise.all(parts.flatMap((part) => words.map(async (word) => {
      const told = await shard(part, "i", shard_of(word, part.n)).catch(() => [0, ""]);
      for (const [, name] of told[1].matchAll(/\+(\S+):/g)) names.push(name);
    })));
    return names.sort((a, b) => b.length - a.length).filter((name) => {
      const before = said;
      said = said.replace(`_${name}_`, "__");
      return said !== before;
    });
  };

  const term_of = async (word) => {
    try {
      const term = await look_up(word);
      return term.families.length ? term : (await (await help()).related(word)) || { word, missing: true };
    } catch { return { word, failed: true }; }
  };

  // ---- ranking

  const collect = (terms) => {
    const total = parts.reduce((sum, part) => sum + part.N, 0), docs = new Map(), every = (1 << terms.length) - 1;
    // who names a region beside something else looks for that there, not for the page called like it
    const only_named = (region) => terms.every((term) => term.whole.has(region));
    terms.forEach((term, bit) => {
      // a word that is nearly everywhere tells so little that where it is need not be known
      term.everywhere = term.cut && term.size > Math.max(total / 8, EVERYWHERE);
      const weight = term.weight = Math.log(1 + (total - term.size + .5) / (term.size + .5));
      for (const { region, group, number, level, factor, from, to } of term.hits) {
        const key = (region * 128 + group) * 262144 + number;
        const doc = docs.get(key) || { key, region, group, number, from, to, ...groups[group], score: 0, has: 0, exact: 0, titles: 0 };
        docs.set(key, doc);
        if (doc.has >> bit & 1) continue;
        doc.has |= 1 << bit;
        doc.exact |= (factor === 1) << bit;
        doc.titles += level > 4;
        if (!term.whole.has(region) || only_named(region)) doc.score += weight * factor * LEVELS[level];
      }
    });
    for (const doc of docs.values()) {
      terms.forEach((term, bit) => {
        if (term.everywhere) doc.has |= 1 << bit;
        if (!term.whole.has(doc.region)) return;
        doc.titles += !(doc.has >> bit & 1);
        doc.has |= 1 << bit;
        doc.score += term.weight * WHOLE_REGION / term.whole.size;
      });
      doc.score *= doc.weight * (doc.titles < terms.length ? 1 : 1.15);
      doc.full = doc.has === every;
      doc.named = only_named(doc.region);
    }
    // full answers first; ties in the order of the site, so that everybody sees the same
    return [...docs.values()].sort((a, b) => b.full - a.full || b.score - a.score || a.key - b.key);
  };

  const full_of = (docs) => docs.filter((doc) => doc.full);

  const find = async (asked) => {
    const names = asked.phrases.length ? [] : await names_in(asked), named = names.join("_").split("_");
    const wanted = [...asked.words.filter((word) => !named.includes(word)), ...names.map((name) => `+${name}`)];
    const looked = await Promise.all(wanted.map(term_of)), terms = looked.filter((term) => term.families);
    let docs = collect(terms);
    // where else a common word is takes many bytes: no more of them than make a few full answers
    const common = terms.filter((term) => term.cut && !term.everywhere).sort((a, b) => a.size - b.size);
    while (terms.length > 1 && common.length && full_of(docs).length < FIRST) {
      await rest_of(common.shift());
      docs = collect(terms);
    }
    const { phrases } = asked, quoted = phrases.flat();
    if (phrases.length) {
      const needed = terms.reduce((bits, term, bit) => bits | quoted.includes(term.word) << bit, 0);
      docs = docs.filter((doc) => (doc.exact & needed) === needed);
    }
    if (looked.some((term) => term.missing)) for (const doc of docs) doc.full = false;
    const forms = terms.map((term) => term.forms);
    return {
      ...asked, docs, looked, terms, unread: common.length,
      mark: terms.length && one_of(forms.flatMap((list) => [...list])),
      each: forms.map(one_of),
      exact: phrases.map((phrase) => in_row(phrase.map((word) => [word]), "")),
      row: terms.length > 1 && in_row(forms, `(?:[\\p{L}\\p{N}]+${EDGE}+)?`),
    };
  };

  // the weaker postings of words that are in very many places
  const rest_of = async (term) => {
    for (const one of term.families) {
      if (!one.size) continue;
      try {
        const [rests] = await shard(one.part, "e", one.number);
        term.hits = term.hits.concat(decode(one.part, rests[one.forms[0]], one.factors, true).hits);
      } catch { term.failed = true; }
    }
  };

  // ---- texts

  const read = async (doc, found) => {
    const part = [...parts].reverse().find((one) => one.first <= doc.region);
    const [code, version] = part.r[doc.region - part.first];
    const name = `t/${code}/${doc.group}-${doc.number / doc.together | 0}`, at = doc.number % doc.together;
    try {
      const [place, sample, records] = await load(name, version);
      const [address, title, above, text, more] = records[at];
      Object.assign(doc, { place, sample, address, title, above, text });
      // a long text goes on in a second file
      doc.more = more && (() => load(`${name}b`, version).then(([rests]) => { doc.text += ` · ${rests[at]}`; }));
      if (more && found.exact.length) await doc.more();
    } catch { doc.failed = true; return; }
    doc.wrong = !found.exact.every((phrase) => phrase.test(`${doc.title} · ${doc.text}`));
    const alike = telling(words(doc.title)).join(" ") === found.words.join(" ") || doc.named && doc.title === doc.place;
    doc.score *= alike ? 1.8 : !found.row ? 1 : doc.title.length < 60 && found.row.test(doc.title) ? 1.4 : found.row.test(doc.text) ? 1.2 : 1;
  };

  const saying = (found, text) => found.each.filter((one) => text.search(one) >= 0).length;

  // the part of a text that says most of what was asked, from the start of a sentence where it can
  const excerpt = (text, found) => {
    let start = found.exact.length ? Math.max(0, text.search(found.exact[0])) : 0, best = start && 99;
    for (const hit of text.matchAll(found.mark)) {
      const said = saying(found, text.slice(hit.index, hit.index + EXCERPT - 40));
      if (said > best) { best = said; start = hit.index; }
    }
    const before = text.slice(Math.max(0, start - 90), start);
    const sentence = Math.max(before.lastIndexOf(". "), before.lastIndexOf("· "));
    start = start < 90 ? 0 : start - before.length + (sentence < 0 ? before.indexOf(" ") : sentence + 1);
    const end = text.length - start > EXCERPT ? text.lastIndexOf(" ", start + EXCERPT) : text.length;
    return { text: text.slice(start, end > start ? end : start + EXCERPT).trim(), from: start > 0, to: end < text.length };
  };

  // ---- what a reader sees

  const el = (name, props, ...children) => {
    const made = Object.assign(document.createElement(name), props);
    made.append(...children);
    return made;
  };

  const marked = (text, pattern) => {
    const nodes = [];
    let last = 0;
    for (const hit of text.matchAll(pattern)) {
      const at = hit.index + hit[1].length;
      nodes.push(text.slice(last, at), el("mark", {}, hit[2]));
      last = at + hit[2].length;
    }
    return [...nodes, text.slice(last)];
  };

  const address = (query) => `?${new URLSearchParams(Object.entries({ q: query, ...chosen }).filter(([key, value]) => value && key !== "place"))}`;
  const count = (number) => number.toLocaleString("id");
  const note = (...children) => notes.append(el("p", {}, ...children));
  const again = () => el("button", { type: "button", onclick: () => ask(input.value) }, "Coba lagi");

  // on a disk nobody looks for the page of a folder
  const page_at = (path) => new URL(HOME.protocol === "file:" ? path.replace(/(^|\/)(?=#|$)/, "$1index.html") : path, HOME);

  const item = (doc, found, place) => {
    if (doc.failed) return el("li", { className: "mp-kosong" }, "Isi hasil ini gagal dimuat. ", again());
    let shown = excerpt(doc.text, found);
    const link = el("a", { href: page_at(doc.address) }, ...marked(doc.title, found.mark));
    // the page that opens here marks the passage itself; a new tab leaves that to the browser
    const words = found.terms.flatMap((term) => [...term.forms]);
    link.onclick = (event) => { if (!event.ctrlKey && !event.metaKey) try { sessionStorage.sorot = JSON.stringify({ at: link.href, words, text: shown.text }); } catch { /* private window */ } };
    link.onmousedown = (event) => { if (event.button || event.ctrlKey || event.metaKey) help().then((help) => help.point(link, shown.text)); };
    const said = el("p"), show = () => said.replaceChildren(shown.from ? "… " : "", ...marked(shown.text, found.mark), shown.to ? " …" : "");
    show();
    if (doc.more && saying(found, `${doc.title} ${doc.text}`) < Math.min(found.each.length, place ? Number(place < FIRST) : 2)) {
      doc.more().then(() => { shown = excerpt(doc.text, found); show(); }, () => {});
    }
    return el("li", {}, link,
      el("p", { className: "mp-catatan" }, [...new Set([doc.place, doc.name, doc.above, doc.sample && "Contoh"])].filter(Boolean).join(" · ")), said);
  };

  const passes = (doc, besides) => FILTERS.every((key) => {
    const value = key !== besides && chosen[key];
    return !value || (key === "daerah" ? doc.region === chosen.place : key === "tahun" ? doc.from <= value && value <= doc.to
      : value === (key === "pilar" ? doc.pillar : doc.kind));
  });

  const tell = (found) => {
    const full = full_of(found.shown).length, ended = found.at >= found.pool.length, { length: quoted } = found.exact;
    const least = quoted ? !ended : found.terms.some((term) => term.cut);
    const what = `${least ? "Sedikitnya " : ""}${count(quoted ? found.listed : full || found.shown.length)} hasil`;
    status.textContent = ended && !found.listed ? `Tidak ada hasil untuk “${found.query}”.`
      : full || found.looked.length < 2 ? `${what} untuk “${found.query}”.`
      : `Tidak ada yang memuat semua kata. ${what} memuat sebagian dari “${found.query}”.`;
  };

  // shows the next results, each handful put in order by what its texts say: a first few at once,
  // since a slow line needs a second for eight
  const show_more = async (found) => {
    const mine = turn, until = found.at + 3 * SHOWN, first = list.children.length;
    let room = SHOWN;
    while (room > 0 && found.at < Math.min(until, found.pool.length)) {
      const batch = found.pool.slice(found.at, found.at + (found.at ? room : FIRST));
      await Promise.all(batch.map((doc) => read(doc, found)));
      if (mine !== turn) return;
      found.at += batch.length;
      const fresh = batch.filter((doc) => !doc.wrong).sort((a, b) => b.full - a.full || b.score - a.score || a.key - b.key);
      for (const doc of fresh) {
        if (found.full && !doc.full) list.append(el("li", { className: "mp-catatan" }, `Yang memuat sebagian kata${found.unread ? ", atau semuanya hanya sepintas" : ""}:`));
        found.full = doc.full;
        list.append(item(doc, found, found.listed++));
      }
      room -= fresh.length;
      tell(found);
    }
    tell(found);
    next.hidden = found.at >= found.pool.length;
    return list.children[first] && list.children[first].querySelector("a");
  };

  const restart = async (found) => {
    const mine = ++turn;
    if (chosen.daerah) chosen.place = (await regions()).findIndex(([slug]) => (slug || "situs") === chosen.daerah);
    if (mine !== turn) return;
    const shown = found.docs.filter((doc) => passes(doc)), full = full_of(shown);
    // where enough places say it all, those that say a part would only be noise
    const pool = full.length >= SHOWN || found.exact.length ? full : shown;
    Object.assign(found, { shown, pool, at: 0, listed: 0, full: false });
    list.replaceChildren();
    filters.hidden = !found.docs.length;
    if (filters.open) (await help()).offer(found);
    await show_more(found);
  };

  const ask = async (text, push) => {
    const mine = ++turn, asked = text.trim();
    const query = asked.length > LONGEST ? asked.slice(0, LONGEST).replace(/\s+\S*$/, "") : asked;
    input.value = query;
    document.title = document.title.replace(/^(.* · )?/, query && `${query} · `);
    if (push) history.pushState(null, "", address(query));
    notes.replaceChildren();
    list.replaceChildren();
    filters.hidden = next.hidden = true;
    status.textContent = query ? "Mencari …" : "Ketik kata yang dicari di kotak cari, lalu tekan Enter.";
    if (!query) return;
    try {
      await ready();
      const wanted = parse(query);
      if (partly) help().then((help) => help.confess());
      if (asked.length > LONGEST) note(`Hanya ${LONGEST} huruf pertama yang dipakai.`);
      if (!wanted.words.length) { status.textContent = (await help()).refuse(wanted); return; }
      const found = await find(wanted);
      if (mine !== turn) return;
      current = found;
      const failed = found.looked.filter((term) => term.failed);
      if (failed.length) note(`Sebagian indeks gagal dimuat (${failed.map((term) => term.word).join(", ")}), jadi hasil belum lengkap. `, again());
      if (found.looked.some((term) => term.missing)) help().then((help) => help.advise(found));
      await restart(found);
    } catch {
      if (mine !== turn) return;
      status.textContent = "Indeks pencarian gagal dimuat. Periksa sambungan internet.";
      note(again());
    }
  };

  const from_address = () => {
    const params = new URLSearchParams(location.search);
    chosen = Object.fromEntries(FILTERS.map((key) => [key, params.get(key)]));
    ask(params.get("q") || "");
  };

  const choose = (key, value) => {
    chosen[key] = value;
    history.replaceState(null, "", address(current.query));
    restart(current);
  };

  // ---- begin

  Object.assign(cari, { form, input, list, filters, parts, load, ready, regions, words, look_up, one_of, in_row, el, marked, note, address, ask, passes, full_of, choose, RELATED, FILTERS, is_chosen: (key) => chosen[key], is_now: (found) => found === current });

  const begin = () => {
    part_of_page("tanpa-skrip").hidden = true;
    form.onsubmit = (event) => { event.preventDefault(); chosen = {}; ask(input.value, true); };
    filters.ontoggle = async () => { if (filters.open && current) (await help()).offer(current); };
    next.onclick = async () => { const link = await show_more(current); if (link) link.focus(); };
    input.onfocus = list.onkeydown = help;
    addEventListener("popstate", from_address);
    from_address();
  };

  if (HOME.protocol === "file:" && form.action.endsWith("/")) form.action += "index.html";
  // on the page of results the list of files is on its way; anywhere else a reader has just come
  if (!list) help();
  else if (own.defer) addEventListener("DOMContentLoaded", begin);
  else begin();
})();
