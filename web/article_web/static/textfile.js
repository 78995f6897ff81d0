// From a file to its text, or to one clear sentence of why it is none. Decides nothing about what is done with it.

import { length } from "./codepoints.js";
import { lang, say } from "./interface.js";
import { Trouble } from "./service.js";

const MOST = 1_000_000; // code points that the service reads
const CONTROLS = /[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]/g; // as the service's own loader counts them
const MARKUP = /^\s*(?:<!doctype\s|<html[\s>]|<\?xml\s|\{\\rtf)/i; // of pages and word processors
const SHARE = 0.01; // more of them, and it is no text

/**
 * The text of `file`, its line ends unchanged, and its name without an ending.
 * @throws {Trouble} if it is too long, empty, not UTF-8, markup or no text at all
 */
export async function textOf(file) {
  const name = file.name.replace(/\.[^.]*$/, "");
  if (file.size > 4 * MOST) throw new Trouble(tooLong(file.name)); // no code point has more than four bytes
  const text = decoded(await file.arrayBuffer().catch(() => null), file.name);
  check(text);
  return { text, name };
}

/** Returns where `text` can be asked. @throws {Trouble} where it is empty or too long */
export function check(text) {
  if (!text.trim()) throw new Trouble(say("own.empty"));
  const characters = length(text);
  if (characters > MOST) throw new Trouble(say("own.long", { n: figure(characters), most: figure(MOST) }));
}

function decoded(bytes, name) {
  if (bytes === null) throw new Trouble(say("own.unreadable", { name }));
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Trouble(say("own.binary", { name }));
  }
  const controls = text.match(CONTROLS)?.length ?? 0;
  if (MARKUP.test(text) || text.includes("\0") || controls > SHARE * text.length) throw new Trouble(say("own.binary", { name }));
  return text;
}

function tooLong(name) {
  return say("own.large", { name, most: figure(MOST) });
}

function figure(number) {
  return number.toLocaleString(lang);
}
