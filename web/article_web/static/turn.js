// Draws one question and its answer. The same shape as templates/turn.html, which serves the page without script; the
// only differences are that a citation's number is a button here and a link there. Moves nothing, marks nothing.

import { pieces } from "./changed.js";
import { cut } from "./codepoints.js";
import { element } from "./element.js";
import { noticed, said, say, sure } from "./interface.js";

/** Chip -> its `answer` and the `quotation` of it that the chip leads to. */
export const meant = new WeakMap();

/**
 * The element of one turn.
 * @param {object} answer the answer object of the contract
 * @param {boolean} several whether there are other articles, so that each quote has to name its own
 * @param {(quotation: object, chip: HTMLElement, event: Event) => void} show called when a number is pressed
 */
export function drawTurn(answer, several, show) {
  const titles = new Map(answer.articles.map((article) => [article.id, article.title || article.id]));
  const name = (quotation) => (several ? titles.get(quotation.article) ?? quotation.article : null);
  const turn = element("div", { class: "turn", "data-outcome": answer.outcome }, element("h3", { class: "asked" }, answer.question));
  if (answer.understood_as !== answer.question) {
    const understood = pieces(answer.question, answer.understood_as);
    turn.append(element("p", { class: "read-as" }, say("read-as"), " ",
      element("q", { dir: "auto" }, ...understood.map(([text, fresh]) => (fresh ? element("ins", {}, text) : text)))));
  }
  if (answer.outcome !== "answered") turn.append(element("p", { class: "said" }, said(answer)));
  if (answer.looked_for?.length) turn.append(...lookedFor(answer));
  if (answer.notice) turn.append(element("p", { class: "notice" }, noticed(answer.notice)));
  for (const short of answer.short) {
    turn.append(element("p", { class: "short" }, element("strong", {}, short.text)));
  }
  if (answer.citations.length) {
    turn.append(
      element("ol", { class: "quotes" }, ...answer.citations.map((citation) => {
        const short = answer.short.find((item) => item.citation === citation.number) ?? null;
        const label = say("chip", { n: citation.number });
        return quote(citation, short, chip(answer, citation, String(citation.number), label, show), name(citation));
      })),
      element("p", { class: "sure" }, sure(answer.confidence)),
    );
  }
  if (answer.nearest.length) {
    turn.append(
      element("p", { class: "label" }, say("nearest")),
      element("ul", { class: "quotes" }, ...answer.nearest.map((near) =>
        quote(near, null, chip(answer, near, say("nearest.show"), null, show), name(near)))),
    );
  }
  return turn;
}

/** `text` as nodes, with the part that `short` covers in <strong>; `start` is where `text` starts in the article. */
export function emphasised(text, start, short) {
  const parts = short && cut(text, short.start - start, short.end - start);
  return parts ? [parts[0], element("strong", {}, parts[1]), parts[2]].filter((part) => part !== "") : [text];
}

function quote(quotation, short, button, title) {
  const words = element("span", { class: "quote", dir: "auto" }, ...emphasised(quotation.quote, quotation.start, short));
  const also = quotation.also.length;
  const source = [
    quotation.speaker && say("said-by", { name: quotation.speaker.text }),
    quotation.reported_by && say("reported-by", { name: quotation.reported_by.text }),
    title,
    quotation.page && say("page", { n: quotation.page }),
    also ? say("also", { n: also }) : null,
  ].filter(Boolean);
  return element("li", {},
    element("blockquote", {}, element("p", {}, words)),
    button,
    source.length ? element("p", { class: "source" }, ...source.map((part) => element("span", {}, part))) : null);
}

function chip(answer, quotation, label, name, show) {
  const button = element("button",
    { class: "chip", type: "button", "data-start": quotation.start, "aria-label": name }, label);
  meant.set(button, { answer, quotation });
  button.addEventListener("click", (event) => show(quotation, button, event));
  return button;
}

/** The words that were looked for, those among them that the article lacks, and what may help. */
function lookedFor(answer) {
  const listed = (words) => [...new Set(words.map((word) => word.text))].join(" · ");
  const lacking = answer.looked_for.filter((word) => !word.found);
  const words = element("p", { class: "looked" },
    element("span", {}, say("looked"), " ", element("b", { dir: "auto" }, listed(answer.looked_for))));
  if (lacking.length) words.append(element("span", {}, say("lacking"), " ", element("b", { dir: "auto" }, listed(lacking))));
  return [words, element("p", { class: "advice" }, say(`advice.${lacking.length ? "lacking" : answer.reason}`))];
}
