// Which articles a question is asked of: all of them, or only the one shown; and of which an answer was.

import { shown } from "./article.js";

const choice = document.getElementById("scope");
const asked = new WeakMap(); // answer -> the fields of its request that say what was asked

/** The fields of a request that say what is asked. */
export function within() {
  return choice?.value ? { articles: [shown()] } : {};
}

/** Remembers that `answer` was asked of `fields`. */
export function claim(answer, fields) {
  asked.set(answer, fields);
}

/** The fields of the request that `answer` replied to. */
export function of(answer) {
  return asked.get(answer) ?? {};
}

/** From now on only the article shown is asked. */
export function narrow() {
  if (choice) choice.value = "article";
}

/** Whether there is a choice: not while a text of the reader's own is asked. */
export function offer(on) {
  if (choice) choice.hidden = !on;
}
