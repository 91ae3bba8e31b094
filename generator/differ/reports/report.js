const kinds = () => new Set([...document.querySelectorAll(".filters input:checked")].map((box) => box.value));
const show = () => {
  const wanted = kinds();
  for (const change of document.querySelectorAll("[data-kind]")) change.hidden = !wanted.has(change.dataset.kind);
  for (const slide of document.querySelectorAll("details.slide"))
    slide.hidden = !slide.querySelector("[data-kind]:not([hidden])");
  for (const table of document.querySelectorAll("table.numbers"))
    table.hidden = !table.querySelector("[data-kind]:not([hidden])");
};
document.querySelectorAll(".filters input").forEach((box) => box.addEventListener("change", show));
const all = (open) => document.querySelectorAll("details.slide").forEach((slide) => { slide.open = open; });
document.getElementById("expand").addEventListener("click", () => all(true));
document.getElementById("collapse").addEventListener("click", () => all(false));
