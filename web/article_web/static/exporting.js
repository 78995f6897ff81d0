// The bar above the conversation: a new one, with the way back to the last; and the files that it can be saved as.

import { markdown } from "./citing.js";
import * as conversation from "./conversation.js";
import { element } from "./element.js";
import { say } from "./interface.js";

const bar = document.getElementById("talk");
const field = document.getElementById("question");
const status = document.getElementById("status");
const [fresh, undo, asMarkdown, asJson] = ["talk-new", "talk-undo", "talk-markdown", "talk-json"].map((id) => document.getElementById(id));
let back = null; // brings the last conversation back
let replaced = () => {};

fresh.addEventListener("click", renew);
undo.addEventListener("click", () => {
  back();
  back = null;
  field.focus();
  status.textContent = say("talk.undone");
  update();
  replaced();
});
asMarkdown.addEventListener("click", () =>
  save("md", "text/markdown", conversation.answers().map(markdown).join("\n---\n\n")));
asJson.addEventListener("click", () =>
  save("json", "application/json", JSON.stringify(conversation.answers(), null, 1) + "\n"));

/** Makes the bar work; `act` is called whenever another conversation stands in the place of the one that was there. */
export function start(act) {
  replaced = act;
  update();
}

/** Begins a new conversation; until something is asked in it, the last one can be brought back. */
function renew() {
  if (!conversation.answers().length) return;
  back = conversation.clear();
  field.focus();
  status.textContent = say("talk.cleared");
  update();
  replaced();
}

/** Another text is asked: its conversation is the one that is saved and cleared from now on. */
export function turned() {
  back = null;
  update();
}

/** Makes the bar offer what there is to do; to be called when a turn was added. */
export function update() {
  const some = conversation.answers().length > 0;
  if (some) back = null;
  bar.hidden = !some && !back;
  for (const button of [fresh, asMarkdown, asJson]) button.hidden = !some;
  undo.hidden = !back;
}

function save(ending, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const day = new Date().toLocaleDateString("sv"); // year-month-day
  element("a", { href: address, download: `answers-${day}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  status.textContent = say("talk.saved");
}
