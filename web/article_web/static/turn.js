// Draws one question and its answer. The same shape as templates/turn.html, which serves the page without script; the
// only differences are that a citation's number is a button here and a link there. Moves nothing, marks nothing, and says
// what it says in words that it is given: the widget draws its turns with it, too.

import { pieces } from "./changed.js";
import { cut } from "./codepoints.js";
import { element } from "./element.js";

/** Chip -> its `answer` and the `quotation` of it that the chip leads to. */
export const meant = new WeakMap();

/**
 * The element of one turn.
 * @param {object} answer the answer object of the contract
 * @param {boolean} several whether there are other articles, so that each quote has to name its own
 * @param {object} words what to say it in, as `wordsOf` gives them
 * @param {(quotation: object, chip: HTMLElement, event: Event) => void} show called when a number is pressed
 * @param {(quotation: object) => string|null} address where a number leads by itself: it is a link then, and no button
 */
export function drawTurn(answer, several, words, show, address = () => null) {
  const { say } = words;
  const titles = names(answer);
  const asked = element("h3", { class: "asked", dir: "auto" }, answer.question);
  const turn = element("div", { class: "turn", "data-outcome": answer.outcome }, asked);
  const quote = (quotation, short, label, name) => {
    const to = address(quotation);
    const made = chip(to, { "data-start": quotation.start, "aria-label": name }, label);
    meant.set(made, { answer, quotation });
    made.addEventListener("click", (event) => show(quotation, made, event));
    const title = several ? titles.get(quotation.article) ?? quotation.article : null;
    return item(quotation, short, made, source(quotation, title, say));
  };
  if (answer.understood_as !== answer.question) {
    const understood = pieces(answer.question, answer.understood_as);
    turn.append(element("p", { class: "read-as" }, say("read-as"), " ",
      element("q", { dir: "auto" }, ...understood.map(([text, fresh]) => (fresh ? element("ins", {}, text) : text)))));
  }
  if (answer.outcome !== "answered") turn.append(element("p", { class: "said" }, words.said(answer)));
  if (answer.looked_for?.length) turn.append(...lookedFor(answer, say));
  if (answer.notice) turn.append(element("p", { class: "notice" }, words.noticed(answer.notice)));
  for (const short of answer.short) {
    turn.append(element("p", { class: "short" }, element("strong", {}, short.text)));
  }
  if (answer.citations.length) {
    turn.append(
      element("ol", { class: "quotes" }, ...answer.citations.map((citation) => {
        const short = answer.short.find((one) => one.citation === citation.number) ?? null;
        return quote(citation, short, String(citation.number), say("chip", { n: citation.number }));
      })),
      element("p", { class: "sure" }, words.sure(answer.confidence)),
    );
  }
  if (answer.nearest.length) {
    turn.append(
      element("p", { class: "label" }, say("nearest")),
      element("ul", { class: "quotes" }, ...answer.nearest.map((near) => quote(near, null, say("nearest.show"), null))),
    );
  }
  return turn;
}

/** What the articles of `answer` are called, by their ids: those of one title with their ids, too. */
export function names(answer) {
  const twice = (title) => answer.articles.filter((one) => one.title === title).length > 1;
  return new Map(answer.articles.map(({ id, title }) => [id, title && twice(title) ? `${title} (${id})` : title || id]));
}

/** `text` as nodes, with the part that `short` covers in <strong>; `start` is where `text` starts in the article. */
export function emphasised(text, start, short) {
  const parts = short && cut(text, short.start - start, short.end - start);
  return parts ? [parts[0], element("strong", {}, parts[1]), parts[2]].filter((part) => part !== "") : [text];
}

function item(quotation, short, made, parts) {
  const words = element("span", { class: "quote", dir: "auto" }, ...emphasised(quotation.quote, quotation.start, short));
  return element("li", {},
    element("blockquote", {}, element("p", {}, words)),
    made,
    parts.length ? element("p", { class: "source" }, ...parts.map((part) => element("span", {}, part))) : null);
}

/** Who says it, and where it stands. */
function source(quotation, title, say) {
  const also = quotation.also.length;
  return [
    quotation.speaker && say("said-by", { name: quotation.speaker.text }),
    quotation.reported_by && say("reported-by", { name: quotation.reported_by.text }),
    title,
    quotation.page && say("page", { n: quotation.page }),
    also ? say("also", { n: also }) : null,
  ].filter(Boolean);
}

function chip(to, attributes, label) {
  return to === null
    ? element("button", { class: "chip", type: "button", ...attributes }, label)
    : element("a", { class: "chip", href: to, rel: "noopener", target: "_blank", ...attributes }, label);
}

/** The words that were looked for, those among them that the article lacks, and what may help. */
function lookedFor(answer, say) {
  const listed = (words) => [...new Set(words.map((word) => word.text))].join(" · ");
  const lacking = answer.looked_for.filter((word) => !word.found);
  const words = element("p", { class: "looked" },
    element("span", {}, say("looked"), " ", element("b", { dir: "auto" }, listed(answer.looked_for))));
  if (lacking.length) words.append(element("span", {}, say("lacking"), " ", element("b", { dir: "auto" }, listed(lacking))));
  return [words, element("p", { class: "advice" }, say(`advice.${lacking.length ? "lacking" : answer.reason}`))];
}
