// The turns of a conversation as the service wants them sent along with the next question. Keeps nothing.

import { slice } from "./codepoints.js";

const TURNS = 20; // as many as the service reads
const CHARACTERS = 5_000; // of an answer in the history, at most

/** The last of `answers`, oldest first, as turns of a history. */
export function past(answers) {
  return answers.slice(-TURNS).map((answer) => ({
    question: answer.question,
    answer: slice(answer.text, 0, CHARACTERS),
    citations: answer.citations.map(({ article, start, end }) => ({ article, start, end })),
  }));
}
