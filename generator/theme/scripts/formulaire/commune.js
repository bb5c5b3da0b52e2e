// A code Insee, found by a department and a name. A code that its name no longer says is not kept.
import { element } from "../shared/elements.js";
import { say } from "./page.js";
import { codeOf, communesOf, departments, nearest } from "./places.js";

const NOT_READ =
  "La liste des communes ne se charge pas\u00a0: la connexion a manqué. Réessayez ici, ou écrivez le code Insee vous-même.";

/**
 * Puts the choice of a commune before the field of its code.
 * @param {HTMLElement} field
 * @param {HTMLInputElement} code
 */
export function offerCommunes(field, code) {
  const [department, commune, suggestions, told] = [
    element("select", { id: `${code.id}-departement` }),
    element("input", { id: `${code.id}-commune`, type: "text", autocomplete: "off", list: `${code.id}-liste`, "aria-describedby": `${code.id}-lieu` }),
    element("datalist", { id: `${code.id}-liste` }),
    element("p", { id: `${code.id}-lieu`, class: "champ__erreur", hidden: "" }),
  ];
  commune.disabled = true;
  const labelled = (/** @type {string} */ text, /** @type {HTMLElement} */ of) => element("label", { for: of.id }, text);
  // Codes may be folded away: the choice of a name is not.
  (field.closest(".champs-replies") ?? field).before(
    element("div", { class: "communes" }, labelled("Département", department), department, labelled("Commune", commune), commune, suggestions),
    told,
  );

  const tell = (/** @type {string} */ sentence) => {
    told.textContent = sentence;
    told.hidden = !sentence;
    commune.setAttribute("aria-invalid", sentence ? "true" : "false");
    if (sentence) say(sentence);
  };

  const setCode = (/** @type {string} */ value) => {
    if (code.value === value) return;
    code.value = value;
    code.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const listDepartments = async () => {
    if (department.options.length) return;
    const known = await departments();
    if (department.options.length) return;
    department.append(new Option("Choisir", ""), ...known.map(([number, name]) => new Option(`${name} (${number})`, number)));
  };

  /** The communes of the chosen department, null when another was chosen meanwhile. */
  const listCommunes = async () => {
    const asked = department.value;
    const communes = asked ? await communesOf(asked) : {};
    if (asked !== department.value) return null;
    suggestions.replaceChildren(...Object.entries(communes).map(([number, name]) => element("option", { value: name, label: number })));
    return communes;
  };

  const find = async () => {
    const communes = await listCommunes();
    if (!communes) return;
    const typed = commune.value.trim();
    const number = codeOf(communes, typed);
    setCode(typed ? (number ?? "") : "");
    tell(!typed || number ? "" : unknown(typed, nearest(communes, typed)));
  };

  /** Without the list, nothing is known of what is written: it says so, and asks again the next time. */
  const orTell = (/** @type {() => Promise<unknown>} */ reading) => async () => {
    try {
      await reading();
    } catch {
      tell(NOT_READ);
    }
  };

  department.addEventListener("focus", orTell(listDepartments));
  department.addEventListener("change", async () => {
    commune.value = "";
    commune.disabled = true;
    suggestions.replaceChildren();
    setCode("");
    tell("");
    await orTell(listCommunes)();
    // Without the list too: a name typed there asks for it again.
    commune.disabled = !department.value;
  });
  commune.addEventListener("focus", orTell(listCommunes));
  commune.addEventListener("change", orTell(find));
}

/**
 * @param {string} typed
 * @param {string[]} alike
 * @returns {string}
 */
function unknown(typed, alike) {
  const none = `Aucune commune de ce département ne s’appelle «\u00a0${typed}\u00a0».`;
  return alike.length ? `${none} Est-ce ${alike.join(", ")}\u202f?` : `${none} Choisissez dans la liste, ou un autre département.`;
}
