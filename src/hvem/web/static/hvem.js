// Keys, drafts that are kept, copying, and the small things that spare a reload. Every page works without this file.

const find = (what, within = document) => within.querySelector(what);
const all = (what, within = document) => [...within.querySelectorAll(what)];

// ---- lines: the list one walks with j and k, x and Enter
const lines = () => all("main .rows > li").filter((line) => line.offsetParent !== null && door(line));
const door = (line) => find("[data-line], a.person, a.name, a.node, a[href], button:not(.tick)", line);

function walk(step) {
  const rows = lines();
  if (!rows.length) return;
  const here = rows.findIndex((line) => line.contains(document.activeElement));
  const next = here < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(here + step, 0), rows.length - 1);
  door(rows[next]).focus();
  rows[next].scrollIntoView({ block: "nearest" });
}

const lineHere = () => document.activeElement?.closest(".rows > li");

function tick() {
  const box = lineHere() && find("input[type=checkbox], button.tick", lineHere());
  box?.click();
}

function move() {
  const way = find("[data-move]", lineHere() ?? document);
  if (way?.tagName === "SUMMARY") way.parentElement.open = true;
  else way?.click();
  way?.focus();
}

// ---- keys: single ones rest while a field has focus, and can be switched off (WCAG 2.1.4)
const PLACES = { t: "/", f: "/people/", b: "/letters/", m: "/meetings/", s: "/mirror/" };
const KEYS = {
  j: () => walk(1),
  k: () => walk(-1),
  x: tick,
  e: move,
  z: () => find("[data-undo]")?.click(),
  n: () => go("/note/"),
  "?": () => go("/keys/"),
  "/": () => { const field = find("[data-search]"); field ? (field.focus(), field.select()) : go("/search/"); },
};
const go = (address) => { location.href = address; };
const writes = (element) => element?.isContentEditable
  || element?.matches?.("textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button], [type=reset])");
let chord = 0;

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (searching(event)) return;
  if (writes(event.target) || document.body.dataset.keys === "off") return;
  if (Date.now() - chord < 1500 && PLACES[event.key]) {
    event.preventDefault();
    go(PLACES[event.key]);
  } else if (event.key === "g") {
    chord = Date.now();
  } else if (KEYS[event.key]) {
    event.preventDefault();
    chord = 0;
    KEYS[event.key]();
  }
});

// ---- searching: arrows choose among the lines, Escape empties, Enter opens the only hit
function searching(event) {
  const field = find("[data-search]");
  const inLines = field && lineHere();
  if (event.target === field && event.key === "Escape" && field.value) {
    field.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  } else if (event.target === field && event.key === "ArrowDown") walk(1);
  else if (inLines && event.key === "ArrowDown") walk(1);
  else if (inLines && event.key === "ArrowUp") lines()[0]?.contains(document.activeElement) ? field.focus() : walk(-1);
  else return false;
  event.preventDefault();
  return true;
}

document.addEventListener("focusin", (event) => {
  if (!find("[data-search]")) return;
  for (const line of all(".rows > li.at")) line.classList.remove("at");
  const line = event.target.closest?.("[data-lines] > li");
  if (line && event.target.matches("a, button")) line.classList.add("at");
});

// ---- many: how many are ticked; a range with Shift
let lastTicked = null;

function count() {
  for (const place of all("[data-ticked]")) {
    const number = all("input[name=person]:checked", place.closest("form")).length;
    place.textContent = number || "";
    for (const button of all("[data-two]", place.closest("form"))) button.hidden = number !== 2;
  }
}

document.addEventListener("click", (event) => {
  const box = event.target;
  if (!box.matches?.("input[name=person]")) return;
  const boxes = all("input[name=person]", box.form ?? document);
  if (event.shiftKey && lastTicked && boxes.includes(lastTicked)) {
    const [from, to] = [boxes.indexOf(lastTicked), boxes.indexOf(box)].sort((a, b) => a - b);
    for (const one of boxes.slice(from, to + 1)) one.checked = box.checked;
  }
  lastTicked = box;
  count();
});
document.addEventListener("reset", () => setTimeout(count));

// ---- choices that hold at once, printing, copying
document.addEventListener("change", (event) => {
  if (event.target.matches?.("[data-go]")) event.target.form.requestSubmit();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy], [data-print]");
  if (!button) return;
  if ("print" in button.dataset) return print();
  const source = find(button.dataset.copy);
  await copy(source?.value ?? source?.innerText ?? "");
  tell(button.dataset.copied ?? "✓", button);
});

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}

function tell(words, button) {
  let place = button.nextElementSibling;
  if (!place?.matches("[data-told]")) {
    place = Object.assign(document.createElement("span"), { className: "note" });
    place.dataset.told = "";
    place.setAttribute("role", "status");
    button.after(place);
  }
  place.textContent = "";
  setTimeout(() => { place.textContent = words; }, 50);
}

// ---- drafts: a form's words stay on this machine until it has been sent and answered
const DRAFT = "hvem:keep:";
const kept = (form) => DRAFT + form.dataset.keep;
const fields = (form) => [...form.elements].filter((one) => one.name && one.type !== "hidden" && one.type !== "password" && one.type !== "file");

function keep(form, sent = false) {
  const values = fields(form).map((one) => [one.name, one.type === "checkbox" || one.type === "radio" ? [one.value, one.checked] : one.value]);
  try { localStorage.setItem(kept(form), JSON.stringify({ values, sent })); } catch { /* a full or closed store keeps nothing */ }
}

function bringBack(form) {
  const draft = JSON.parse(localStorage.getItem(kept(form)) ?? "null");
  if (!draft) return;
  for (const [name, value] of draft.values) {
    for (const one of fields(form).filter((field) => field.name === name)) {
      if (!Array.isArray(value)) { if (!one.value && value) fill(one, value); } else if (one.value === value[0]) one.checked = value[1];
    }
  }
}

function fill(field, value) {
  field.value = value;
  setTimeout(() => field.dispatchEvent(new Event("input", { bubbles: true })), 200);
}

function drafts() {
  const done = Boolean(find("#toast .toast"));
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith(DRAFT))) {
    const draft = JSON.parse(localStorage.getItem(key) ?? "null");
    if (!draft || (draft.sent && done)) localStorage.removeItem(key);
  }
  for (const form of all("form[data-keep]")) bringBack(form);
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-keep]");
  if (form) keep(form);
});
document.addEventListener("submit", (event) => {
  if (event.target.matches("form[data-keep]")) keep(event.target, true);
});

// ---- what was just done: put in once more, so that it is read aloud; it stays until the next act
function announce() {
  const toast = find("#toast");
  const words = toast ? [...toast.childNodes] : [];
  if (!find(".toast", toast ?? document)) return;
  toast.replaceChildren();
  setTimeout(() => toast.replaceChildren(...words), 100);
}

try { drafts(); } catch { /* without a store there are no drafts */ }
announce();
count();
for (const one of all("[data-print]")) one.hidden = false;
for (const one of all("[data-goes]")) one.hidden = true;
