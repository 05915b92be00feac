// Shows each choice of the settings page at once; only the form keeps it.
const form = document.querySelector("form[data-appearance]");

function show() {
  const chosen = new FormData(form);
  for (const { name } of form.elements) {
    if (!name || name === "csrfmiddlewaretoken") continue;
    const attribute = `data-${name.replace("_", "-")}`;
    const value = chosen.get(name);
    if (value) document.documentElement.setAttribute(attribute, value);
    else document.documentElement.removeAttribute(attribute);
  }
}

if (form) {
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
}
