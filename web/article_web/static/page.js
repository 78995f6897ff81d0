// Joins the question box, the conversation and the article. What each of them does is in the module of its name.

import "./arrows.js";
import * as article from "./article.js";
import { closeCard, showsCard } from "./card.js";
import * as conversation from "./conversation.js";
import * as draft from "./draft.js";
import * as exporting from "./exporting.js";
import { found } from "./found.js";
import * as words from "./interface.js";
import { fold } from "./long.js";
import "./menu.js";
import * as owntext from "./owntext.js";
import * as place from "./place.js";
import { rephrased } from "./rephrase.js";
import * as scope from "./scope.js";
import { articleAddress, ask, Stopped, Trouble } from "./service.js";
import "./selection.js";
import { tools } from "./sharing.js";
import * as shelf from "./shelf.js";
import * as starters from "./starters.js";
import * as texts from "./texts.js";
import { complain, settle } from "./trouble.js";
import { drawTurn } from "./turn.js";
import { busy, wait } from "./waiting.js";

const form = document.getElementById("ask");
const field = document.getElementById("question");
const back = document.getElementById("back");
const status = document.getElementById("status");
let pressed = null; // the chip that the article was last sought from
let served = article.shown(); // the last of the service's own articles that was shown

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const own = texts.asked();
  put(field.value, own ? texts.source(own) : scope.within());
});

starters.pressed((question, asked) => press(question, asked ?? { articles: [article.shown()] }));

field.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});

back.addEventListener("click", () => {
  pressed.scrollIntoView({ block: "center" });
  pressed.focus({ preventScroll: true });
  back.hidden = true;
});

shelf.chosen(change);

const first = conversation.takeDrawn();
if (first) scope.claim(first.answer, scope.within().articles?.[0]);
conversation.restore(draw);
const left = first ? null : texts.asked(); // a question in the address is asked of the service's articles
texts.choose(null);
const fresh = first !== null && !conversation.holds(first.answer);
if (fresh) await receive(first.answer, null, first.note);
owntext.start(turnTo);
if (left) await turnBack(left);
exporting.start(() => {
  closeCard();
  article.unmark();
  point(null);
  starters.clear();
  offer();
});
if (!starters.drawn()) offer();
draft.restore();
if (!fresh) place.restore();

/** A turn about the text `own`, null: the service's articles, and what can be done with it; `note`: said besides. */
function draw(answer, own, note = null) {
  texts.claim(answer, own);
  const drawn = drawTurn(answer, own === null && shelf.several, words, (quotation, chip, event) => {
    const peeks = event.pointerType === "touch" && !article.beside() && !showsCard(chip);
    return show(answer, quotation, chip, peeks);
  });
  fold(drawn);
  if (answer.outcome !== "chat") drawn.append(found(answer, () => explained(answer, own)), tools(answer));
  if (note) drawn.prepend(note);
  return drawn;
}

/**
 * Asks `question`, unless one is on its way.
 * @param {object} asked what of, as the service takes it
 * @param {() => void} again what "Try again" does where it fails; null: it asks what stands in the box
 */
async function put(question, asked, again = null) {
  if (busy()) return;
  settle();
  try {
    const own = texts.asked();
    if (!field.value) draft.put(question); // it is there until it is answered, whatever comes between
    const answer = await wait((signal) => ask(question, conversation.history(), signal, asked));
    if (shelf.several) scope.claim(answer, asked.articles?.[0]);
    settle();
    if (field.value === question) draft.put("");
    starters.clear();
    await receive(answer, own?.id ?? null);
    offer();
  } catch (error) {
    if (error instanceof Stopped) status.textContent = words.say("ask.stopped");
    else complain(error, again);
  }
}

/** Asks a question that was offered, of the text that it was tried on. */
function press(question, asked) {
  put(question, asked, () => (field.value === question ? press(question, asked) : form.requestSubmit()));
}

