// The picture moved with wheel, mouse, fingers and keys. Extras only: each step is a link as well.
(() => {
  "use strict";
  const CLICK = 6; // pixels that a hand may tremble
  const NEAR = 18; // pixels around a turning point that lead to it
  const REST = 180; // milliseconds after the last turn of the wheel
  const SCROLLED = 500; // a page that was just scrolled is scrolled on
  const stage = () => document.getElementById("stage");
  const drawing = () => [...(stage()?.querySelectorAll("svg") ?? [])].find((svg) => svg.checkVisibility());
  const follow = (id) => document.getElementById(id)?.click();

  // Which time lies under a place on the screen, and how far the picture is moved at this moment.
  const scale = (svg) => {
    const box = svg.parentElement.getBoundingClientRect();
    const unit = svg.clientWidth / svg.viewBox.baseVal.width;
    const { start, end, left, right } = Object.fromEntries(Object.entries(svg.dataset).map(([name, value]) => [name, Number(value)]));
    const perPixel = (end - start) / ((right - left) * unit);
    return { box, start, end, perPixel, at: (x) => start + (x - box.left - left * unit) * perPixel };
  };
  let moved = null; // { scale, zoom, shift }: drawn as x → x * zoom + shift
  const move = (svg, zoom, shift) => {
    moved = { scale: scale(svg), zoom, shift, svg };
    svg.style.transform = `translateX(${shift}px) scaleX(${zoom})`;
  };
  const settle = () => {
    if (!moved) return;
    const { scale: s, zoom, shift, svg } = moved;
    moved = null;
    const unit = svg.clientWidth / svg.viewBox.baseVal.width;
    const left = Number(svg.dataset.left) * unit;
    const time = (x) => s.start + ((x - shift) / zoom - left) * s.perPixel;
    const width = (Number(svg.dataset.right) - Number(svg.dataset.left)) * unit;
    go(`from=${ms(time(left))}&to=${ms(time(left + width))}`);
  };
  const ms = (value) => String(Math.max(1e9, Math.round(value)));
  const go = (query) => {
    const url = `${location.pathname}?${query}`;
    const swapped = htmx.ajax("GET", url, { target: "#shown", select: "#shown", swap: "outerHTML" });
    swapped?.then?.(remember);
  };
  const remember = () => {
    const address = document.getElementById("ribbon")?.dataset.address;
    if (address) history.pushState({ htmx: true }, "", address);
    stage()?.focus({ preventScroll: true });
  };

  // Keys, while the picture has the focus: the same as the links below it.
  const KEYS = { ArrowLeft: "move-earlier", ArrowRight: "move-later", "+": "move-closer", "=": "move-closer", "-": "move-wider", Home: "zoom-life" };
  let byKey = false;
  document.addEventListener("keydown", (event) => {
    const target = KEYS[event.key];
    if (!target || event.target !== stage() || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    byKey = true;
    follow(target);
  });
  document.addEventListener("htmx:after:swap", () => {
    if (byKey) stage()?.focus({ preventScroll: true });
    byKey = false;
    ready();
  });

  // The wheel: up is closer, around the pointer. Sideways moves.
  let wheeling = 0, scrolled = -Infinity;
  addEventListener("scroll", () => { if (!moved) scrolled = performance.now(); }, { passive: true });
  document.addEventListener("wheel", (event) => {
    const svg = event.target.closest?.("#stage") && drawing();
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (!svg || (!event.ctrlKey && !sideways && performance.now() - scrolled < SCROLLED)) return;
    const out = event.deltaY > 0 && !sideways && !document.getElementById("move-wider");
    if (out && !moved) return;
    event.preventDefault();
    const { zoom, shift } = moved ?? { zoom: 1, shift: 0 };
    if (sideways) move(svg, zoom, shift - event.deltaX);
    else turn(svg, zoom, shift, Math.exp(-event.deltaY / 300), event.clientX);
    clearTimeout(wheeling);
    wheeling = setTimeout(settle, REST);
  }, { passive: false });
  const turn = (svg, zoom, shift, by, x) => {
    const place = x - svg.parentElement.getBoundingClientRect().left;
    const now = Math.min(Math.max(zoom * by, 0.02), 200);
    move(svg, now, place - (place - shift) * (now / zoom));
  };

  // Mouse and fingers: one moves, two come closer, a click goes there.
  const held = new Map();
  let begun = null;
  const down = (event) => {
    const svg = event.target.closest?.("#stage") && drawing();
    if (!svg || (event.pointerType === "mouse" && event.button)) return;
    held.set(event.pointerId, event.clientX);
    begun = { xs: [...held.values()], zoom: moved?.zoom ?? 1, shift: moved?.shift ?? 0, far: false };
    stage().classList.add("held");
  };
  const drag = (event) => {
    if (!held.has(event.pointerId)) return;
    held.set(event.pointerId, event.clientX);
    const svg = drawing(), xs = [...held.values()];
    if (!svg || xs.length !== begun.xs.length) return;
    const by = middle(xs) - middle(begun.xs);
    begun.far ||= xs.length > 1 || Math.abs(by) > CLICK;
    if (!begun.far) return;
    if (!stage().hasPointerCapture(event.pointerId)) stage().setPointerCapture(event.pointerId);
    if (xs.length === 1) return move(svg, begun.zoom, begun.shift + by);
    const wide = Math.max(20, spread(xs)) / Math.max(20, spread(begun.xs));
    const place = middle(begun.xs) - svg.parentElement.getBoundingClientRect().left;
    move(svg, begun.zoom * wide, place - (place - begun.shift) * wide + by);
  };
  const up = (event) => {
    if (!held.delete(event.pointerId)) return;
    if (held.size) { begun = { ...begun, xs: [...held.values()], zoom: moved?.zoom ?? 1, shift: moved?.shift ?? 0, far: true }; return; }
    stage()?.classList.remove("held");
    if (begun.far) settle();
    else if (event.type === "pointerup") nearer(event.clientX);
  };
  const middle = (xs) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
  const spread = (xs) => Math.max(...xs) - Math.min(...xs);
  const nearer = (x) => {
    const svg = drawing();
    if (!svg) return;
    const s = scale(svg), time = s.at(x);
    const away = (link) => Math.abs(Number(link.id.slice("moment-".length)) - time) / s.perPixel;
    const near = [...document.querySelectorAll("[id^=moment-]")].sort((a, b) => away(a) - away(b))[0];
    if (near && away(near) < NEAR) return near.click();
    if (time >= s.start && time <= s.end) go(`from=${ms(s.start)}&to=${ms(s.end)}&closer=${ms(time)}`);
  };
  document.addEventListener("pointerdown", down);
  document.addEventListener("pointermove", drag);
  document.addEventListener("pointerup", up);
  document.addEventListener("pointercancel", up);

  const ready = () => stage()?.classList.add("moves");
  ready();
})();
