// The conversation so far: its turns on the page, and the history that is sent along with the next question. Does not
// ask, and knows no article.

import { slice } from "./codepoints.js";

const TURNS = 20; // as many as the service reads
const CHARACTERS = 5_000; // of an answer in the history, at most

const log = document.getElementById("log");
const invitation = document.getElementById("invitation");
const turns = [];

/** The last turns, oldest first, as the service wants them. */
export function history() {
  return turns.slice(-TURNS).map((answer) => ({
    question: answer.question,
    answer: slice(answer.text, 0, CHARACTERS),
    citations: answer.citations.map(({ article, start, end }) => ({ article, start, end })),
  }));
}

/** Adds a turn, drawn as `drawn`, and brings its beginning into view. */
export function add(answer, drawn) {
  turns.push(answer);
  invitation.hidden = true;
  log.append(drawn);
  if (log.scrollHeight > log.clientHeight) {
    log.scrollTop += drawn.getBoundingClientRect().top - log.getBoundingClientRect().top;
  } else {
    drawn.scrollIntoView({ block: "nearest" });
  }
}

/** The answer that the server drew into the page, taken out of it to be drawn again; null where there is none. */
export function takeDrawn() {
  const drawn = log.querySelector(".turn[data-answer]");
  drawn?.remove();
  return drawn && JSON.parse(drawn.dataset.answer);
}
