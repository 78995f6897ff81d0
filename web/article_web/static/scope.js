// Which articles a question is asked of: all of them, or only the one shown; and of which an answer was.

import { shown } from "./article.js";

const choice = document.getElementById("scope");
const alone = new WeakMap(); // answer -> the id of the one article that was asked

/** The fields of a request that say what is asked. */
export function within() {
  return choice?.value ? { articles: [shown()] } : {};
}

/** From now on only the article shown is asked. */
export function narrow() {
  if (choice) choice.value = "article";
}

/** Whether there is a choice: not while a text of the reader's own is asked. */
export function offer(on) {
  if (choice) choice.hidden = !on;
}

/** `answer`, from now on one that was asked of the article `id` alone; null: of all. */
export function claim(answer, id) {
  if (id) alone.set(answer, id);
}

/** The id of the one article that `answer` was asked of; null: all were asked. */
export function of(answer) {
  return alone.get(answer) ?? null;
}

/** The fields of a request that ask again what `answer` was asked of. */
export function again(answer) {
  return alone.has(answer) ? { articles: [alone.get(answer)] } : {};
}
