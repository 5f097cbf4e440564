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

  // Dropped and chosen files and folders, by name. Each keeps its way, so that what lies beside
  // something stays beside it; pictures and films stay where they are.
  const drop = document.querySelector("[data-drop]");
  if (drop) choosing(drop);

  function choosing(zone) {
    const files = zone.querySelector("#files");
    const folder = zone.querySelector("#folder");
    const form = files.form;
    const ways = form.querySelector("[data-paths]");
    const told = document.querySelector("[data-chosen]");
    const media = /\.(?:jpe?g|png|gif|webp|heic|heif|bmp|tiff?|mp4|mov|avi|mkv|webm|3gp|m4v|mp3|m4a|aac|opus|og[ag]|amr|wav)$/i;
    const held = new Map();
    let left = 0;

    const keep = (found) => {
      for (const [way, file] of found) {
        if (media.test(way)) left += 1;
        else held.set(way, file);
      }
      const given = new DataTransfer();
      for (const file of held.values()) given.items.add(file);
      files.files = given.files;
      folder.value = "";
      ways.value = JSON.stringify([...held.keys()]);
      told.textContent = said();
    };
    const said = () => {
      const names = [...held.keys()];
      const rest = names.length - 5;
      const more = rest > 0 ? ` and ${rest.toLocaleString("en")} more` : "";
      const chosen = names.length ? `Chosen: ${names.slice(0, 5).join(", ")}${more}. ` : "";
      const passed = left === 1 ? "One picture or film stays where it is."
        : left ? `${left.toLocaleString("en")} pictures and films stay where they are.` : "";
      return (chosen + passed).trim();
    };
    const listed = (input) => Array.from(input.files, (file) => [file.webkitRelativePath || file.name, file]);

    const once = (call) => new Promise((resolve) => call(resolve, () => resolve(null)));
    async function* below(entry) {
      if (entry.isFile) {
        const file = await once((good, bad) => entry.file(good, bad));
        if (file) yield [entry.fullPath.replace(/^\//, ""), file];
        return;
      }
      const reader = entry.createReader();
      for (;;) {
        const some = await once((good, bad) => reader.readEntries(good, bad));
        if (!some?.length) return;
        for (const each of some) yield* below(each);
      }
    }
    const dropped = async (items, plain) => {
      const entries = items.map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
      if (!entries.length) return plain;
      told.textContent = "Looking what is in it. Please wait.";
      const found = [];
      for (const entry of entries) for await (const each of below(entry)) found.push(each);
      return found;
    };

    const mark = (over) => (event) => { event.preventDefault(); zone.classList.toggle("over", over); };
    zone.addEventListener("dragover", mark(true));
    zone.addEventListener("dragleave", mark(false));
    zone.addEventListener("drop", async (event) => {
      mark(false)(event);
      const { items, files: plain } = event.dataTransfer;
      keep(await dropped([...items], Array.from(plain, (file) => [file.name, file])));
    });
    files.addEventListener("change", () => keep(listed(files)));
    folder.addEventListener("change", () => keep(listed(folder)));
    form.addEventListener("submit", () => {
      if (held.size) told.textContent = `Handing over ${held.size === 1 ? "one file" : `${held.size.toLocaleString("en")} files`}. Please wait.`;
    });
  }

  // The address of a way to get files opens it, and what it is folded into.
  const unfold = () => {
    const found = location.hash.startsWith("#how-") && document.getElementById(location.hash.slice(1));
    for (let each = found; each; each = each.parentElement) if (each.matches("details")) each.open = true;
    if (found) found.scrollIntoView();
  };
  unfold();
  addEventListener("hashchange", unfold);

  // htmx keeps the focus where the same element is still there; else it goes to the new heading.
  // More of a conversation, put in where one reads, takes it nowhere.
  document.addEventListener("htmx:after:swap", (event) => {
    if (event.detail?.ctx?.target?.matches?.(".more")) return;
    if (document.activeElement === document.body) document.querySelector("#ribbon h2")?.focus();
  });
})();
