// The reader's own texts and which of them is asked. They are kept in memory and in this tab's session storage, never by
// the service. Reads no file and shows nothing.

import { HERE } from "./keep.js";

const PREFIX = `${HERE}article-qa.text.`;
const ASKED = `${HERE}article-qa.asked`;
const about = new WeakMap(); // answer -> the id of the text that it is about
const texts = new Map(); // id -> {id, title, text}, the oldest first
let current = null; // the id of the text that is asked; null: the service's own articles are

for (const name of names().sort((a, b) => number(a) - number(b))) {
  const kept = JSON.parse(read(name));
  texts.set(kept.id, kept);
}
current = texts.has(read(ASKED)) ? read(ASKED) : null;

/** All texts, the oldest first. */
export function all() {
  return [...texts.values()];
}

/** The text of that id; null where there is none. */
export function get(id) {
  return texts.get(id) ?? null;
}

/** The text that is asked; null: the service's own articles are. */
export function asked() {
  return get(current);
}

/** What a request says of it: `{documents: […]}`, or nothing where the service's own articles are asked. */
export function source(text = asked()) {
  return text ? { documents: [{ id: text.id, title: text.title, text: text.text }] } : {};
}

/** `answer`, from now on about the text `id` (null: it is not), which it calls by the name that the reader knows. */
export function claim(answer, id) {
  if (id) about.set(answer, id);
  for (const article of answer.articles) article.title ||= get(article.id)?.name ?? "";
  return answer;
}

/** The text that `answer` is about; null: it is about the service's articles, or the text is kept no more. */
export function of(answer) {
  return get(about.get(answer));
}

/** An id that no text has had and no served article has: theirs come from file names and never have two hyphens. */
export function freshId() {
  return `own--${1 + Math.max(0, ...[...texts.keys()].map(number))}`;
}

/** Keeps a text; in memory only where the tab has no room for it. */
export function keep(text) {
  texts.set(text.id, text);
  write(PREFIX + text.id, JSON.stringify(text));
}

/** Forgets the text of that id; if it was asked, the service's own articles are. */
export function forget(id) {
  texts.delete(id);
  write(PREFIX + id, null);
  if (current === id) choose(null);
}

/** Makes the text of that id the one that is asked; null: the service's own articles. */
export function choose(id) {
  current = id;
  write(ASKED, id);
}

function number(id) {
  return Number(id.slice(id.lastIndexOf("-") + 1));
}

function names() {
  try {
    return Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX));
  } catch {
    return []; // a browser that keeps nothing
  }
}

function read(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

function write(name, value) {
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, value);
  } catch {
    // no room, or nothing is kept: it lasts as long as the page
  }
}
