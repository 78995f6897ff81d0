// The one line that says what went wrong, and the button that tries again; counts down where the service said when.
// The line is an alert and told once; the button stands outside of it, so that its count is not read out each second.

import { say } from "./interface.js";
import { Trouble } from "./service.js";

const box = document.getElementById("trouble");
const line = document.getElementById("trouble-text");
const button = document.getElementById("again");
const field = document.getElementById("question");
let retry = null; // what the button does; null: it asks the question again
let counting = 0;

button.addEventListener("click", (event) => {
  if (!retry) return;
  event.preventDefault();
  retry();
});

/** Says what went wrong and offers to try `again`; null: to ask again. An error of this program is thrown on. */
export function complain(error, again = null) {
  if (!(error instanceof Trouble)) throw error;
  retry = again;
  line.textContent = error.message;
  box.hidden = false;
  count(error.wait);
}

/** Takes the last complaint away; the focus goes to the question if it was on the complaint. */
export function settle() {
  if (box.contains(document.activeElement)) field.focus();
  box.hidden = true;
  field.removeAttribute("aria-invalid");
  count(0);
}

/** Shows on the button for how many seconds it is too early; pressed all the same, it tries. */
function count(seconds) {
  clearInterval(counting);
  const until = performance.now() + seconds * 1000;
  const show = () => {
    const left = Math.ceil((until - performance.now()) / 1000);
    button.textContent = left > 0 ? say("again.in", { n: left }) : say("again");
    if (left <= 0) clearInterval(counting);
  };
  show();
  if (seconds > 0) counting = setInterval(show, 250);
}
