// Writing: fields put in where one stands, a better wording put in its place, and letters walked with j and k. Every page works without this file.

const all = (what) => [...document.querySelectorAll(what)];
const writes = (element) => element?.matches?.("textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])");

// ---- the field one wrote in last is the one that fields are put into
let last = document.querySelector("textarea:not([readonly])");
let stood = false;
document.addEventListener("focusin", (event) => {
  if (event.target.matches?.("textarea, input.words")) last = event.target;
  stood ||= event.target === last;
});

function put(field, from, to, words) {
  field.setRangeText(words, from, to, "end");
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// ---- a better wording put where the words stand; where they are not in a field one sees, the form is sent instead
function better(button) {
  const field = document.querySelector(`textarea[name="${button.dataset.use}"]`);
  const from = field?.checkVisibility?.() ? field.value.indexOf(button.dataset.text) : -1;
  if (from < 0) return false;
  put(field, from, from + button.dataset.text.length, button.dataset.put);
  return true;
}

document.addEventListener("click", (event) => {
  const insert = event.target.closest?.("[data-insert]");
  if (insert && last && (stood || insert.type !== "submit")) {
    const apart = /[^\s([{«“"/–-]$/.test(last.value.slice(0, last.selectionStart)) ? " " : ""; // a word is not glued to the one before it
    put(last, last.selectionStart, last.selectionEnd, apart + insert.dataset.insert);
    event.preventDefault(); // where nobody has stood in the text, the form finds the place
  }
  const use = event.target.closest?.("[data-use]");
  if (use && better(use)) event.preventDefault();
  const rest = event.target.closest?.("[data-rest]");
  if (rest) {
    for (const field of rest.form.querySelectorAll("input.words")) if (!field.value.trim()) put(field, 0, 0, rest.dataset.rest);
  }
});

// ---- what is marked beneath a field holds until one types on
document.addEventListener("input", (event) => {
  document.getElementById(`under-${event.target.name}`)?.classList.add("stale");
});

for (const shown of all("[data-insert], [data-rest], .with-script")) shown.hidden = false;
for (const words of all(".plain-field, .no-script")) words.hidden = true;

// ---- words that are kept nowhere yet are not left behind unasked; what a form keeps on this machine comes back into an empty field
let sent = false;
const lost = (field) => !field.readOnly && field.value !== field.defaultValue && !(field.form?.dataset.keep && !field.defaultValue);
document.addEventListener("submit", () => { sent = true; });
window.addEventListener("pageshow", () => { sent = false; }); // come back to by the back button, it watches again
window.addEventListener("beforeunload", (event) => {
  if (!sent && all("form textarea.words, form input.words").some(lost)) event.preventDefault();
});

// ---- letters one after the other
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented && !["j", "k"].includes(event.key)) return;
  if (event.ctrlKey || event.metaKey || event.altKey || writes(event.target) || document.body.dataset.keys === "off") return;
  if (event.key === "j") document.querySelector("[data-next]")?.click();
  if (event.key === "k") document.querySelector("[data-previous]")?.click();
});
