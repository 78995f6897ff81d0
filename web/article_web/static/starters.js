// Questions to press: those to start with, under the invitation, and those to go on with, below the newest answer. The
// service makes and tries them; a question that is pressed is asked at once. Answers nothing.

import { element } from "./element.js";
import { suggestions } from "./service.js";

const NEXT = 3; // questions below an answer

const start = document.querySelector("#starters ul");
const next = document.querySelector("#next ul");
const log = document.getElementById("log");
let latest = 0; // number of the request whose questions are wanted
let about = null; // what they were made from and tried on; null: what the page showed when it came

/** Has `ask(question, scope)` called whenever a question is pressed; `scope`: what it is to be asked of, if known. */
export function pressed(ask) {
  for (const list of [start, next]) {
    list.addEventListener("click", (event) => {
      const item = event.target.closest("a, button");
      if (!item || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      ask(item.textContent, about);
    });
  }
}

/** Whether the server drew those that the page needs. */
export function drawn() {
  return document.getElementById("invitation").hidden ? next.childElementCount > 0 : start.childElementCount > 0;
}

/** Offers questions about `scope` (`articles` or `documents`, as the service takes them) after the turns of `history`. */
export async function show(history, scope) {
  latest += 1;
  const mine = latest;
  const list = history.length ? next : start;
  const questions = await suggestions(history.length ? { ...scope, history, count: NEXT } : scope);
  if (mine !== latest) return;
  about = scope;
  draw(list, questions);
}

/** Takes the questions below the newest answer away; whoever had the focus on one is in the conversation then. */
export function clear() {
  latest += 1;
  if (start.contains(document.activeElement)) log.focus({ preventScroll: true }); // those hide with the invitation
  draw(next, []);
}

function draw(list, questions) {
  if (list.contains(document.activeElement)) log.focus({ preventScroll: true });
  list.replaceChildren(...questions.map((question) =>
    element("li", {}, element("button", { type: "button", dir: "auto" }, question))));
  list.parentElement.hidden = questions.length === 0;
}
