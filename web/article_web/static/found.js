// 'How was this found?': which words of the question met which of the sentence, what speaks for that sentence, and the
// passages considered. Asks the service for it when first opened. Weighs nothing itself.

import { slice } from "./codepoints.js";
import { element } from "./element.js";
import { say } from "./interface.js";

const PASSAGES = 5; // shown
const OPENING = 90; // characters of a passage
const REASONS = 3; // why a sentence was preferred

/**
 * The disclosure at the foot of a turn.
 * @param {object} answer the answer object of the contract
 * @param {() => Promise<object>} explain the same answer with its explanation; may throw an error with a sentence to show
 */
export function found(answer, explain) {
  const body = element("div", { class: "found-body", "aria-live": "off" });
  const made = element("details", { class: "found" }, element("summary", {}, say("found")), body);
  let asked = false;
  made.addEventListener("toggle", async () => {
    if (!made.open || asked) return;
    asked = true;
    body.replaceChildren(element("p", {}, say("ask.busy")));
    try {
      body.replaceChildren(...told(await explain()));
    } catch (error) {
      asked = false; // opening it again tries again
      body.replaceChildren(element("p", {}, error.message));
    }
  });
  return made;
}

function told(answer) {
  const { words, passages, sentences } = answer.explanation;
  const first = answer.citations[0] ?? answer.nearest[0];
  const weighed = sentences.find((one) => first && one.article === first.article && one.sentence === first.sentence);
  if (!weighed) {
    return [element("p", {}, say(answer.outcome === "answered" ? "found.summary" : "found.nothing"))];
  }
  return [met(words, weighed, first, answer), ...why(answer, weighed, sentences), ...considered(answer, passages)];
}

/** The words of the question, each with what met it in the sentence. */
function met(words, weighed, first, answer) {
  const rows = words.map((word, n) => {
    const here = weighed.met.filter((one) => one.word === n)
      .map((one) => slice(first.quote, one.start - first.start, one.end - first.start));
    const cell = here.length ? element("b", { dir: "auto" }, [...new Set(here)].join(", "))
      : say(word.found ? "found.elsewhere" : "found.missing");
    return [element("span", { dir: "auto" }, word.text), cell];
  });
  const which = answer.outcome === "answered" ? say("found.sentence", { n: 1 }) : say("found.nearest");
  return table(say("found.words"), [say("found.word"), which], rows);
}

/** What speaks for the sentence: its score beside the next best, and what made the most of the difference. */
function why(answer, weighed, sentences) {
  const rest = sentences.filter((one) => one !== weighed).sort((a, b) => b.score - a.score);
  const next = rest.find((one) => !answer.citations.some((c) => c.article === one.article && c.sentence === one.sentence));
  const parts = [element("p", {}, say("found.score", { score: weighed.score.toFixed(2) }),
    next && next.score < weighed.score ? ` ${say("found.next", { score: next.score.toFixed(2) })}` : null)];
  const reasons = Object.entries(weighed.groups)
    .map(([group, worth]) => [group, worth - (next?.groups[group] ?? 0)])
    .filter(([, more]) => more >= 0.1)
    .sort((a, b) => b[1] - a[1])
    .slice(0, REASONS);
  if (next && next.score < weighed.score && reasons.length) {
    parts.push(element("ul", {}, ...reasons.map(([group, more]) =>
      element("li", {}, say(`found.${group}`), " ", element("span", { class: "figure", dir: "ltr" }, `+${more.toFixed(2)}`)))));
  }
  if (answer.outcome !== "answered") {
    parts.push(element("p", {}, say("found.declined", { n: Math.floor(answer.confidence * 100 + 0.5) })));
  }
  return parts;
}

/** The passages, the best first, each with the citations that stand in it. */
function considered(answer, passages) {
  const best = [...passages].sort((a, b) => b.bm25 - a.bm25);
  if (!best.length) return [element("p", {}, say("found.unsearched"))];
  const rows = best.slice(0, PASSAGES).map((passage) => {
    const numbers = answer.citations
      .filter((one) => one.article === passage.article && passage.start <= one.start && one.end <= passage.end)
      .map((one) => one.number);
    const text = passage.text.replace(/\s+/g, " ");
    const opening = text.length > OPENING ? slice(text, 0, OPENING).replace(/ \S*$/u, "") : text;
    return [
      element("span", { class: "figure", dir: "ltr" }, passage.bm25.toFixed(2)),
      element("span", {}, numbers.length ? element("b", {}, `${numbers.map((n) => `[${n}]`).join(" ")} `) : null,
        element("span", { dir: "auto" }, opening === text ? text : `${opening} …`)),
    ];
  });
  const more = best.length - rows.length;
  return [
    table(say("found.passages"), [say("found.bm25"), say("found.passage")], rows, "passages"),
    more > 0 ? element("p", {}, say("found.more", { n: more })) : null,
  ].filter(Boolean);
}

function table(caption, heads, rows, name = null) {
  return element("table", { class: name }, element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
    element("tbody", {}, ...rows.map(([first, second]) =>
      element("tr", {}, element("th", { scope: "row" }, first), element("td", {}, second)))));
}
