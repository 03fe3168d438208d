// What helps a reader who searches, beside the answer: completing what is typed, filters, typing
// errors, arrows, and the passage that was found marked on its page. Loaded by `cari.js`.
"use strict";
(() => {
  const { form, input, list, filters, parts, load, ready, regions, words, look_up, one_of, in_row, el, marked, note, address, ask, passes, full_of, choose, RELATED, FILTERS, is_chosen, is_now } = window.cari;

  // lists are cut by how their words begin
  const listed = (kind, word, place) => Promise.all(parts.map((part) => {
    const head = word.slice(0, part.l[place]);
    return load(`${part.a}${kind}/${/^[a-z0-9]*$/.test(head) && (head || !part.l[place]) ? head || "_" : "_"}`, part.l[2]).then(([told]) => told, () => []);
  }));

  // ---- words that no page has

  const known_words = async (letter) => (await listed("w", letter, 1)).flatMap((list) => list.length ? list.split(" ") : []);

  // what is left of a word without its affixes: a page may say it in another form
  const stems = (word) => {
    const bare = word.replace(/(nya|lah|kah|pun|ku|mu)$/, ""), tail = bare.replace(/(kan|an|i)$/, "");
    const cut = [bare, tail];
    for (const [prefix, first] of [[/^(memper|diper|ber|ter|per|di|ke|se)/, ""], [/^[mp]eng/, ""], [/^[mp]eng/, "k"], [/^[mp]eny/, "s"], [/^[mp]em/, ""], [/^[mp]em/, "p"], [/^[mp]en/, ""], [/^[mp]en/, "t"], [/^[mp]e/, ""]]) {
      cut.push(...[bare, tail].filter((stem) => prefix.test(stem)).map((stem) => stem.replace(prefix, first)));
    }
    return [...new Set(cut)].filter((stem) => stem.length > 3 && stem !== word);
  };

  const related = async (word) => {
    const possible = stems(word);
    const known = (await Promise.all([...new Set(possible.map((stem) => stem[0]))].map(known_words))).flat();
    const stem = possible.find((one) => known.includes(one));
    if (!stem) return null;
    const term = await look_up(stem);
    for (const hit of term.hits) hit.factor *= RELATED;
    return term.size ? { ...term, word } : null;
  };

  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return 9;
    let before, last = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[b.length];
  };

  const meant = async (word) => {
    const most = word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
    let best = most + 1, found;
    // the first letter may be the wrong one, or stand second
    for (const letter of new Set([word[0], word[1]])) {
      for (const known of await known_words(letter)) {
        const far = distance(word, known, most);
        if (far < best) { best = far; found = known; }
      }
      if (best < 2) break;
    }
    return found;
  };

  const advise = async (found) => {
    const missing = found.looked.filter((term) => term.missing).map((term) => term.word);
    let better = found.query.toLowerCase();
    for (const word of missing) {
      const right = await meant(word);
      if (right) better = better.replace(in_row([[word]], ""), (seen) => seen.slice(0, seen.length - word.length) + right);
    }
    if (!is_now(found)) return;
    if (better !== found.query.toLowerCase()) note("Mungkin maksud Anda: ", el("a", { href: address(better), onclick: (event) => { event.preventDefault(); ask(better, true); } }, better));
    if (found.docs.length) note(`Tidak ditemukan di mana pun: ${missing.join(", ")}.`);
  };

  // ---- queries that ask for nothing

  const refuse = ({ query, all, words }) => words.length ? ""
    : !all.length ? `Tidak ada kata yang dapat dicari di “${query}”.`
    : all.every((word) => word.length < 2) ? "Ketik sedikitnya dua huruf."
    : all.some((word) => word.length > 40) ? "Kata itu terlalu panjang untuk dicari."
    : "Kata itu terlalu umum untuk dicari. Tambahkan kata lain.";

  // ---- a copy, or what is saved, holds some regions

  const confess = async () => {
    const names = (await regions()).map(([slug, name]) => slug ? name : "halaman bersama");
    note(`Hanya ini yang dicari, karena hanya ini yang tersimpan: ${names.join(", ")}.`);
  };

  // ---- filters

  const offer = async (found) => {
    const names = (await regions()).map(([slug, name]) => [slug || "situs", name]);
    const full = full_of(found.docs), docs = full.length ? full : found.docs;
    const counts = Object.fromEntries(FILTERS.map((key) => [key, {}]));
    for (const key of FILTERS) {
      for (const doc of docs.filter((one) => passes(one, key))) {
        const values = key === "daerah" ? [names[doc.region][0]] : key === "pilar" ? [doc.pillar] : key === "jenis" ? [doc.kind]
          : doc.from ? [...Array(doc.to - doc.from + 1).keys()].map((year) => doc.from + year) : [];
        for (const value of values) counts[key][value] = (counts[key][value] || 0) + 1;
      }
    }
    const named = { daerah: names, pilar: parts[0].p, jenis: parts[0].j, tahun: Object.keys(counts.tahun).map((year) => [year, year]) };
    for (const select of filters.querySelectorAll("select")) {
      const { name: key } = select, now = is_chosen(key);
      select.replaceChildren(new Option("Semua", ""), ...named[key].filter(([id]) => counts[key][id] || id === now)
        .map(([id, name]) => new Option(`${name} (${(counts[key][id] || 0).toLocaleString("id")})`, id, false, id === now)));
    }
  };

  // ---- completing what is being typed

  const box = el("ul", { id: "lengkapi", className: "mp-lengkapi", hidden: true });
  let active = -1, typed = 0;

  const point_at = (at) => {
    active = at;
    [...box.children].forEach((option, place) => option.setAttribute("aria-selected", place === at));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", box.children[at].id);
  };

  const show = (titles) => {
    box.replaceChildren(...titles.map((title, at) => {
      const option = el("li", { id: `lengkapi-${at}`, onmousedown: (event) => { event.preventDefault(); take(title); } }, title);
      option.setAttribute("role", "option");
      return option;
    }));
    box.hidden = !titles.length;
    input.setAttribute("aria-expanded", titles.length > 0);
    point_at(-1);
  };

  const take = (title) => { typed++; input.value = title; show([]); form.requestSubmit(); };

  const suggest = async () => {
    const mine = ++typed;
    await new Promise((later) => setTimeout(later, 120));
    const said = words(input.value), begun = said.join(" "), last = said.pop() || "";
    if (mine !== typed) return;
    if (last.length < 2) { show([]); return; }
    await ready().catch(() => {});
    const titles = (await listed("l", last, 0)).flat();
    if (mine !== typed || document.activeElement !== input) return;
    const first = (title) => words(title).join(" ").startsWith(begun);
    show([...new Set(titles)].filter((title) => {
      const own = words(title);
      return own.some((word) => word.startsWith(last)) && said.every((word) => own.includes(word));
    }).sort((a, b) => first(b) - first(a)).slice(0, 6));
  };

  const press = (event) => {
    const { key, target } = event, step = { ArrowDown: 1, ArrowUp: -1 }[key], options = box.children.length;
    const links = list ? [...list.querySelectorAll("a")] : [], at = links.indexOf(target);
    let to;
    if (target === input) {
      if (step && !box.hidden) { event.preventDefault(); point_at((active + 1 + step + options + 1) % (options + 1) - 1); }
      else if (key === "ArrowDown") to = links[0];
      else if (key === "Enter" && active >= 0) { event.preventDefault(); take(box.children[active].textContent); }
      else if (key === "Enter") { typed++; show([]); }
      else if (key === "Escape") { typed++; if (box.hidden) input.blur(); else { event.preventDefault(); show([]); } }
    } else if (at >= 0) to = key === "Escape" || at + step < 0 ? input : links[at + step];
    if (to) { event.preventDefault(); to.focus(); }
  };

  // ---- the passage on its page

  const point = (link, text) => {
    const plain = link.href, said = text.split(" · ")[0].split(" ").slice(0, 6).join(" ").replace(/[.,;:]$/, "");
    link.href = `${plain}${plain.includes("#") ? "" : "#"}:~:text=${encodeURIComponent(said).replace(/-/g, "%2D")}`;
    setTimeout(() => { link.href = plain; }, 1000);
  };

  const is_heading = (element) => /^H[2-6]$/.test(element.tagName);

  // a heading stands for what follows it, up to the next one as high
  const scope_of = (place) => {
    if (!place) return [document.querySelector("main")];
    const scope = [place];
    if (is_heading(place)) for (let after = place.nextElementSibling; after && !(is_heading(after) && after.tagName <= place.tagName); after = after.nextElementSibling) scope.push(after);
    return scope;
  };

  const show_passage = () => {
    let told;
    try { told = JSON.parse(sessionStorage.sorot); delete sessionStorage.sorot; } catch { return; }
    if (told.at !== location.href) return;
    const pattern = one_of(told.words), nodes = [], blocks = new Map();
    for (const element of scope_of(document.getElementById(decodeURIComponent(location.hash.slice(1))))) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("nav,aside,svg,script,details:not([open])")) nodes.push(walker.currentNode);
    }
    const start = told.text.split(" · ")[0].slice(0, 50);
    for (const node of nodes) {
      const pieces = marked(node.data, pattern);
      if (pieces.length < 2) continue;
      const block = node.parentElement.closest("p,li,td,th,dd,dt,h1,h2,h3,h4,figcaption") || node.parentElement;
      const said = block.textContent.replace(/\s+/g, " ").trim();
      // the block that the excerpt was cut from, else the one with the most marks
      if (!blocks.has(block)) blocks.set(block, !/^H/.test(block.tagName) && (said.includes(start) || told.text.includes(said.slice(0, 50))) ? 99 : 0);
      blocks.set(block, blocks.get(block) + pieces.length);
      node.replaceWith(...pieces);
    }
    const best = [...blocks].sort((a, b) => b[1] - a[1])[0];
    if (best) best[0].scrollIntoView({ block: "center" });
  };

  // ---- begin

  form.append(box);
  for (const [name, value] of [["role", "listbox"], ["aria-label", "Saran"]]) box.setAttribute(name, value);
  for (const [name, value] of Object.entries({ role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": box.id, "aria-expanded": false })) input.setAttribute(name, value);
  input.oninput = suggest;
  input.onblur = () => show([]);
  addEventListener("keydown", press);
  if (filters) filters.onchange = (event) => choose(event.target.name, event.target.value);
  else document.head.append(el("link", { rel: "stylesheet", href: form.dataset.gaya }));
  if (!list && input.value) suggest();
  show_passage();
  window.cari("bantu", { related, advise, refuse, confess, offer, point });
})();
