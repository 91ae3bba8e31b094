const page = document.documentElement;
const every = (selector, root = document) => [...root.querySelectorAll(selector)];
const on = (id, act) => { const found = document.getElementById(id); if (found) found.addEventListener("click", act); };
if (!("fixed" in page.dataset)) page.dataset.language = navigator.language.startsWith("zh") ? "zh" : "en";
on("language", () => { page.dataset.language = page.dataset.language === "zh" ? "en" : "zh"; });

let current = null;
const steps = () => every(".step").filter((step) => !step.closest("[hidden]"));
const tell = (all) => {
  const place = document.getElementById("place");
  if (place) place.value = `${current ? all.indexOf(current) + 1 : "–"} / ${all.length}`;
};
const go = (step) => {
  if (current) current.classList.remove("current");
  current = step;
  if (step) {
    for (let around = step.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    step.classList.add("current");
    step.scrollIntoView({ block: "center" });
  }
  tell(steps());
};
let before = -1;
const walk = (by) => {
  const all = steps();
  const at = current && all.includes(current) ? all.indexOf(current) + by : by > 0 ? before + 1 : before;
  if (at >= 0 && at < all.length) go(all[at]);
};
on("next", () => walk(1));
on("previous", () => walk(-1));
document.addEventListener("keydown", (key) => {
  if (key.ctrlKey || key.altKey || key.metaKey) return;
  const by = { n: 1, j: 1, p: -1, k: -1 }[key.key];
  if (by) { key.preventDefault(); walk(by); }
});
every(".jump a").forEach((link) => link.addEventListener("click", () => {
  const section = document.querySelector(link.getAttribute("href"));
  if (section.tagName === "DETAILS") section.open = true;
  const all = steps();
  const first = all.findIndex((step) => section.contains(step));
  go(null);
  before = first < 0 ? all.length - 1 : first - 1;
}));

const show = () => {
  const wanted = new Set(every(".filters input:checked").map((box) => box.value));
  for (const change of every("[data-kind]")) change.hidden = !wanted.has(change.dataset.kind);
  for (const part of every("details.slide, details.looks, table.numbers"))
    part.hidden = !part.querySelector(".step:not([hidden])");
  for (const link of every(".jump a")) {
    const section = document.querySelector(link.getAttribute("href"));
    link.hidden = section.hidden;
  }
  if (current && current.closest("[hidden]")) go(null); else tell(steps());
};
every(".filters input").forEach((box) => box.addEventListener("change", show));
const all = (open) => every("details.slide").forEach((slide) => { slide.open = open; });
on("expand", () => all(true));
on("collapse", () => all(false));
window.addEventListener("beforeprint", () => every("details.slide, details.looks").forEach((part) => { part.open = true; }));
tell(steps());
