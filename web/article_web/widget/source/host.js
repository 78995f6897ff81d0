// Reads an element of the host page: its text as it is rendered, block by block, and where in the page each part of it
// stands. Changes nothing in the page.

const LEFT_OUT = new Set(("script style noscript template nav button select textarea input datalist iframe object embed "
  + "canvas audio video svg math rt rp dialog article-qa").split(" "));
const BLOCKS = new Set("p h1 h2 h3 h4 h5 h6 li dt dd blockquote pre figcaption caption tr article section".split(" "));
const GAPS = ["", " ", "\n", "\n\n"]; // the stronger, the later
const WORDS = /[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*/g; // a no-break space is no white space: the browser keeps it

/**
 * The text of `root`: blocks apart by an empty line, white space as the browser collapses it, nothing that is not shown.
 * @returns {{text: string, title: string, range: (start: number, end: number) => Range|null}} `range` gives where the
 *   characters `start` to `end` (UTF-16 units) of `text` stand in the page
 */
export function readHost(root) {
  const parts = [];
  const runs = []; // {at, node, from, length}: characters of the text that stand in one node, one behind the other
  let length = 0;
  let gap = ""; // what stands between the last character and the next one

  const apart = (wanted) => {
    if (GAPS.indexOf(wanted) > GAPS.indexOf(gap)) gap = wanted;
  };
  const take = (words, node, from) => {
    if (length > 0) parts.push(gap);
    length += length > 0 ? gap.length : 0;
    gap = "";
    runs.push({ at: length, node, from, length: words.length });
    parts.push(words);
    length += words.length;
  };
  const text = (node, keepsLines) => {
    let last = 0;
    for (const match of node.data.matchAll(WORDS)) {
      apart(between(node.data.slice(last, match.index), keepsLines));
      take(match[0], node, match.index);
      last = match.index + match[0].length;
    }
    apart(between(node.data.slice(last), keepsLines));
  };
  const walk = (element) => {
    if (LEFT_OUT.has(element.localName)) return;
    const style = getComputedStyle(element);
    if (unseen(element, style)) return;
    if (element.localName === "br") return apart(gap.includes("\n") ? "\n\n" : "\n");
    const block = BLOCKS.has(element.localName) || !/^(inline|contents|ruby|table-cell)/.test(style.display);
    const wall = block ? "\n\n" : style.display === "table-cell" ? " " : "";
    const keepsLines = /^(pre|break-spaces)/.test(style.whiteSpace);
    apart(wall);
    for (const child of element.childNodes) {
      if (child.nodeType === Node.ELEMENT_NODE) walk(child);
      else if (child.nodeType === Node.TEXT_NODE && style.visibility === "visible") text(child, keepsLines);
    }
    apart(wall);
  };

  walk(root);
  const whole = parts.join("");
  return {
    text: whole.toWellFormed?.() ?? whole,
    title: (root.querySelector("h1, h2, h3")?.textContent ?? document.title).replace(/\s+/g, " ").trim().slice(0, 300),
    range: (start, end) => rangeOf(runs, start, end),
  };
}

function between(space, keepsLines) {
  if (space === "") return "";
  return keepsLines ? GAPS[1 + Math.min(2, space.split("\n").length - 1)] : " ";
}

/** Whether nothing of `element` is to be read: not there, folded away, only for those who listen, or never for them. */
function unseen(element, style) {
  if (element.matches("[role=navigation], [aria-hidden=true]")) return true;
  if (style.display === "none" || style.contentVisibility === "hidden") return true;
  if (style.display === "contents") return false;
  if (element.checkVisibility?.() === false) return true;
  return style.position === "absolute" && style.overflow === "hidden" && parseFloat(style.width) <= 1;
}

function rangeOf(runs, start, end) {
  const [first, last] = [holding(runs, start), holding(runs, end - 1)];
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, first.from + start - first.at);
  range.setEnd(last.node, last.from + end - last.at);
  return range;
}

/** The run that has the character `at`; null where it is white space between two. */
function holding(runs, at) {
  let [low, high] = [0, runs.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (runs[middle].at <= at) low = middle;
    else high = middle - 1;
  }
  const run = runs[low];
  return run && at >= run.at && at < run.at + run.length ? run : null;
}
