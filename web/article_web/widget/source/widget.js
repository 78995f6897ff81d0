// <article-qa>: asks an article of the service, or an element of the page that it stands in, and shows the answers with
// their quotes. What its parts do is in the module of their names.

import { sheet } from "./built.js";
import { length } from "./codepoints.js";
import { element } from "./element.js";
import { frame } from "./frame.js";
import { explained } from "./refused.js";
import { wordsFor } from "./speech.js";
import { Story } from "./story.js";
import { Talk } from "./talk.js";
import { Stopped, Trouble, wire } from "./wire.js";

const LONG = 2_000; // milliseconds until stopping is offered
const MOST = 1_000_000; // code points that the service reads
const NARROW = "(max-width: 40em)"; // where an open launcher covers the page
const DOCUMENT = "page"; // the id of the host's own text
const OFFERED = 100_000; // characters of a text of the page, at most, that is sent only to offer questions
const NOWHERE = "//service.invalid/"; // what is no address: it is said when something is asked
const NEXT = 3; // questions offered to go on with
const SCRIPT = document.currentScript?.src; // none where it is loaded as a module
const styles = new CSSStyleSheet();
styles.replaceSync(sheet);

class ArticleQA extends HTMLElement {
  static observedAttributes = ["article", "for", "service", "mode", "lang", "heading"];
  #ready = null; // the promise that it is drawn, in the language wanted
  #ui = null;
  #words = null;
  #service = null;
  #story = null;
  #talk = null;
  #asking = null; // what ends the request
  #offered = false;

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [styles];
  }

  connectedCallback() {
    this.#build();
  }

  disconnectedCallback() {
    this.#asking?.abort();
    this.#story?.leave();
  }

  attributeChangedCallback(name, old, now) {
    if (old === now || !this.#ready) return;
    if (["article", "for", "service"].includes(name)) this.#talk = null; // another text is asked
    if (this.isConnected) this.#build();
  }

  /** The answers so far, oldest first. */
  get answers() {
    return this.#talk?.answers ?? [];
  }

  /** Opens a launcher; the focus goes to its box. */
  async open() {
    await this.#ready;
    this.#fold(false);
    this.#ui?.field.focus();
  }

  /** Closes a launcher; the focus goes back to its button if it was inside. */
  async close() {
    await this.#ready;
    const inside = this.shadowRoot.activeElement;
    this.#fold(true);
    if (inside && this.#folds) this.#ui.launch.focus();
  }

  /** Asks `question`: its answer, as the service gives it; null where it got none, or another is on its way. */
  async ask(question) {
    await this.#ready;
    if (this.#asking || !this.isConnected) return null;
    const { form, stop, status, field } = this.#ui;
    const asking = new AbortController();
    this.#asking = asking;
    this.#settle();
    form.setAttribute("aria-busy", "true");
    const long = setTimeout(() => {
      stop.hidden = false;
      status.textContent = this.#words.say("ask.slow");
    }, LONG);
    try {
      const { source, text } = this.#source();
      const history = this.#talk.history(text);
      const answer = await explained(
        () => this.#service.ask(this.#address("ask"), question, history, asking.signal, source), this.#base, this.#words.say);
      if (asking.signal.aborted) throw new Stopped();
      this.#talk.add(answer, text);
      if (field.value === question) field.value = "";
      this.#tell("answer", answer);
      if (this.#offered) this.#offer();
      return answer;
    } catch (error) {
      this.#fail(error, question);
      return null;
    } finally {
      clearTimeout(long);
      if (status.textContent === this.#words.say("ask.slow")) status.textContent = "";
      this.#asking = null;
      if (this.shadowRoot.activeElement === stop) field.focus();
      stop.hidden = true;
      form.removeAttribute("aria-busy");
    }
  }

  get #folds() {
    return this.getAttribute("mode") === "launcher";
  }

  /** Where the service is: as the page says, else where the script came from. */
  get #base() {
    const said = this.getAttribute("service");
    const loaded = SCRIPT ?? document.querySelector('script[src*="/widget.js"]')?.src ?? location.href;
    if (said === null) return new URL(".", loaded);
    const place = said.replace(/\/*$/, "/");
    return new URL(URL.canParse(place, document.baseURI) ? place : NOWHERE, document.baseURI);
  }

  #address(call) {
    return new URL(`api/v1/${call}`, this.#base);
  }

  #build() {
    this.#asking?.abort();
    this.#story?.leave();
    this.#ready = wordsFor(this, this.#base).then((words) => this.#draw(words));
  }

  #draw(words) {
    if (!this.isConnected) return;
    const heading = this.getAttribute("heading") || words.say("brand");
    const labels = [...document.querySelectorAll("article-qa")].map((one) => one !== this && one.shadowRoot?.firstChild?.ariaLabel);
    let label = heading;
    for (let n = 2; labels.includes(label); n += 1) label = `${heading} (${n})`;
    const old = this.#talk;
    const open = this.#ui?.launch.ariaExpanded === "true";
    this.#story?.leave();
    this.#words = words;
    this.#service = wire(words);
    this.#story = this.hasAttribute("for") ? new Story(() => this.#target(), () => this.#talk.note()) : null;
    this.#offered = false;
    this.#ui = frame(words, heading, label, this.#folds);
    this.#fold(!open);
    this.shadowRoot.replaceChildren(this.#ui.root);
    if (this.#folds) this.#ui.root.showPopover?.();
    this.#listen();
    this.#talk = new Talk({
      ui: this.#ui, words, story: this.#story,
      several: !this.#story && !this.hasAttribute("article"),
      link: (quotation) => this.#link(quotation),
      shown: (answer, citation, placed) => this.#shown(answer, citation, placed),
    });
    if (old) this.#talk.goOn(old);
  }

  #listen() {
    const { root, form, field, log, again, stop, fresh, close, launch, list } = this.#ui;
    const send = () => this.ask(field.value);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send();
    });
    again.addEventListener("click", send);
    stop.addEventListener("click", () => this.#asking?.abort());
    fresh.addEventListener("click", () => this.#forget());
    close.addEventListener("click", () => this.close());
    launch.addEventListener("click", () => (this.#ui.panel.hidden ? this.open() : this.close()));
    list.addEventListener("click", (event) => {
      if (!event.target.matches("button") || this.#asking) return;
      log.focus({ preventScroll: true });
      this.ask(event.target.textContent);
    });
    root.addEventListener("focusin", () => this.#offer(), { once: true });
    root.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Enter" && event.target === field && !event.shiftKey) {
        event.preventDefault();
        send();
      }
      if (event.key !== "Escape" || !(this.#asking || (this.#folds && !this.#ui.panel.hidden))) return;
      event.preventDefault();
      event.stopPropagation();
      if (this.#asking) this.#asking.abort();
      else this.close();
    });
  }

  /** What is asked, as the service takes it, and the text of the host page if that is asked. */
  #source() {
    if (this.hasAttribute("article")) return { source: { articles: [this.getAttribute("article")] }, text: null };
    if (!this.#story) return { source: {}, text: null };
    const text = this.#story.read()?.text ?? "";
    const characters = length(text);
    if (characters === 0) throw new Trouble(this.#words.say("widget.nothing", { place: this.getAttribute("for") }));
    if (characters > MOST) {
      const [n, most] = [characters, MOST].map((one) => one.toLocaleString(this.#words.lang));
      throw new Trouble(this.#words.say("widget.long", { n, most }));
    }
    return { source: { documents: [{ id: DOCUMENT, title: this.#story.read().title, text }] }, text };
  }

  /** The element that `for` names, beside the widget or else in the document; null where there is none. */
  #target() {
    const place = this.getAttribute("for");
    try {
      return this.getRootNode().querySelector(place) ?? document.querySelector(place);
    } catch {
      return null; // it is no selector
    }
  }

  /** Where a number leads that has nothing to mark in this page: to the source, or to the service's own page. */
  #link(quotation) {
    if (this.#story) return null;
    if (/^https?:/.test(quotation.link ?? "")) return quotation.link;
    const page = new URL(`?article=${encodeURIComponent(quotation.article)}#c${quotation.start}`, this.#base);
    return page.href;
  }

  /** A number was pressed; whether its sentence is to be shown. */
  #shown(answer, citation, placed) {
    const wanted = this.#tell("cite", { answer, citation, placed });
    if (wanted && placed && this.#folds && matchMedia(NARROW).matches) this.close();
    return wanted;
  }

  /** Offers questions that are answered surely; once the reader has come to the widget, and not before. */
  async #offer() {
    this.#offered = true;
    const { list, starters, log } = this.#ui;
    const turns = this.answers.length;
    let asked;
    try {
      const { source, text } = this.#source();
      if (source.documents && text.length > OFFERED) return;
      asked = turns ? { ...source, history: this.#talk.history(text), count: NEXT } : source;
    } catch {
      return; // it is said when something is asked
    }
    const questions = await this.#service.suggestions(this.#address("suggestions"), asked);
    if (turns !== this.answers.length || list !== this.#ui.list) return;
    if (list.contains(this.shadowRoot.activeElement)) log.focus({ preventScroll: true });
    starters.firstChild.textContent = this.#words.say(turns ? "next" : "starters");
    list.replaceChildren(...questions.map((one) => element("li", {}, element("button", { type: "button", dir: "auto" }, one))));
    starters.hidden = questions.length === 0;
  }

  #forget() {
    this.#talk = null;
    this.#draw(this.#words);
    this.#ui.status.textContent = this.#words.say("talk.new");
    this.#ui.field.focus();
  }

  #fail(error, question) {
    if (error instanceof Stopped) {
      this.#ui.status.textContent = this.#words.say("ask.stopped");
      return;
    }
    if (!(error instanceof Trouble)) throw error;
    const { form, line, trouble, field } = this.#ui;
    if (!field.value) field.value = question;
    line.textContent = error.message;
    trouble.hidden = false;
    form.scrollIntoView({ block: "nearest" });
    this.#tell("error", { question, message: error.message });
  }

  #settle() {
    const { trouble, field, status } = this.#ui;
    if (trouble.contains(this.shadowRoot.activeElement)) field.focus();
    trouble.hidden = true;
    status.textContent = "";
  }

  #fold(folded) {
    if (!this.#folds || !this.#ui) return;
    const { panel, launch } = this.#ui;
    if (panel.hidden === folded) return;
    panel.hidden = folded;
    launch.setAttribute("aria-expanded", String(!folded));
    this.#tell(folded ? "close" : "open");
  }

  /** Tells the page; whether it lets happen what comes next. */
  #tell(what, detail = null) {
    return this.dispatchEvent(new CustomEvent(`article-qa:${what}`, { detail, bubbles: true, composed: true, cancelable: true }));
  }
}

if (!customElements.get("article-qa")) customElements.define("article-qa", ArticleQA);
