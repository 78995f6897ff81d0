// The card of a number: the quote with its source, its place and how sure the answer is; on hover, on keyboard focus and
// on tap. Stands in the top layer, so that nothing cuts it off, and always beside its number. Marks nothing itself.

import { shown } from "./article.js";
import { element } from "./element.js";
import { say, sure } from "./interface.js";
import { emphasised, meant, names } from "./turn.js";

const EDGE = 8; // pixels that stay free between the card and the window's edges
const GAP = 6; // between the card and its number
const NARROWEST = 240; // pixels of width in which a card reads well
const SOON = 150; // milliseconds until a pointer that rests on a number opens its card
const LATER = 300; // until it closes behind a pointer that left: time enough to reach the card

const log = document.getElementById("log");
const page = document.querySelector("main").dataset.page;
const card = element("div", { id: "card", class: "card", popover: "manual", role: "group", "aria-live": "off" });
let open = null; // the chip whose card is shown
let waiting = null;

/** Whether the card of `chip` is shown. */
export function showsCard(chip) {
  return open === chip;
}

/** Takes the card away, where there is one; the focus goes back to its number if it was inside. */
export function closeCard() {
  clearTimeout(waiting);
  if (!open) return;
  const chip = open;
  open = null;
  if (card.contains(document.activeElement)) chip.focus({ preventScroll: true });
  chip.removeAttribute("aria-details");
  card.remove();
}

log.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const chip = event.target.closest(".chip");
  if (chip && chip !== open) soon(() => show(chip), SOON);
  else if (chip || card.contains(event.target)) clearTimeout(waiting);
});

log.addEventListener("pointerout", (event) => {
  if (event.pointerType === "touch" || !event.target.closest(".chip, .card")) return;
  if (event.relatedTarget?.closest?.(".chip, .card")) return;
  soon(() => document.activeElement !== open && !card.contains(document.activeElement) && closeCard(), LATER);
});

log.addEventListener("focusin", (event) => {
  if (card.contains(event.target)) return;
  if (event.target.matches(".chip:focus-visible")) show(event.target);
});

log.addEventListener("focusout", (event) => {
  if (!open || event.relatedTarget === open || card.contains(event.relatedTarget)) return;
  if (event.target === open || card.contains(event.target)) closeCard();
});

log.addEventListener("click", (event) => {
  const chip = event.target.closest(".chip");
  if (!chip || event.pointerType !== "touch") return;
  if (chip === open) closeCard();
  else show(chip);
});

document.addEventListener("pointerdown", (event) => {
  if (open && !card.contains(event.target) && !open.contains(event.target)) closeCard();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !open) return;
  event.preventDefault();
  event.stopPropagation();
  closeCard();
}, true);

document.addEventListener("scroll", (event) => event.target !== card && place(), { capture: true, passive: true });
addEventListener("resize", place);

function soon(act, milliseconds) {
  clearTimeout(waiting);
  waiting = setTimeout(act, milliseconds);
}

function show(chip) {
  clearTimeout(waiting);
  if (chip === open || !chip.isConnected) return;
  closeCard();
  card.replaceChildren(...contents(chip));
  card.setAttribute("aria-label", chip.hasAttribute("aria-label") ? say("card", { n: chip.textContent }) : say("nearest"));
  chip.after(card); // behind its number, so that Tab leads from the one into the other
  chip.setAttribute("aria-details", "card");
  card.showPopover();
  open = chip;
  place();
}

/** Puts the card below its line, or above where there is more room; away with it where the number is out of sight. */
function place() {
  if (!open) return;
  const at = open.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const pane = log.getBoundingClientRect();
  const scrolls = log.scrollHeight > log.clientHeight && getComputedStyle(log).overflowY === "auto";
  const top = scrolls ? pane.top : 0;
  const bottom = scrolls ? pane.bottom : clientHeight;
  if (at.bottom < top || at.top > bottom) {
    closeCard();
    return;
  }
  // Beside the column of the numbers where that is wide enough, so that the other numbers can still be pressed.
  const rtl = getComputedStyle(open).direction === "rtl";
  const aside = (rtl ? at.left : clientWidth - at.right) - GAP - EDGE;
  card.style.maxWidth = aside >= NARROWEST ? `${aside}px` : "";
  card.style.maxHeight = "";
  const below = clientHeight - EDGE - GAP - at.bottom;
  const above = at.top - GAP - EDGE;
  const down = card.offsetHeight <= below || below >= above;
  card.style.maxHeight = `${Math.max(down ? below : above, 0)}px`;
  const left = aside >= NARROWEST ? (rtl ? at.left - GAP - card.offsetWidth : at.right + GAP)
    : rtl ? at.right - card.offsetWidth : at.left;
  card.style.left = `${Math.max(EDGE, Math.min(left, clientWidth - EDGE - card.offsetWidth))}px`;
  card.style.top = `${down ? at.bottom + GAP : at.top - GAP - card.offsetHeight}px`;
}

function contents(chip) {
  const { answer, quotation } = meant.get(chip);
  const cited = quotation.number !== undefined;
  const short = cited ? answer.short.find((item) => item.citation === quotation.number) : null;
  const first = quotation === (cited ? answer.citations : answer.nearest)[0];
  const odds = { n: Math.floor(answer.confidence * 100 + 0.5) };
  const facts = [
    quotation.speaker && say("said-by", { name: quotation.speaker.text }),
    quotation.reported_by && say("reported-by", { name: quotation.reported_by.text }),
    quotation.page && say("page", { n: quotation.page }),
    say("card.place", { n: quotation.sentence, a: quotation.start, b: quotation.end }),
    first && (cited ? `${sure(answer.confidence)} (${say("odds", odds)})` : say("card.unlikely", odds)),
  ].filter(Boolean);
  const inside = element("a", { href: address(quotation) }, say("nearest.show"));
  inside.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    chip.click();
    closeCard();
  });
  const source = /^https?:/.test(quotation.link ?? "")
    ? element("a", { href: quotation.link, rel: "noopener noreferrer", target: "_blank" }, say("card.source")) : null;
  return [
    element("blockquote", { dir: "auto" }, ...emphasised(quotation.quote, quotation.start, short)),
    element("p", { class: "card-title", dir: "auto" }, names(answer).get(quotation.article) ?? quotation.article),
    ...facts.map((fact) => element("p", {}, fact)),
    element("p", { class: "card-links" }, inside, source),
  ];
}

function address(quotation) {
  const place = new URL(quotation.article === shown() ? "" : page, document.baseURI);
  if (quotation.article !== shown()) place.searchParams.set("article", quotation.article);
  place.hash = `c${quotation.start}`;
  return place.href;
}
