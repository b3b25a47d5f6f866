// Makes the search page smoother: a filter that changes shows its results at once, without losing the place of the keyboard.
// Everything works without this file; the address stays the state.
(() => {
  "use strict";
  // The links to the other languages keep the filters too.
  const parts = [".filters-button", ".results", "[data-filters]", ".languages"];
  let shown = location.pathname + location.search;

  const swap = async (url, push) => {
    const answer = await fetch(url, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focused = document.activeElement && document.activeElement.id;
    const opened = [...document.querySelectorAll("[data-filters] details")].map((one) => one.open);
    for (const part of parts) {
      const now = document.querySelector(part);
      const next = page.querySelector(part);
      if (!now || !next) throw new Error(part);
      // The elements stay, so that what is open as the target of the address stays open.
      now.replaceChildren(...next.childNodes);
    }
    // What somebody opened stays open.
    document.querySelectorAll("[data-filters] details").forEach((one, i) => { one.open = one.open || opened[i]; });
    // The search box keeps its element; only the filters that go with it change.
    const box = document.querySelector(".search-box");
    const nextBox = page.querySelector(".search-box");
    if (box && nextBox) {
      box.querySelectorAll("input[type=hidden]").forEach((one) => one.remove());
      box.append(...nextBox.querySelectorAll("input[type=hidden]"));
      box.querySelector("[name=q]").value = nextBox.querySelector("[name=q]").value;
    }
    document.title = page.title;
    document.dispatchEvent(new Event("aanhaken:results"));
    if (push) history.pushState(null, "", url + location.hash);
    shown = url;
    // A status that arrives with its words is not read out; put the words in a moment later.
    const status = document.querySelector("[role=status]");
    if (status) { const words = status.innerHTML; status.textContent = ""; setTimeout(() => { status.innerHTML = words; }, 60); }
    if (focused) { const again = document.getElementById(focused); if (again) again.focus({ preventScroll: true }); }
  };

  const address = (form) => {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value !== "") asked.append(name, value);
    const words = asked.toString();
    return form.getAttribute("action") + (words ? "?" + words : "");
  };

  document.addEventListener("change", (event) => {
    const form = event.target.closest && event.target.closest("[data-filters]");
    if (!form) return;
    const url = address(form);
    swap(url, true).catch(() => { location.href = url; });
  });

  addEventListener("popstate", () => {
    if (!document.querySelector("[data-filters]")) return;
    const url = location.pathname + location.search;
    // Only a part of the page was asked for: #filters, #resultaten.
    if (url === shown) return;
    swap(url, false).catch(() => location.reload());
  });
})();

// Suggestions under the search box: a combobox after the ARIA authoring practices. Without this it is a plain input.
(() => {
  "use strict";
  const box = document.querySelector("input[type=search][name=q]");
  const source = document.documentElement.dataset.suggest;
  if (!box || !source) return;

  const frame = document.createElement("div");
  frame.className = "suggest";
  box.before(frame);
  const list = document.createElement("ul");
  list.id = "suggesties";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", document.documentElement.dataset.suggestLabel);
  list.hidden = true;
  frame.append(box, list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) box.setAttribute(name, value);

  let chosen = -1;
  let turn = 0;
  const options = () => [...list.children];
  // Closing also drops the answers that are still on their way.
  const close = () => { turn++; list.hidden = true; chosen = -1; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); };
  // Closed first: Back may bring this page as it was left.
  const go = (option) => { close(); location.href = option.dataset.href; };
  const choose = (next) => {
    const all = options();
    if (!all.length) return;
    chosen = (next + all.length) % all.length;
    all.forEach((one, i) => one.setAttribute("aria-selected", String(i === chosen)));
    box.setAttribute("aria-activedescendant", all[chosen].id);
  };
  const show = (lines) => {
    list.replaceChildren(...lines.map((line, i) => {
      const option = document.createElement("li");
      option.id = "suggestie-" + i;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.href = line.href;
      option.textContent = line.text;
      if (line.lang) option.lang = line.lang;
      return option;
    }));
    chosen = -1;
    box.removeAttribute("aria-activedescendant");
    list.hidden = !lines.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
  };

  box.addEventListener("input", async () => {
    const typed = box.value.trim();
    if (typed.length < 2) return close();
    const mine = ++turn;
    try {
      const answer = await fetch(source + "?q=" + encodeURIComponent(typed));
      const lines = answer.ok ? await answer.json() : [];
      // A slower answer to an older question must not win.
      if (mine === turn && document.activeElement === box) show(lines);
    } catch { if (mine === turn) close(); }
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && !list.hidden) { event.preventDefault(); choose(chosen + 1); }
    else if (event.key === "ArrowUp" && !list.hidden) { event.preventDefault(); choose(chosen < 0 ? -1 : chosen - 1); }
    else if (event.key === "Enter" && !list.hidden && chosen >= 0) { event.preventDefault(); go(options()[chosen]); }
    else if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); }
  });
  // The box keeps the focus, so that the list is still there for the click; a finger that scrolls chooses nothing.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(option);
  });
  box.addEventListener("blur", close);
})();

