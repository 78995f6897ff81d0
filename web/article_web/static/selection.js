// Selecting words of the article, by mouse, keyboard or touch, offers to ask about them: one button below their end that
// writes the question into the box. Asks nothing itself.

import * as draft from "./draft.js";
import { lang, say } from "./interface.js";
import { narrow } from "./scope.js";

const PAUSE = 200; // milliseconds until a selection counts as made
const MOST = 300; // characters of it that go into a question; more is no subject any more
const GAP = matchMedia("(pointer: coarse)").matches ? 34 : 8; // pixels below the selection: a finger's handles hang there
const pane = document.getElementById("article");
const button = document.getElementById("about");
const field = document.getElementById("question");
let words = "";
let waiting = 0;

document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(offer, PAUSE);
});

button.addEventListener("pointerdown", (event) => event.preventDefault()); // a press leaves the selection as it is

button.addEventListener("click", () => {
  const typed = field.value.trim();
  draft.put(typed && typed !== button.dataset.made ? `${typed} “${words}”` : question());
  button.dataset.made = field.value;
  narrow();
  getSelection().removeAllRanges();
  button.hidden = true;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
});

function offer() {
  const selection = getSelection();
  const range = selection.rangeCount ? selection.getRangeAt(0) : null;
  const inside = range && pane.querySelector("article")?.contains(range.commonAncestorContainer);
  words = inside ? tidy(selection.toString()) : "";
  button.hidden = words.length < 2;
  if (!button.hidden) place(range);
}

/** Puts the button below the end of `range`, inside the pane. */
function place(range) {
  const rest = Array.from(range.getClientRects()).filter((one) => one.width > 0);
  const end = rest.at(-1) ?? range.getBoundingClientRect();
  const edge = pane.getBoundingClientRect();
  const side = Math.min(Math.max(end.right - button.offsetWidth, edge.left + GAP), edge.right - button.offsetWidth - GAP);
  button.style.left = `${side - edge.left + pane.scrollLeft}px`;
  button.style.top = `${end.bottom - edge.top + pane.scrollTop + GAP}px`;
}

/** `text` on one line, of at most MOST characters, cut between words. */
function tidy(text) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= MOST ? line : line.slice(0, MOST).replace(/\s\S*$/, "");
}

/** In the language of the article where the page speaks it, else the words alone: those every language understands. */
function question() {
  const spoken = pane.querySelector("article").lang.split("-")[0];
  return spoken === lang ? say("about.question", { words }) : `“${words}”?`;
}
