// What a reader sees while an answer is on its way: that it is, and after a while how to stop waiting. Asks nothing.

import { say } from "./interface.js";

const LONG = 2_000; // milliseconds until stopping is offered

const form = document.getElementById("ask");
const field = document.getElementById("question");
const button = document.getElementById("stop");
const status = document.getElementById("status");
let waiting = null; // what ends the request

button.addEventListener("click", stop);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
  if (!document.querySelector("dialog[open]")) stop(); // there Escape closes the dialog
});

/** Whether an answer is awaited. */
export function busy() {
  return waiting !== null;
}

/** The result of `work(signal)`, shown as under way until it is there; the reader may abort the signal. */
export async function wait(work) {
  waiting = new AbortController();
  form.setAttribute("aria-busy", "true");
  const long = setTimeout(() => {
    button.hidden = false;
    status.textContent = say("ask.slow");
  }, LONG);
  try {
    return await work(waiting.signal);
  } finally {
    clearTimeout(long);
    waiting = null;
    if (status.textContent === say("ask.slow")) status.textContent = "";
    if (document.activeElement === button) field.focus();
    button.hidden = true;
    form.setAttribute("aria-busy", "false");
  }
}

function stop() {
  waiting?.abort();
}
