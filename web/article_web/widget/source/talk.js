// The conversation of one widget: its turns, and where what they quote stands in the host page. Asks nothing.

import { element } from "./element.js";
import { past } from "./past.js";
import { Story } from "./story.js";
import { drawTurn, meant } from "./turn.js";

export class Talk {
  #turns = []; // {answer, text, drawn}: `text` is what the places in the answer are of, if that is the host's
  #into;
  #seen = null; // watches whether the number pressed last is in sight

  /** @param {object} into `ui`, `words`, `story` or null, `several`, `link(quotation)`, `shown(answer, quotation, placed)` */
  constructor(into) {
    this.#into = into;
  }

  /** The answers so far, oldest first. */
  get answers() {
    return this.#turns.map(({ answer }) => answer);
  }

  /** The turns before, as the service wants them; places in a text that is another one now are no places any more. */
  history(text) {
    const turns = past(this.answers);
    const last = this.#turns.slice(-turns.length);
    return turns.map((turn, i) => (last[i].text === text ? turn : { ...turn, citations: [] }));
  }

  /** Takes over the turns of `other`, drawn anew. */
  goOn(other) {
    for (const { answer, text } of other.#turns) this.#draw(answer, text);
  }

  /** Shows `answer` and marks what it cites. */
  add(answer, text) {
    const { log } = this.#into.ui;
    const turn = this.#draw(answer, text);
    this.#mark(turn, null);
    if (log.scrollHeight > log.clientHeight) {
      log.scrollTop += turn.drawn.getBoundingClientRect().top - log.getBoundingClientRect().top;
    } else for (const part of [this.#into.ui.form, turn.drawn]) part.scrollIntoView({ block: "nearest" });
  }

  /** Says at each quote that cannot be placed surely in the page that it cannot. */
  note(turns = this.#turns) {
    const { story, words } = this.#into;
    for (const { text, drawn } of story ? turns : []) {
      for (const chip of drawn.querySelectorAll(".chip")) {
        const item = chip.closest("li");
        const said = item.querySelector(".unplaced");
        if (story.range(meant.get(chip).quotation, text)) said?.remove();
        else if (!said) item.append(element("p", { class: "source unplaced" }, words.say("widget.unplaced")));
      }
    }
  }

  #draw(answer, text) {
    const { ui, words, several, link } = this.#into;
    const drawn = drawTurn(answer, several, words, (quotation, chip, event) => this.#show(turn, quotation, event), link);
    const turn = { answer, text, drawn };
    this.#turns.push(turn);
    ui.log.querySelector(".lead")?.remove();
    ui.log.append(drawn);
    ui.fresh.hidden = false;
    this.note([turn]);
    return turn;
  }

  /** Marks what the answer cites, `quotation` most of all, and shows which of the numbers that is. */
  #mark({ answer, text }, quotation) {
    const { story, ui } = this.#into;
    if (!story) return;
    const near = quotation && quotation.number === undefined;
    const all = (near ? [quotation] : answer.citations).map((one) => ({ quotation: one, text }));
    const current = all.find((one) => one.quotation === quotation) ?? all[0] ?? null;
    story.mark(all, current, getComputedStyle(ui.root));
    for (const chip of ui.log.querySelectorAll(".chip")) {
      if (meant.get(chip).quotation === current?.quotation) chip.setAttribute("aria-current", "true");
      else chip.removeAttribute("aria-current");
    }
  }

  #show(turn, quotation, event) {
    const { story, ui, words, shown } = this.#into;
    const range = story?.range(quotation, turn.text) ?? null;
    if (!shown(turn.answer, quotation, range !== null)) event.preventDefault();
    if (!story || event.defaultPrevented) return;
    ui.status.textContent = "";
    ui.status.textContent = words.say(range ? (CSS.highlights ? "marked" : "widget.shown") : "widget.unplaced");
    this.#mark(turn, quotation);
    if (!range) return;
    Story.reveal(range);
    if (!ui.launch.isConnected) this.#wayBack(ui.back, event.currentTarget);
  }

  /** Offers to go back to `chip` for as long as it is out of sight, until the reader has been there. */
  #wayBack(back, chip) {
    this.#seen?.disconnect();
    this.#seen = new IntersectionObserver(([{ isIntersecting }], seen) => {
      const away = back.isConnected && back.matches(":popover-open");
      if (back.isConnected) back.togglePopover(!isIntersecting);
      if (away && isIntersecting) seen.disconnect();
    });
    this.#seen.observe(chip);
    back.onclick = () => {
      chip.scrollIntoView({ block: "center" });
      chip.focus({ preventScroll: true });
    };
  }
}
