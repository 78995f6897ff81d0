// The small buttons below an answer: copy it as text, as Markdown, its link; share it where the device can. Where the
// browser does not let a page copy, what was to be copied is shown, selected.

import { markdown, plain } from "./citing.js";
import { element } from "./element.js";
import { say } from "./interface.js";
import { permalink } from "./permalink.js";

const status = document.getElementById("status");

/** The row of buttons for `answer`. */
export function tools(answer) {
  const row = element("div", { class: "tools", role: "group", "aria-label": say("keep.label") });
  row.append(
    copier(row, "keep.text", () => plain(answer)),
    copier(row, "keep.markdown", () => markdown(answer)),
  );
  if (permalink(answer)) row.append(copier(row, "keep.link", () => permalink(answer)));
  if (navigator.share) row.append(button("keep.share", (pressed) => share(row, pressed, answer)));
  return row;
}

function copier(row, label, text) {
  return button(label, (pressed) => copy(row, pressed, text()));
}

function button(label, act) {
  const made = element("button", { type: "button" }, say(label));
  made.addEventListener("click", () => act(made));
  return made;
}

async function copy(row, pressed, text) {
  for (const old of row.querySelectorAll(".by-hand, .done")) old.remove();
  try {
    await navigator.clipboard.writeText(text);
    tell(row);
  } catch {
    byHand(row, pressed, text);
  }
}

/** Says that it is done: to those who listen in the status line, to those who look at the end of the row. */
function tell(row) {
  const done = element("span", { class: "done", "aria-hidden": "true" }, say("keep.copied"));
  row.append(done);
  setTimeout(() => done.remove(), 3_000);
  status.textContent = "";
  status.textContent = say("keep.copied");
}

function byHand(row, pressed, text) {
  const area = element("textarea", { readonly: "", rows: 4, dir: "auto" });
  area.value = text;
  const box = element("label", { class: "by-hand" }, say("keep.denied"), area);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    box.remove();
    pressed.focus();
  });
  row.append(box);
  area.focus();
  area.select();
  area.scrollTop = 0;
}

async function share(row, pressed, answer) {
  try {
    await navigator.share({ title: answer.question, text: plain(answer) });
  } catch (error) {
    if (error.name !== "AbortError") copy(row, pressed, plain(answer));
  }
}
