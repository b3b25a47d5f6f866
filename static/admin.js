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
  const key = "aanhaken:" + form.dataset.keep;
  const version = Number(form.dataset.version);
  const read = () => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
  const write = (copy) => { try { copy ? localStorage.setItem(key, JSON.stringify(copy)) : localStorage.removeItem(key); } catch { /* a full or closed store */ } };
  const fields = () => [...new FormData(form)].filter(([name]) => name !== "_token" && name !== "versie");
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

  const start = fields();
  let dirty = form.hasAttribute("data-unsaved");
  let leaving = false;
  const copy = read();
  // What was sent and is saved now needs no copy.
  if (copy && (copy.sent && version > copy.version || same(copy.fields, start))) write(null);
  else if (copy && !dirty) offer(copy);
  if (dirty) keep(false);

  function keep(sent) { write({ version, sent, at: new Date().toISOString(), fields: fields() }); }

  function offer(copy) {
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
      document.body.append(again);
      leaving = true;
      again.submit();
    });
    const drop = document.createElement("button");
    drop.type = "button";
    drop.textContent = "Gooi die tekst weg";
    drop.addEventListener("click", () => { write(null); bar.remove(); });
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
  addEventListener("beforeunload", (event) => { if (dirty && !leaving) event.preventDefault(); });
  addEventListener("pageshow", () => { leaving = false; });
})();
