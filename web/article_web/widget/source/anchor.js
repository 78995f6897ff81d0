// Finds a quote in a text by its words and by what stands around it, whatever its white space. Where that does not say
// surely which place is meant, there is none. Knows no page.

const LONG = 20; // characters: a quote of so many that stands in a text once is the one that is meant

/** `text` with each run of white space as one space, and where each character of that stands in `text`. */
export function folded(text) {
  const at = [];
  let plain = "";
  for (let i = 0; i < text.length; i += 1) {
    const space = /\s/.test(text[i]);
    if (space && plain.endsWith(" ")) continue;
    plain += space ? " " : text[i];
    at.push(i);
  }
  return { plain, at };
}

/**
 * Where `quotation` (its `quote`, `prefix` and `suffix`) stands in the text that was folded.
 * @param {number|null} hint where it stood in this very text when it was read; null: the text is another one now
 * @returns {[number, number]|null} in UTF-16 units of the text; null where it is not there or cannot be told
 */
export function anchored({ plain, at }, quotation, hint = null) {
  const [quote, before, after] = [quotation.quote, quotation.prefix, quotation.suffix].map((one) => one.replace(/\s+/g, " "));
  const found = places(plain, quote).map((start) => ({
    start,
    around: Number(plain.slice(0, start).endsWith(before) && (before !== "" || start === 0))
      + Number(plain.startsWith(after, start + quote.length) && (after !== "" || start + quote.length === plain.length)),
  }));
  const most = Math.max(...found.map((one) => one.around));
  const best = found.filter((one) => one.around === most);
  const sure = best.length === 1 && (most > 0 || (found.length === 1 && quote.length >= LONG));
  const one = sure ? best[0] : most === 2 ? best.find(({ start }) => at[start] === hint) : null;
  return one ? [at[one.start], at[one.start + quote.length - 1] + 1] : null;
}

/** Where `quote` begins in `plain`, each time that it does not begin or end inside of a word. */
function places(plain, quote) {
  const found = [];
  for (let at = quote === "" ? -1 : plain.indexOf(quote); at >= 0; at = plain.indexOf(quote, at + 1)) {
    const inside = /^[\p{L}\p{N}]{2}/u;
    const end = at + quote.length;
    if (!inside.test(plain.slice(at - 1, at + 1)) && !inside.test(plain.slice(end - 1, end + 1))) found.push(at);
  }
  return found;
}
