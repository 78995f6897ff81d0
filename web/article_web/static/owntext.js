// The dialog in which a reader brings a text of their own: pasted, picked as a file, or dropped anywhere on the page.
// Also lists the texts of this tab, and says in the masthead which one is asked. Draws no article and asks nothing.

import * as conversation from "./conversation.js";
import { element } from "./element.js";
import { lang, say } from "./interface.js";
import { read, Trouble } from "./service.js";
import { check, textOf } from "./textfile.js";
import * as texts from "./texts.js";

const dialog = document.getElementById("own");
const form = dialog.querySelector("form");
const title = document.getElementById("own-name");
const box = document.getElementById("own-text");
const trouble = document.getElementById("own-trouble");
const picker = document.getElementById("own-file");
const kept = document.getElementById("own-kept");
const asked = document.getElementById("asked-of");
const curtain = document.getElementById("own-drop");
let reading = false;
let turnTo = null;

/**
 * Makes the buttons and the page ready for texts.
 * @param {(text: object|null, article?: object) => Promise<void>} turn shows a text, and asks it from now on; null: the
 *   service's articles. May throw Trouble
 */
export function start(turn) {
  turnTo = turn;
  for (const button of document.querySelectorAll("[data-own]")) {
    button.hidden = false;
    button.addEventListener("click", show);
  }
  asked.querySelector("button").addEventListener("click", () => attempt(() => turnTo(null)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(paste);
  });
  document.getElementById("own-pick").addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => attempt(() => takeFiles(picker)));
  document.getElementById("own-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => complain(""));
  form.addEventListener("input", () => complain(""));
  watchDrops();
  refresh();
}

/** The article of `text`, read by the service, titled as the reader knows it. */
export async function whole(text) {
  const [article] = await read(texts.source(text).documents);
  return { ...article, title: article.title || text.name };
}

/** Says anew what is asked and which texts there are. */
export function refresh() {
  const now = texts.asked();
  asked.hidden = now === null;
  asked.querySelector("bdi").textContent = now?.name ?? "";
  const all = texts.all();
  for (const button of document.querySelectorAll(".masthead [data-own]")) {
    button.textContent = all.length ? say("own.open-kept", { n: all.length.toLocaleString(lang) }) : say("own.open");
  }
  kept.hidden = all.length === 0;
  kept.querySelector("ul").replaceChildren(...all.map((text) => entry(text, text === now)));
}

function show() {
  refresh();
  dialog.showModal();
}

function entry(text, current) {
  const open = element("button", { type: "button", class: "text", dir: "auto", "aria-current": current ? "true" : null },
    text.name);
  open.addEventListener("click", () => attempt(async () => {
    await turnTo(text);
    finish();
  }));
  const away = element("button", { type: "button", "aria-label": say("own.forget", { title: text.name }) }, "×");
  away.addEventListener("click", () => attempt(async () => {
    if (texts.asked() === text) await turnTo(null);
    texts.forget(text.id);
    conversation.forget(text.id);
    refresh();
    (kept.querySelector("button.text") ?? box).focus();
  }));
  return element("li", {}, open, away);
}

async function paste() {
  const text = box.value.toWellFormed?.() ?? box.value;
  await take(text, title.value.trim());
  form.reset();
}

async function takeFiles(source) {
  const files = [...source.files];
  picker.value = ""; // or the same file could not be picked again
  for (const file of files) {
    const { text, name } = await textOf(file);
    await take(text, title.value.trim(), name);
  }
  if (files.length) form.reset();
}

/** Reads, keeps and shows `text`, under its `given` title, else its own headline, else `name`. */
async function take(text, given, name = "") {
  check(text);
  let own = texts.all().find((one) => one.text === text && one.title === given);
  own ??= { id: texts.freshId(), title: given, text };
  const article = await whole({ ...own, name });
  if (!article.sentences.length) throw new Trouble(say("own.empty"));
  own.name = article.title || say("own.untitled", { n: own.id.slice(own.id.lastIndexOf("-") + 1) });
  texts.keep(own);
  await turnTo(own, { ...article, title: own.name });
  finish();
}

/** Closes the dialog; whoever has a keyboard goes on with the question. */
function finish() {
  if (dialog.open) dialog.close();
  if (matchMedia("(pointer: fine)").matches) document.getElementById("question").focus({ preventScroll: true });
}

/** Does what was asked for unless something is being done; what goes wrong is said in the dialog. */
async function attempt(deed) {
  if (reading) return;
  reading = true;
  complain("");
  dialog.setAttribute("aria-busy", "true");
  try {
    await deed();
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    if (!dialog.open) show();
    complain(error.message);
  } finally {
    reading = false;
    dialog.removeAttribute("aria-busy");
  }
}

function complain(sentence) {
  trouble.textContent = sentence;
  trouble.hidden = sentence === "";
}

function watchDrops() {
  const brings = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    curtain.hidden = false;
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) curtain.hidden = true;
  });
  addEventListener("drop", (event) => {
    if (!brings(event)) return;
    event.preventDefault();
    curtain.hidden = true;
    const files = [...event.dataTransfer.files]; // gone when this handler returns
    attempt(() => takeFiles({ files }));
  });
}
