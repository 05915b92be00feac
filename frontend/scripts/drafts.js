// Keeps what is typed in a form that asks for it, in this tab, for this person; offers it back, forgets it once sent.
const PREFIX = "draft:";
const NEVER = ["hidden", "password", "file", "submit", "button"];
const person = document.body.dataset.person;
const offer = document.querySelector("[data-draft]");

function store() {
  try {
    return window.sessionStorage;
  } catch (refused) {
    return null;
  }
}

const kept = store();
const read = (key) => JSON.parse(kept.getItem(key) || "null");
const write = (key, draft) => kept.setItem(key, JSON.stringify(draft));
const keys = () => Object.keys(kept).filter((key) => key.startsWith(PREFIX));

function forget(which = () => true) {
  for (const key of keys().filter(which)) kept.removeItem(key);
}

// Sent and answered by another page of the same person: it arrived. Sent to somebody who was signed out: it did not.
function settle() {
  for (const key of keys()) {
    const draft = read(key);
    if (!person) write(key, { ...draft, sent: false });
    else if (draft.sent && draft.path !== location.pathname) kept.removeItem(key);
  }
  if (person) forget((key) => !key.startsWith(`${PREFIX}${person}:`));
}

const fields = (form) => [...form.elements].filter((field) => field.name && !NEVER.includes(field.type));
const ticks = (field) => field.type === "checkbox" || field.type === "radio";
const nameOf = (field) => (ticks(field) ? `${field.name}=${field.value}` : field.name);
const valueOf = (field) => (ticks(field) ? field.checked : field.value);
const typed = (form) => Object.fromEntries(fields(form).map((field) => [nameOf(field), valueOf(field)]));
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function put(form, values) {
  for (const field of fields(form)) {
    const value = values[nameOf(field)];
    if (value === undefined) continue;
    if (ticks(field)) field.checked = value;
    else if (field.tagName !== "SELECT" || [...field.options].some((option) => option.value === value)) field.value = value;
  }
}

function keepDraft(form, key) {
  const asLoaded = typed(form);
  const before = read(key);
  const save = (sent) => {
    const values = typed(form);
    if (same(values, asLoaded) && !sent) kept.removeItem(key);
    else write(key, { values, sent, path: location.pathname });
  };
  const answer = (gesture) => {
    gesture();
    offer.hidden = true;
    fields(form)[0].focus();
  };
  offer.hidden = !before || same(before.values, asLoaded);
  form.addEventListener("input", () => offer.hidden && save(false));
  form.addEventListener("submit", () => save(true));
  offer.querySelector("[data-draft-take]").addEventListener("click", () => answer(() => put(form, before.values)));
  offer.querySelector("[data-draft-drop]").addEventListener("click", () => answer(() => kept.removeItem(key)));
}

if (kept) {
  settle();
  const form = offer && offer.closest("form");
  if (form && person) keepDraft(form, `${PREFIX}${person}:${offer.dataset.draft}:${location.pathname}`);
  for (const leaving of document.querySelectorAll("form[data-forgets]")) {
    leaving.addEventListener("submit", () => {
      forget();
      localStorage.setItem("signed-out", String(Date.now()));
    });
  }
  addEventListener("storage", (event) => event.key === "signed-out" && forget());
}
