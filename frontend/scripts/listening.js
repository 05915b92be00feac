// Reads the page aloud with the browser's own voice; the button is there only where there is one.
const buttons = document.querySelectorAll("button[data-listen]");
const voice = window.speechSynthesis;
const SPOKEN = "h1, h2, h3, p, li, label, legend, summary, dt, dd, th, td";

// Each thing once: a list item whose words stand in paragraphs is read by them.
function words() {
  const main = document.querySelector("main").cloneNode(true);
  for (const silent of main.querySelectorAll("[hidden], [data-silent], svg")) silent.remove();
  const spoken = [...main.querySelectorAll(SPOKEN)].filter((element) => !element.querySelector(SPOKEN));
  const said = spoken.map((element) => [...texts(element)].join(", "));
  return [...new Set(said)].filter(Boolean);
}

// Lines of one thing are apart on the screen: a comma keeps them apart for the ear.
function* texts(element) {
  const blocks = element.querySelectorAll(".row-title, .row-detail");
  for (const block of blocks.length ? blocks : [element]) yield block.textContent.replace(/\s+/g, " ").trim();
}

function say() {
  const speech = new SpeechSynthesisUtterance(words().join(". "));
  speech.lang = "fr-FR";
  speech.rate = 0.9;
  voice.speak(speech);
}

for (const button of buttons) {
  button.hidden = !voice;
  button.addEventListener("click", () => {
    if (voice.speaking) voice.cancel();
    else say();
  });
}
if (voice) addEventListener("pagehide", () => voice.cancel());
