// The element of the host page that is asked, and the marks in it: CSS highlights over ranges, so that its elements stay
// as they are. When the page changes, what is marked is sought again by its words. Draws nothing, asks nothing.

import { anchored, folded } from "./anchor.js";
import { slicer } from "./codepoints.js";
import { readHost } from "./host.js";

const SOON = 100; // milliseconds after a change of the page, of which there may be many in a row
const EDGE = 0.3; // of what is seen: where the beginning of a sentence that is shown comes to stand
let count = 0; // of the stories so far: each has highlights of its own

export class Story {
  #find;
  #changed;
  #name;
  #root = null;
  #read = null; // the element, and what was read of it
  #marked = { all: [], current: null };
  #rules = new CSSStyleSheet();
  #adopted = null; // whose sheets have the rules
  #watch = null;
  #within = null; // the document or shadow root whose changes are watched: the element may come in another one
  #waiting = 0;

  /**
   * @param {() => Element|null} find the element, which may be another one later
   * @param {() => void} changed called when its text may have changed
   */
  constructor(find, changed) {
    this.#find = find;
    this.#changed = changed;
    count += 1;
    this.#name = `article-qa-${count}`;
  }

  /** What the element says now, as `readHost` gives it; null where it is not there. */
  read() {
    const root = this.#find();
    if (this.#read?.root !== root) this.#read = null;
    if (root) this.#read ??= { root, folded: null, ...readHost(root) };
    this.#observe(root);
    return this.#read;
  }

  /**
   * Where `quotation` stands in the page now; null where that is not sure.
   * @param {string|null} text what its offsets are of
   */
  range(quotation, text) {
    const read = this.read();
    if (!read) return null;
    read.folded ??= folded(read.text);
    const hint = text === read.text ? slicer(text)(0, quotation.start).length : null;
    const place = anchored(read.folded, quotation, hint);
    return place && read.range(...place);
  }

  /**
   * Marks `all`, of them `current` most of all; [] and null: nothing.
   * @param {Array<{quotation: object, text: string|null}>} all
   * @param {CSSStyleDeclaration} look has the colours
   */
  mark(all, current, look) {
    this.#marked = { all, current, look };
    if (!CSS.highlights) return;
    const ranges = (some) => some.map(({ quotation, text }) => this.range(quotation, text)).filter(Boolean);
    const [quiet, loud] = [`${this.#name}-cited`, `${this.#name}-current`];
    CSS.highlights.set(quiet, new Highlight(...ranges(all.filter((one) => one !== current))));
    CSS.highlights.set(loud, Object.assign(new Highlight(...ranges(current ? [current] : [])), { priority: 1 }));
    if (all.length) this.#paint(quiet, loud, look);
  }

  /** Brings the beginning of `range` into view, in whatever scrolls around it. */
  static reveal(range) {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    for (let box = range.startContainer.parentElement; box; box = box.parentElement ?? box.getRootNode().host) {
      const whole = box === document.scrollingElement;
      if (!whole && !(box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY))) continue;
      const [top, height] = whole ? [0, innerHeight] : [box.getBoundingClientRect().top, box.clientHeight];
      const by = range.getBoundingClientRect().top - top - EDGE * height;
      box.scrollBy({ top: by, behavior: whole && !calm && Math.abs(by) < 3 * innerHeight ? "smooth" : "instant" });
    }
  }

  /** Takes the marks away and stops watching. */
  leave() {
    this.mark([], null);
    clearTimeout(this.#waiting);
    this.#watch?.disconnect();
    this.#watch = null;
    this.#within = null;
    this.#read = null;
    this.#adopt(null);
  }

  #observe(root) {
    this.#root = root;
    const within = root?.getRootNode() ?? document;
    if (this.#within === within) return;
    this.#within = within;
    this.#watch ??= new MutationObserver((changes) => {
      const old = this.#root;
      const touches = ({ target }) => old.contains(target) || target.contains(old);
      if (old?.isConnected && !changes.some(touches)) return;
      this.#read = null; // who asks before it is sought again asks what the page says now
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(() => this.#again(), SOON);
    });
    this.#watch.observe(within, { childList: true, characterData: true, subtree: true });
  }

  #again() {
    const { all, current, look } = this.#marked;
    if (all.length) this.mark(all, current, look);
    this.#changed();
  }

  /** The look of the marks, in the sheets of whatever holds the element: a rule there is no change of its elements. */
  #paint(quiet, loud, look) {
    const colour = (name) => look.getPropertyValue(name).trim();
    this.#rules.replaceSync(
      `::highlight(${quiet}){text-decoration:underline 2px ${colour("--mark-strong")}}`
      + `::highlight(${loud}){color:${colour("--mark-ink")};background-color:${colour("--mark")}}`
      + `@media (forced-colors:active){::highlight(${loud}){color:MarkText;background-color:Mark}}`,
    );
    const within = this.#root?.getRootNode() ?? document;
    if (within !== this.#adopted) this.#adopt(within);
  }

  #adopt(within) {
    const old = this.#adopted;
    if (old) old.adoptedStyleSheets = old.adoptedStyleSheets.filter((one) => one !== this.#rules);
    if (within) within.adoptedStyleSheets = [...within.adoptedStyleSheets, this.#rules];
    this.#adopted = within;
  }
}
