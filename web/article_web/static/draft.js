// What stands in the question box, kept in the tab while it is typed, so that a reload loses none of it.

import * as keep from "./keep.js";

const field = document.getElementById("question");

field.addEventListener("input", write);
addEventListener("pagehide", write);

/** Puts `text` into the box. */
export function put(text) {
  field.value = text;
  write();
}

/** Puts back what was typed last, where the box is empty. */
export function restore() {
  if (!field.value) field.value = keep.read("draft") ?? "";
}

function write() {
  keep.write("draft", field.value);
}