// Somebody's own list, kept in this browser only: a button on each fiche, a count in the menu. Without this each button opens a list in the address.
(() => {
  "use strict";
  const menu = document.querySelector("[data-list]");
  if (!menu) return;
  const words = menu.dataset;
  const name = menu.textContent;
  const page = menu.getAttribute("href");
  const KEY = "aanhaken.lijst";
  const status = document.createElement("p");
  status.className = "hidden";
  status.setAttribute("role", "status");
  document.body.append(status);
  const say = (text) => { status.textContent = ""; setTimeout(() => { status.textContent = text; }, 60); };

  // A browser may refuse to keep things: then the links stay links.
  const read = () => {
    const kept = JSON.parse(localStorage.getItem(KEY) || "[]");
    return Array.isArray(kept) ? kept.filter((one) => /^[a-z0-9-]+$/.test(one)) : [];
  };
  const write = (list) => localStorage.setItem(KEY, JSON.stringify(list));
  try { write(read()); } catch { return; }
  const address = (list) => page + (list.length ? "?f=" + list.join("&f=") : "");

  const show = () => {
    const list = read();
    menu.textContent = list.length ? `${name} (${list.length})` : name;
    menu.href = address(list);
    document.querySelectorAll("[data-keep]").forEach((one) => {
      const kept = list.includes(one.dataset.keep);
      one.setAttribute("role", "button");
      one.classList.toggle("kept", kept);
      one.querySelector("[data-words]").textContent = kept ? words.drop : words.save;
    });
  };

  document.addEventListener("click", (event) => {
    const one = event.target.closest && event.target.closest("[data-keep]");
    if (!one || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const list = read();
    const at = list.indexOf(one.dataset.keep);
    if (at < 0 && list.length >= Number(words.most)) return say(words.full);
    if (at < 0) list.push(one.dataset.keep); else list.splice(at, 1);
    write(list);
    show();
    say(`${at < 0 ? words.saved : words.dropped} ${list.length}`);
  });
  // What acts like a button answers to the space bar too.
  document.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target.matches && event.target.matches("[data-keep]")) { event.preventDefault(); event.target.click(); }
  });
  document.addEventListener("aanhaken:results", show);
  addEventListener("storage", show);
  addEventListener("pageshow", show);
  show();

  // The page of a list: its own changes are kept, somebody else's list only when asked.
  const picks = document.querySelector("body.selection");
  if (!picks) return;
  const MINE = "aanhaken.eigen";
  const here = [...document.querySelectorAll(".pick")].map((one) => one.dataset.slug);
  const same = (a, b) => a.join() === b.join();
  if (sessionStorage.getItem(MINE)) { sessionStorage.removeItem(MINE); write(here); show(); }
  const isMine = () => same(read(), here);
  const following = (event) => {
    const changes = event.target.closest && event.target.closest("[data-change]");
    if (changes && isMine()) sessionStorage.setItem(MINE, "1");
  };
  document.addEventListener("click", following);
  document.addEventListener("submit", following);
  const adopt = document.querySelector("[data-adopt]");
  if (adopt) {
    adopt.hidden = isMine();
    adopt.addEventListener("click", () => { write(here); show(); document.querySelector("main").focus(); adopt.hidden = true; say(words.adopted); });
  }
  const print = document.querySelector("[data-print]");
  if (print) { print.hidden = false; print.addEventListener("click", () => window.print()); }
  const copy = document.querySelector("[data-copy]");
  const box = document.querySelector("#adres");
  if (copy && box) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      box.select();
      try { await navigator.clipboard.writeText(box.value); } catch { document.execCommand("copy"); }
      say(words.copied);
    });
  }
  // Notes stay in this tab, so that putting the list in order does not lose them.
  document.querySelectorAll("[data-note]").forEach((note) => {
    const key = "aanhaken.notitie." + note.dataset.note;
    const grow = () => { if (!CSS.supports("field-sizing", "content")) note.rows = Math.max(2, note.value.split("\n").length + note.value.length / 60); };
    note.value = sessionStorage.getItem(key) || note.value;
    grow();
    note.addEventListener("input", () => { sessionStorage.setItem(key, note.value); grow(); });
  });
})();

// Pages that were seen stay readable without a connection; see the worker itself for what it keeps.
if ("serviceWorker" in navigator) addEventListener("load", () => { navigator.serviceWorker.register("/sw.js").catch(() => {}); });

// A word with an explanation says it when it is tapped: a phone has no pointer to hold above it.
document.addEventListener("click", (event) => {
  const word = event.target.closest("abbr[title]");
  if (!word || word.dataset.told) return;
  word.dataset.told = "yes";
  word.after(` (${word.title})`);
});
