// Comforts that no page depends on: the reader's choice of light or dark, and tables that sort and
// filter. Without this file everything is there to read.
"use strict";
(() => {
  const root = document.documentElement;
  const remember = (value) => { try { localStorage.setItem("tema", value); } catch { /* private window */ } };
  let tema = null;
  try { tema = localStorage.getItem("tema"); } catch { /* private window */ }
  if (tema) root.dataset.tema = tema;
  const button = document.querySelector(".mp-tema");
  const dark = () => (root.dataset.tema || (matchMedia("(prefers-color-scheme:dark)").matches ? "gelap" : "terang")) === "gelap";
  if (button) {
    const say = () => { button.setAttribute("aria-label", `Ganti ke tampilan ${dark() ? "terang" : "gelap"}`); };
    button.hidden = false;
    button.onclick = () => { root.dataset.tema = dark() ? "terang" : "gelap"; remember(root.dataset.tema); say(); };
    say();
  }
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && location.hash === "#mp-menu") location.hash = "mp-isi";
  });

  // what scrolls sideways in itself can be scrolled with the keyboard
  for (const part of document.querySelectorAll("pre,table:not([class])")) {
    if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
  }

  const fetchScript = (address) => {
    const script = document.createElement("script");
    script.src = address;
    document.head.append(script);
    return script;
  };

  // search costs nothing until a reader turns to it, or comes from what it found
  const search = document.querySelector(".mp-cari");
  if (search) {
    const fetchSearch = () => {
      if (!window.cari) fetchScript(search.dataset.klien);
    };
    search.addEventListener("focusin", fetchSearch, { once: true });
    addEventListener("keydown", (event) => {
      if (event.key === "/" && !event.target.closest("input,select,textarea,[contenteditable]")) {
        event.preventDefault();
        search.q.focus();
        search.q.select();
      }
    });
    try { if (sessionStorage.sorot) fetchSearch(); } catch { /* private window */ }
  }

  // so does reading without a line, where a browser can
  const keep = document.querySelector(".mp-luring[hidden]");
  if (keep && navigator.serviceWorker && /^http/.test(location.protocol)) {
    const fetchKeeping = () => { fetchScript(keep.dataset.skrip).onerror = () => { keep.append(" Gagal dimuat, coba lagi."); offer(); }; };
    const offer = () => keep.addEventListener("click", fetchKeeping, { once: true });
    keep.hidden = false;
    offer();
  }

  // "1.250.000", "12,5%" and "Rp 1,25 miliar" are numbers; "belum diketahui" comes last either way
  const sizes = { juta: 1e6, miliar: 1e9, triliun: 1e12 };
  const number = (text) => {
    const found = text.match(/^(?:Rp\s*)?(-?[\d.]+(?:,\d+)?)(?:\s+(juta|miliar|triliun))?/);
    return found ? parseFloat(found[1].replace(/\./g, "").replace(",", ".")) * (sizes[found[2]] || 1) : NaN;
  };
  const compare = (a, b, down) => {
    const x = number(a), y = number(b);
    if (isNaN(x) !== isNaN(y)) return isNaN(x) ? 1 : -1;
    const order = isNaN(x) ? a.localeCompare(b, "id", { numeric: true }) : x - y;
    return down ? -order : order;
  };
  for (const table of document.querySelectorAll("table.mp-pilah")) {
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => !row.matches(".mp-kelompok,.mp-jumlah"));
    if (rows.length < 6) continue;
    const heads = [...table.tHead.rows[0].cells];
    table.tHead.className = "mp-urut"; // a phone shows the heads that sort
    heads.forEach((head, at) => {
      const sort = document.createElement("button");
      sort.type = "button";
      sort.append(...head.childNodes);
      head.append(sort);
      sort.onclick = () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        for (const body of table.tBodies) {
          const own = [...body.rows].filter((row) => rows.includes(row));
          own.sort((a, b) => compare(a.cells[at].innerText.trim(), b.cells[at].innerText.trim(), down));
          const total = body.querySelector(".mp-jumlah");
          own.forEach((row) => body.insertBefore(row, total));
        }
      };
    });
    const label = document.createElement("label");
    label.className = "mp-saring";
    label.append("Saring baris");
    const input = document.createElement("input");
    input.type = "search";
    label.append(input);
    const said = document.createElement("span");
    said.className = "mp-sembunyi";
    said.setAttribute("role", "status");
    label.append(said);
    table.before(label);
    input.oninput = () => {
      const wanted = input.value.toLowerCase().trim();
      let shown = 0;
      for (const row of rows) { row.hidden = !row.textContent.toLowerCase().includes(wanted); shown += !row.hidden; }
      said.textContent = `${shown} baris`;
    };
  }
})();
