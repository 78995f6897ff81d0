// The widget's words in the language that the host page says it is in: English comes with the script, others when wanted.

import { bands, english, languages } from "./built.js";
import { wordsOf } from "./words.js";

const told = new Map([["en", english]]); // language -> {dir, lines}, or the promise of them

/** The words for `host`, in the language of its `lang`, or of what holds it; else, or where they do not come, English. */
export async function wordsFor(host, base) {
  const said = host.closest("[lang]")?.lang || document.documentElement.lang;
  const code = said.toLowerCase().split("-")[0];
  if (!told.has(code) && languages.includes(code)) {
    told.set(code, fetch(new URL(`widget/${code}.json`, base)).then((one) => (one.ok ? one.json() : null), () => null));
  }
  const words = await told.get(code);
  if (!words) told.delete(code); // the next one may be luckier
  const { dir, lines } = words ?? english;
  return { dir, ...wordsOf({ lang: words ? code : "en", lines, bands }) };
}
