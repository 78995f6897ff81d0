// Makes elements whose text is text: nothing here, or in any other module, parses a string as HTML of an answer.

/**
 * A new element.
 * @param {string} tag
 * @param {Object<string, string|number|null>} attributes those that are null are left out
 * @param {...(Node|string|null)} children strings become text nodes; null is left out
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}
