// Smooths the pages of staff. Everything works without this file.
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
})();
