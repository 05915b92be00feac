// Reads the page aloud with the browser's own voice; the button is there only where there is one.
const buttons = document.querySelectorAll("button[data-listen]");
const voice = window.speechSynthesis;

function words() {
  const main = document.querySelector("main").cloneNode(true);
  for (const silent of main.querySelectorAll("[hidden], [data-silent], svg")) silent.remove();
  return [...main.querySelectorAll("h1, h2, h3, p, li, label")].map((element) => element.textContent.trim());
}

function say() {
  const speech = new SpeechSynthesisUtterance([...new Set(words())].join(". "));
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
