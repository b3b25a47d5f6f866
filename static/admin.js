// Smooths the pages of staff. Everything works without this file.
(() => {
  "use strict";
  // What is wrong is read first.
  const errors = document.querySelector("[data-errors]");
  if (errors) errors.focus();
})();
