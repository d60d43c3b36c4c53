// Names typed one after another: the field is empty again the moment Enter is pressed, while the last name is on its way.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches?.("form[data-clear]")) setTimeout(() => form.reset());
});

// A message that was changed goes into the link that opens one's own program, at the moment it is pressed.
document.addEventListener("click", (event) => {
  const way = event.target.closest?.("a[data-body]");
  const field = way && document.querySelector(way.dataset.body);
  if (!field) return;
  const lines = way.protocol === "mailto:" ? field.value.replace(/\r?\n/g, "\r\n") : field.value;
  way.href = way.getAttribute("href").replace(/([?&])body=[^&]*/, (_, mark) => `${mark}body=${encodeURIComponent(lines)}`);
}, true);

// Rehearsing aloud: a clock one starts and stops oneself. Nothing is heard and nothing is kept.
for (const place of document.querySelectorAll("[data-rehearse]")) place.hidden = false;
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[data-clock]");
  if (!button) return;
  const [words, said] = [button.querySelector("span"), button.nextElementSibling];
  if (button.dataset.from) {
    const seconds = Math.round((performance.now() - Number(button.dataset.from)) / 1000);
    delete button.dataset.from;
    said.textContent = button.dataset.said.replace("#", seconds);
    words.textContent = button.dataset.words;
  } else {
    button.dataset.from = performance.now();
    said.textContent = "";
    words.textContent = button.dataset.stop;
  }
});
