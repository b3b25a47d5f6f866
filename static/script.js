// Makes the search page smoother: a filter that changes shows its results at once, without losing the place of the keyboard.
// Everything works without this file; the address stays the state.
(() => {
  "use strict";
  const parts = [".filters-button", ".results", "[data-filters]"];
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
    const box = document.querySelector(".search-box");
    const nextBox = page.querySelector(".search-box");
    if (box && nextBox) box.replaceWith(nextBox);
    document.title = page.title;
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