/** Offers questions about the text that was cited last, or is shown: to start with, or to go on with. */
function offer() {
  const own = texts.asked();
  const cited = conversation.answers().at(-1)?.citations[0]?.article;
  const id = cited ?? article.shown();
  if (own || id) starters.show(conversation.history(), own ? texts.source(own) : { articles: [id] });
}

/** Shows an answer; where the article stands beside it, also its first quote there. */
async function receive(answer, own, note = null) {
  const drawn = draw(answer, own, note);
  if (!conversation.add(answer, drawn, own)) return; // another text was turned to meanwhile
  exporting.update();
  closeCard();
  if (answer.looked_for.length) suggest(answer, drawn);
  article.unmark();
  point(null);
  const [citation] = answer.citations;
  if (citation && citation.article === article.shown()) {
    const marked = article.mark(answer, citation);
    if (marked) point(drawn.querySelector(".chip"));
    if (marked && article.beside()) article.reveal(marked);
  }
}

/** Shows `own`, a text of the reader's (null: the service's articles), and asks it from now on. */
async function turnTo(own, read = null) {
  if (own) article.openOwn(read ?? await owntext.whole(own));
  else if (served) await article.open(served);
  texts.choose(own?.id ?? null);
  scope.offer(own === null);
  conversation.turnTo(own?.id ?? null);
  exporting.turned();
  starters.clear();
  article.unmark();
  unpoint();
  settle();
  owntext.refresh();
  offer();
  status.textContent = own ? words.say("own.now", { title: own.name }) : words.say("article.now", { title: article.title() });
}

/** Shows `own` again, the text that was asked when the page was left. */
async function turnBack(own) {
  try {
    await turnTo(own);
  } catch (error) {
    complain(error, () => turnBack(own));
  }
}

/** Shows the article `id`, chosen from the list, and closes the list. */
async function change(id, title) {
  try {
    const other = id !== article.shown();
    await article.open(id);
    if (other) unpoint();
    scope.narrow(); // who chooses an article means to ask it
    served = id;
    if (texts.asked()) await turnTo(null);
    else offer();
    settle();
    shelf.close();
    window.history.replaceState(null, "", articleAddress(id));
    status.textContent = words.say("article.now", { title });
  } catch (error) {
    complain(error, () => change(id, title));
  }
}

/** The same answer with its explanation: asked once more of the same text, after what was said before it. */
async function explained(answer, own) {
  if (own && !texts.get(own)) throw new Trouble(words.say("trouble.gone"));
  return ask(answer.question, conversation.history(answer), null, { ...source(answer), explain: true });
}

/** What a request says to ask once more what `answer` was asked of. */
function source(answer) {
  return { ...texts.source(texts.of(answer)), ...scope.again(answer) };
}

/** Offers another question below a refusal, where one is answered. */
async function suggest(answer, drawn) {
  const asked = source(answer);
  const made = await rephrased(answer, (question) => ask(question, [], null, asked), (question) => press(question, asked));
  if (made) drawn.querySelector(".advice").after(made);
}

/**
 * Opens the article of `quotation` where it has to, marks the answer's sentences there and brings its own into view;
 * who only `peeks`, at the card, is left where they are.
 */
async function show(answer, quotation, chip, peeks = false) {
  try {
    await article.open(quotation.article);
    if (article.shown() !== quotation.article) return; // another one was chosen meanwhile
    if (!texts.asked()) served = quotation.article;
    const marked = article.mark(answer, quotation);
    if (!marked) throw new Trouble(words.say("trouble.changed"));
    if (!peeks) article.reveal(marked);
    settle();
    point(chip);
    pressed = chip;
    if (!peeks) back.hidden = false;
    status.textContent = words.say("marked");
  } catch (error) {
    complain(error, () => show(answer, quotation, chip, peeks));
  }
}

/** Another article is shown: no number leads to what is marked, and there is no way back from it. */
function unpoint() {
  closeCard();
  point(null);
  back.hidden = true;
}

/** Makes `chip` the one whose sentence is marked; null: none is. */
function point(chip) {
  document.querySelector(".chip[aria-current]")?.removeAttribute("aria-current");
  chip?.setAttribute("aria-current", "true");
}
