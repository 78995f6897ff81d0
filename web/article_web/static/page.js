// Joins the question box, the conversation and the article. What each of them does is in the module of its name.

import * as article from "./article.js";
import * as conversation from "./conversation.js";
import * as draft from "./draft.js";
import * as exporting from "./exporting.js";
import { say } from "./interface.js";
import "./menu.js";
import { ask, Stopped, Trouble } from "./service.js";
import { tools } from "./sharing.js";
import { complain, settle } from "./trouble.js";
import { drawTurn } from "./turn.js";
import { busy, wait } from "./waiting.js";

const form = document.getElementById("ask");
const field = document.getElementById("question");
const back = document.getElementById("back");
const status = document.getElementById("status");
const links = document.querySelectorAll(".shelf a");
let pressed = null; // the chip that the article was last sought from

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (busy()) return;
  const question = field.value;
  try {
    const answer = await wait((signal) => ask(question, conversation.history(), signal));
    settle();
    if (field.value === question) draft.put("");
    await receive(answer);
  } catch (error) {
    if (error instanceof Stopped) status.textContent = say("ask.stopped");
    else complain(error);
  }
});

field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});

back.addEventListener("click", () => {
  pressed.scrollIntoView({ block: "center" });
  pressed.focus({ preventScroll: true });
});

for (const link of links) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    change(link);
  });
}

const first = conversation.takeDrawn();
conversation.restore(draw);
if (first && !conversation.holds(first.answer)) await receive(first.answer, first.note);
exporting.update();
draft.restore();
conversation.restorePlace();
addEventListener("pagehide", conversation.keepPlace);

/** A turn as it stands on the page, with what can be done with it; `note`: what is to be said of it besides. */
function draw(answer, note = null) {
  const drawn = drawTurn(answer, links.length > 1, (quotation, chip) => show(answer, quotation, chip));
  if (answer.outcome !== "chat") drawn.append(tools(answer));
  if (note) drawn.prepend(note);
  return drawn;
}

/** Shows an answer; where the article stands beside it, also its first quote there. */
async function receive(answer, note = null) {
  const drawn = draw(answer, note);
  conversation.add(answer, drawn);
  exporting.update();
  article.unmark();
  point(null);
  const [citation] = answer.citations;
  if (citation && citation.article === article.shown()) {
    const marked = article.mark(answer, citation);
    if (marked) point(drawn.querySelector(".chip"));
    if (marked && article.beside()) article.reveal(marked);
  }
}

/** Shows the article that `link` of the list leads to, and closes the list. */
async function change(link) {
  try {
    await article.open(link.dataset.article);
    settle();
    const list = link.closest("details");
    list.open = false;
    list.querySelector("summary").focus();
    status.textContent = say("article.now", { title: link.textContent });
  } catch (error) {
    complain(error, () => change(link));
  }
}

/** Opens the article of `quotation` where it has to, marks the answer's sentences there and brings its own into view. */
async function show(answer, quotation, chip) {
  try {
    await article.open(quotation.article);
    if (article.shown() !== quotation.article) return; // another one was chosen meanwhile
    const marked = article.mark(answer, quotation);
    if (!marked) throw new Trouble(say("trouble.changed"));
    article.reveal(marked);
    settle();
    point(chip);
    pressed = chip;
    back.hidden = false;
    status.textContent = say("marked");
  } catch (error) {
    complain(error, () => show(answer, quotation, chip));
  }
}

/** Makes `chip` the one whose sentence is marked; null: none is. */
function point(chip) {
  document.querySelector(".chip[aria-current]")?.removeAttribute("aria-current");
  chip?.setAttribute("aria-current", "true");
}
