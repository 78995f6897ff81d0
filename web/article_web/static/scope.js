// Which articles a question is asked of: all of them, or only the one shown.

import { shown } from "./article.js";

const choice = document.getElementById("scope");

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
