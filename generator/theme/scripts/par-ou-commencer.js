// Keeps the tools that fit the time and the number of people at hand. Without this script, all are shown.
const sorting = document.getElementById("tri");
const minutes = document.getElementById("tri-minutes");
const people = document.getElementById("tri-personnes");
const count = document.getElementById("tri-compte");
const tools = [...document.querySelectorAll(".situation__outils > li")];

function fits(tool) {
  const { minutes: lasts, min, max } = tool.dataset;
  const number = people.valueAsNumber;
  if (minutes.value && Number(lasts) > Number(minutes.value)) return false;
  return !(number >= 1) || (Number(min) <= number && number <= Number(max));
}

function sort() {
  for (const tool of tools) tool.hidden = !fits(tool);
  for (const section of document.querySelectorAll(".situation")) {
    const left = section.querySelector(".situation__outils > li:not([hidden])");
    section.querySelector(".situation__aucun").hidden = Boolean(left);
  }
  const kept = new Set(tools.filter((tool) => !tool.hidden).map((tool) => tool.querySelector("a").href)).size;
  const all = new Set(tools.map((tool) => tool.querySelector("a").href)).size;
  count.textContent = kept === all ? `Les ${all} outils sont montrés.` : `${kept} outils sur ${all} conviennent.`;
}

sorting.hidden = false;
minutes.addEventListener("change", sort);
people.addEventListener("input", sort);
sort();
