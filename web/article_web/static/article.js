// The article beside the chat: opens another one, marks one sentence and brings it into view. Finds a sentence by the
// id that its first code point gives it, never by searching for its words.

import { element } from "./element.js";
import { articlePage } from "./service.js";
import { emphasised } from "./turn.js";

const pane = document.getElementById("article");
const still = matchMedia("(prefers-reduced-motion: reduce)");
let wanted = null; // the article chosen last, while its page is on the way

/** The id of the article shown. */
export function shown() {
  return pane.dataset.article ?? null;
}

/** Whether the article stands beside the chat, with a scroll of its own, and not below it. */
export function beside() {
  return getComputedStyle(pane).overflowY === "auto";
}

/**
 * Shows the article `id` in place of the one that is there.
 * @throws {Trouble} if it cannot be had; the article that is there then stays
 */
export async function open(id) {
  wanted = id;
  if (id === shown()) return;
  const page = await articlePage(id);
  if (wanted !== id) return;
  const next = page.querySelector("#article > article");
  pane.querySelector("article").replaceWith(document.importNode(next, true));
  pane.dataset.article = id;
  pane.scrollTop = 0;
  document.title = page.title;
  document.querySelector("#ask input[name=article]").value = id;
  for (const link of document.querySelectorAll(".shelf a")) {
    if (link.dataset.article === id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

/**
 * Marks the sentence that `quotation` quotes, and within it `short`; no other sentence stays marked.
 * @returns {HTMLElement|null} the mark, or null where the article shown does not hold that sentence at that place
 */
export function mark(quotation, short) {
  unmark();
  const sentence = pane.querySelector(`#c${quotation.start}`);
  if (quotation.article !== shown() || sentence?.textContent !== quotation.quote) return null;
  const number = quotation.number ?? null;
  const made = element("mark", { class: number === null ? "near" : null, "data-number": number },
    ...emphasised(quotation.quote, quotation.start, short));
  sentence.replaceChildren(made);
  return made;
}

/** Brings `marked` to the middle of the view; whoever has the focus keeps it. */
export function reveal(marked) {
  marked.scrollIntoView({ block: "center", inline: "nearest", behavior: still.matches ? "auto" : "smooth" });
}

/** Takes the mark away, where there is one. */
export function unmark() {
  for (const marked of pane.querySelectorAll("mark")) marked.replaceWith(marked.textContent);
}
