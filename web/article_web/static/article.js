// The article beside the chat: opens another one, marks the sentences of an answer and brings one into view. Finds a
// sentence by the id that its first code point gives it, never by searching for its words.

import { drawArticle } from "./drawing.js";
import { element } from "./element.js";
import { say } from "./interface.js";
import { dated } from "./published.js";
import { articlePage } from "./service.js";
import { point } from "./shelf.js";
import { emphasised } from "./turn.js";

const pane = document.getElementById("article");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const FAR = 3; // screens: what is farther away is jumped to, since whoever scrolls that far sees nothing but a blur
let wanted = null; // the article chosen last, while its page is on the way

dated(pane);

/** The id of the article shown. */
export function shown() {
  return pane.dataset.article ?? null;
}

/** Its headline. */
export function title() {
  return pane.querySelector("h2")?.textContent ?? "";
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
  place(id, document.importNode(page.querySelector("#article > article"), true), page.title);
  document.querySelector("#ask input[name=article]").value = id;
}

/** Shows `own`, an article that the service read for this page and does not have: a text of the reader's own. */
export function openOwn(own) {
  wanted = own.id;
  if (own.id !== shown()) place(own.id, drawArticle(own), `${own.title} · ${say("brand")}`);
}

function place(id, drawn, title) {
  pane.firstElementChild.replaceWith(drawn);
  dated(pane);
  pane.dataset.article = id;
  pane.scrollTop = 0;
  document.title = title;
  point(id);
}

/**
 * Marks the sentences of `answer` that the article shown holds, each with its number, its short answer more strongly,
 * and the one that `quotation` quotes most of all; of the nearest sentences only that one. No other stays marked.
 * @returns {HTMLElement|null} the mark of `quotation`, or null where the article shown does not hold it at its place
 */
export function mark(answer, quotation) {
  unmark();
  const near = quotation.number === undefined;
  const marks = (near ? [quotation] : answer.citations).map((one) => {
    const short = near ? null : answer.short.find((item) => item.citation === one.number);
    const made = markOne(one, short ?? null);
    if (made && one.start === quotation.start && one.article === quotation.article) made.classList.add("current");
    return made;
  });
  return marks.find((made) => made?.classList.contains("current")) ?? null;
}

/** Brings `marked` to the middle of the view; whoever has the focus keeps it. */
export function reveal(marked) {
  const far = Math.abs(marked.getBoundingClientRect().top) > FAR * innerHeight;
  marked.scrollIntoView({ block: "center", inline: "nearest", behavior: still.matches || far ? "instant" : "smooth" });
}

/** Takes the marks away, where there are any. */
export function unmark() {
  for (const marked of pane.querySelectorAll("mark")) marked.replaceWith(marked.textContent);
}

function markOne(quotation, short) {
  const sentence = pane.querySelector(`#c${quotation.start}`);
  if (quotation.article !== shown() || sentence?.textContent !== quotation.quote) return null;
  const number = quotation.number ?? null;
  const made = element("mark", { class: number === null ? "near" : "cited", "data-number": number },
    ...emphasised(quotation.quote, quotation.start, short));
  sentence.replaceChildren(made);
  return made;
}
