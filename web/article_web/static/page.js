// Joins the question box, the conversation and the article. What each of them does is in the module of its name.

import * as article from "./article.js";
import * as conversation from "./conversation.js";
import { say } from "./interface.js";
import "./menu.js";
import { ask, Trouble } from "./service.js";
import { drawTurn } from "./turn.js";

const form = document.getElementById("ask");
const field = document.getElementById("question");
const trouble = document.getElementById("trouble");
const back = document.getElementById("back");
const status = document.getElementById("status");
const links = document.querySelectorAll(".shelf a");
let asking = false;
let pressed = null; // the chip that the article was last sought from
let retry = null; // what "Try again" does; null: it asks the question again

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (asking) return;
  const question = field.value;
  busy(true);
  try {
    const answer = await ask(question, conversation.history());
    settle();
    if (field.value === question) field.value = "";
    await receive(answer);
  } catch (error) {
    complain(error, null);
  } finally {
    busy(false);
  }
});

document.getElementById("again").addEventListener("click", (event) => {
  if (!retry) return;
  event.preventDefault();
  retry();
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
if (first) await receive(first);

/** Shows an answer; where the article stands beside it, also its first quote there. */
async function receive(answer) {
  const drawn = drawTurn(answer, links.length > 1, (quotation, chip) => show(answer, quotation, chip));
  conversation.add(answer, drawn);
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

/** Says what went wrong and offers to try `again`; what was typed stays. An error of this program is thrown on. */
function complain(error, again) {
  if (!(error instanceof Trouble)) throw error;
  retry = again;
  trouble.querySelector("p").textContent = error.message;
  trouble.hidden = false;
}

/** Takes the last complaint away; the focus goes to the question if it was on the complaint. */
function settle() {
  if (trouble.contains(document.activeElement)) field.focus();
  trouble.hidden = true;
  field.removeAttribute("aria-invalid");
}

function busy(now) {
  asking = now;
  form.setAttribute("aria-busy", String(now));
}
