// Extras only: every page works without this file.
(() => {
  "use strict";
  const leave = () => location.replace("/away");

  // Esc closes what is open; Esc twice within a second leaves quickly.
  let lastEscape = -Infinity;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (event.timeStamp - lastEscape < 1000) return leave();
    lastEscape = event.timeStamp;
    const open = event.target.closest?.("details[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });

  // The link does the same, and leaves no way back to the page.
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("a.leave") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    leave();
  });

  // Dropped and chosen files, by name.
  const drop = document.querySelector("[data-drop]");
  const input = drop?.querySelector("input[type=file]");
  const mark = (over) => (event) => { event.preventDefault(); drop.classList.toggle("over", over); };
  const tell = () => {
    document.querySelector("[data-chosen]").textContent =
      input.files.length ? "Chosen: " + Array.from(input.files, (file) => file.name).join(", ") : "";
  };
  if (drop) {
    drop.addEventListener("dragover", mark(true));
    drop.addEventListener("dragleave", mark(false));
    drop.addEventListener("drop", (event) => {
      mark(false)(event);
      input.files = event.dataTransfer.files;
      tell();
    });
    input.addEventListener("change", tell);
  }

  // htmx keeps the focus where the same element is still there; else it goes to the new heading.
  document.addEventListener("htmx:after:swap", () => {
    if (document.activeElement === document.body) document.querySelector("#ribbon h2")?.focus();
  });
})();
