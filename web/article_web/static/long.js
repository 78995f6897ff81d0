// Folds the quotes of an answer that are very long, with a button that shows all. The words stay whole in the page: what
// is selected, searched or copied is never cut.

import { element } from "./element.js";
import { say } from "./interface.js";

const LONG = 480; // characters, about eight lines

/** Folds the long quotes of the turn `drawn`. */
export function fold(drawn) {
  for (const quote of drawn.querySelectorAll(".quote")) {
    if (quote.textContent.length <= LONG) continue;
    const button = element("button", { class: "unfold", type: "button", "aria-expanded": "false" }, say("long.all"));
    button.addEventListener("click", () => {
      const folded = quote.classList.toggle("folded");
      button.setAttribute("aria-expanded", String(!folded));
      button.textContent = say(folded ? "long.all" : "long.less");
    });
    quote.classList.add("folded");
    quote.closest("blockquote").append(button);
  }
}
