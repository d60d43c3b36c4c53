// Names typed one after another: the field is empty again the moment Enter is pressed, while the last name is on its way.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches?.("form[data-clear]")) setTimeout(() => form.reset());
});
