// Elements of a page: found, with their kind, or made.

/**
 * The element that a page of ours always holds; a page without it is a mistake of the program.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T}
 */
export function found(root, selector, kind) {
  const it = maybe(root, selector, kind);
  if (!it) throw new Error(`no ${selector} here`);
  return it;
}

/**
 * The first element of that selector and kind, when there is one.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T | null}
 */
export function maybe(root, selector, kind) {
  const it = root.querySelector(selector);
  return it instanceof kind ? it : null;
}

/**
 * Every element of that selector and kind, in the order of the page.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T[]}
 */
export function all(root, selector, kind) {
  return /** @type {T[]} */ ([...root.querySelectorAll(selector)].filter((it) => it instanceof kind));
}

/**
 * A new element. Content is text or elements, never HTML: what people write is shown as written.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...content) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}
