// A link to a <dialog> opens it above the page; without this script, or without <dialog>, :target shows it in place.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("a[data-opens]");
  const dialog = opener && document.getElementById(opener.dataset.opens);
  if (dialog && dialog.showModal) {
    event.preventDefault();
    dialog.showModal();
  }
  const closer = event.target.closest("[data-closes]");
  const opened = closer && closer.closest("dialog[open]");
  if (opened) {
    event.preventDefault();
    opened.close();
  }
});
