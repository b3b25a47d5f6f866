// Smooths the pages of staff: words are counted while typing, unsaved work is kept in this browser and warned about. Everything works without this file.
(() => {
  "use strict";
  // What is wrong is read first.
  const errors = document.querySelector("[data-errors]");
  if (errors) errors.focus();
  // A text that somebody pastes elsewhere.
  for (const button of document.querySelectorAll("[data-copy]")) {
    const text = document.getElementById(button.dataset.copy);
    if (!text || !navigator.clipboard) continue;
    const says = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text.value);
        button.textContent = "Gekopieerd";
      } catch {
        text.select();
        button.textContent = "Kopieer met Ctrl+C";
      }
      setTimeout(() => { button.textContent = says; }, 3000);
    });
  }

  // What cannot be undone by a click is asked first.
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-confirm]");
    if (button && !confirm(button.dataset.confirm)) event.preventDefault();
  });

  // A second click while the first is on its way does nothing.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.target === "_blank" || event.submitter && event.submitter.formTarget === "_blank") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    setTimeout(() => { delete form.dataset.sent; }, 8000);
  });
  addEventListener("pageshow", () => { for (const form of document.forms) delete form.dataset.sent; });

  // A page that says that something was done needs no copy of what was sent for it.
  if (document.querySelector(".flash")) {
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith("aanhaken:/beheer") && (JSON.parse(localStorage.getItem(key)) || {}).sent) localStorage.removeItem(key);
      }
    } catch { /* a closed store */ }
  }

  for (const box of document.querySelectorAll("[data-bulk] table")) {
    const head = box.querySelector("thead th");
    const all = document.createElement("input");
    all.type = "checkbox";
    all.setAttribute("aria-label", "Kies alle");
    head.append(all);
    all.addEventListener("change", () => { for (const one of box.querySelectorAll("tbody input[type=checkbox]")) one.checked = all.checked; });
  }

  for (const text of document.querySelectorAll("textarea[data-words]")) {
    const said = document.getElementById(text.id + "-hulp").querySelector("[data-count]");
    const count = () => {
      const words = text.value.trim() ? text.value.trim().split(/\s+/).length : 0;
      said.textContent = words;
      said.parentElement.classList.toggle("wrong", words > Number(text.dataset.words));
    };
    text.addEventListener("input", count);
    count();
  }
})();

// A copy of unsaved work in this browser, until it is saved: the session may end, the laptop may close.
(() => {
  "use strict";
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const version = Number(form.dataset.version);
  // A copy of another fiche is a text of its own.
  const kept = "aanhaken:" + form.dataset.keep + (version ? "" : location.search);
  // While an older text is on offer, what is typed now is kept beside it.
  const beside = kept + " (nu)";
  let key = kept;
  const read = (from) => { try { return JSON.parse(localStorage.getItem(from)); } catch { return null; } };
  const write = (copy, to = key) => { try { copy ? localStorage.setItem(to, JSON.stringify(copy)) : localStorage.removeItem(to); } catch { /* a full or closed store */ } };
  const fields = () => [...new FormData(form)].filter(([name]) => name !== "_token" && name !== "versie");
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

  const start = fields();
  let dirty = form.hasAttribute("data-unsaved");
  let leaving = false;
  if (!read(kept) && read(beside)) { write(read(beside), kept); write(null, beside); }
  const copy = read(kept);
  // What was sent and is saved now needs no copy.
  if (copy && !dirty && (copy.sent && version > copy.version || same(copy.fields, start))) write(null);
  else if (copy && !dirty) offer(copy);
  if (dirty) keep(false);

  function keep(sent) { write({ version, sent, at: new Date().toISOString(), fields: fields() }); }

  function offer(copy) {
    key = beside;
    const bar = document.createElement("div");
    bar.className = "kept";
    bar.setAttribute("role", "status");
    const said = document.createElement("p");
    const at = new Date(copy.at).toLocaleString("nl-BE", { dateStyle: "long", timeStyle: "short" });
    said.textContent = "Op dit toestel staat nog tekst van " + at + " die niet bewaard is.";
    const back = document.createElement("button");
    back.type = "button";
    back.textContent = "Toon die tekst";
    back.addEventListener("click", () => {
      // The server puts the text back in the form; nothing is saved by that.
      const again = document.createElement("form");
      again.method = "post";
      again.action = form.getAttribute("action");
      const token = form.querySelector("[name=_token]").value;
      for (const [name, value] of [["_token", token], ["versie", String(copy.version)], ["doe", "toon"], ...copy.fields.filter(([name]) => name !== "doe")]) {
        const field = document.createElement("input");
        field.type = "hidden";
        field.name = name;
        field.value = value;
        again.append(field);
      }
      if (dirty && !confirm("Wat je nu typte, wordt vervangen. Toon je de oudere tekst?")) return;
      document.body.append(again);
      leaving = true;
      again.submit();
    });
    const drop = document.createElement("button");
    drop.type = "button";
    drop.textContent = "Gooi die tekst weg";
    drop.addEventListener("click", () => {
      if (!confirm("Gooi je die tekst weg? Hij komt niet terug.")) return;
      write(read(beside), kept);
      write(null, beside);
      key = kept;
      bar.remove();
    });
    bar.append(said, back, drop);
    form.before(bar);
  }

  let waiting = 0;
  form.addEventListener("input", () => {
    dirty = true;
    clearTimeout(waiting);
    waiting = setTimeout(() => keep(false), 300);
  });
  form.addEventListener("submit", (event) => {
    const act = event.submitter && event.submitter.value;
    if (act === "voorbeeld") return;
    leaving = true;
    clearTimeout(waiting);
    if (dirty) keep(act === "bewaar" || act === "publiceer");
  });
  // Where somebody was: the parts that are open, and the place on the page; the page after a save shows it again.
  const place = "aanhaken plaats " + form.dataset.keep;
  const nameOf = (part) => (part.querySelector("input[name$='.key']") || {}).value || part.id;
  form.addEventListener("submit", () => {
    const open = [...form.querySelectorAll("details.item[open]")].map(nameOf);
    try { sessionStorage.setItem(place, JSON.stringify({ open, y: scrollY, at: Date.now() })); } catch { /* a closed store */ }
  });
  try {
    const was = JSON.parse(sessionStorage.getItem(place));
    sessionStorage.removeItem(place);
    if (was && Date.now() - was.at < 60000 && !document.querySelector("[data-errors]")) {
      for (const part of form.querySelectorAll("details.item")) if (was.open.includes(nameOf(part))) part.open = true;
      if (!location.hash) scrollTo(0, was.y);
    }
  } catch { /* nothing was kept */ }
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); form.requestSubmit(form.querySelector(".save [value=bewaar]")); }
  });
  addEventListener("beforeunload", (event) => { if (dirty && !leaving) event.preventDefault(); });
  addEventListener("pageshow", () => { leaving = false; });
})();
