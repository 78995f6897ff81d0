// The conversation so far: its turns on the page and in the tab, and the history that is sent along with the next
// question. Does not ask, draws nothing and knows no article.

import * as keep from "./keep.js";
import { past } from "./past.js";
import * as scope from "./scope.js";

const log = document.getElementById("log");
const invitation = document.getElementById("invitation");
let turns = []; // {answer, drawn, about}: what each is about is asked with it
let brought = null; // {drawn, height}: the turn that was brought into view last, and how high the log was then
let about = null; // what is asked: the id of a text of the reader's own; null: the service's articles

/** The answers, oldest first. */
export function answers() {
  return here().map(({ answer }) => answer);
}

/** The last turns, oldest first, as the service wants them; only those before `answer` where it is given. */
export function history(answer = null) {
  const at = here().findIndex((turn) => turn.answer === answer);
  return past(here().slice(0, at < 0 ? turns.length : at).map((turn) => turn.answer));
}

/**
 * Adds a turn about `source`, drawn as `drawn`, and brings its beginning into view.
 * @returns {boolean} whether it is seen: not where another source has been turned to meanwhile
 */
export function add(answer, drawn, source) {
  turns.push({ answer, drawn, about: source });
  keepTurn({ answer, about: source });
  if (source !== about) return false;
  invitation.hidden = true;
  log.append(drawn);
  bring(drawn);
  return true;
}

/** Puts the conversation about `source` in place of the one that is shown, which waits until it is turned to again. */
export function turnTo(source) {
  if (source === about) return;
  about = source;
  place();
}

/** Forgets the conversation about `source`. */
export function forget(source) {
  show(turns.filter((turn) => turn.about !== source));
}

/**
 * Takes all turns away.
 * @returns {() => void} brings them back, in place of those that were added since
 */
export function clear() {
  const away = here();
  const source = about;
  const others = () => turns.filter((turn) => turn.about !== source);
  show(others());
  return () => show([...others(), ...away]);
}

/**
 * Puts the turns that the tab kept back on the page, each drawn by `draw`, with no word to who listens. Those that an
 * older page kept in a shape that cannot be drawn any more are left out.
 */
export function restore(draw) {
  turns = keep.turns().flatMap(({ answer, about: source = null, alone = null }) => {
    scope.claim(answer, alone);
    try {
      return [{ answer, drawn: draw(answer, source), about: source }];
    } catch {
      return [];
    }
  });
  place();
}

/**
 * What the server drew into the page, taken out of it to be drawn again: the answer, and the note that stands with it,
 * if any; null where there is none.
 */
export function takeDrawn() {
  const drawn = log.querySelector(".turn[data-answer]");
  const note = log.querySelector(".changed");
  drawn?.remove();
  note?.remove();
  return drawn && { answer: JSON.parse(drawn.dataset.answer), note };
}

/** Whether the conversation has this very answer already: its page was loaded again. */
export function holds(answer) {
  const sought = JSON.stringify(answer);
  return here().some((turn) => turn.answer.question === answer.question && JSON.stringify(turn.answer) === sought);
}

function bring(drawn) {
  if (log.scrollHeight > log.clientHeight) {
    log.scrollTop += drawn.getBoundingClientRect().top - log.getBoundingClientRect().top;
  } else {
    drawn.scrollIntoView({ block: "nearest" });
  }
  brought = { drawn, height: log.clientHeight };
  room.unobserve(log);
  room.observe(log); // tells the height once more: between two frames it may have gone and come back
}

/** What comes below the log after an answer takes room from it: it stays in view until the reader acts there. */
for (const kind of ["wheel", "touchmove", "pointerdown", "keydown"]) {
  log.addEventListener(kind, () => {
    brought = null;
  }, { passive: true });
}
const room = new ResizeObserver(() => {
  if (!brought?.drawn.isConnected) return;
  brought.height = Math.max(brought.height, log.clientHeight); // it may give room back before it takes it again
  if (log.querySelector(":is(a, button, summary):hover")) return; // nothing moves away from who is about to press it
  if (log.clientHeight < brought.height && log.scrollHeight > log.clientHeight) bring(brought.drawn);
});
room.observe(log);

function here() {
  return turns.filter((turn) => turn.about === about);
}

function show(all) {
  for (const { drawn } of turns) drawn.remove();
  turns = all;
  keep.clear();
  turns.forEach(keepTurn);
  place();
}

function keepTurn({ answer, about: source }) {
  keep.add({ answer, about: source, alone: scope.of(answer) });
}

function place() {
  for (const { drawn } of turns) drawn.remove();
  const shown = here();
  invitation.hidden = shown.length > 0;
  log.setAttribute("aria-live", "off");
  log.append(...shown.map(({ drawn }) => drawn));
  requestAnimationFrame(() => log.removeAttribute("aria-live"));
}
