// After 'the article does not say': offers another question about what the article does have, where the service answers
// it. Asks in the words of the question itself; what it asks is in English, so only where the article may be.

import { element } from "./element.js";
import { say } from "./interface.js";

const STEPS = /^[\s'’]*(?:(?:of|the|a|an|and|in|for|de|al)\s+)*$/i; // what may stand between two words of one topic
const LEAD = /\b(?:the|a|an|his|her|their|its)\s+$/i;

/**
 * A button that asks another question, or null where none is answered.
 * @param {object} answer the refusal
 * @param {(question: string) => Promise<object>} ask asks without showing
 * @param {(question: string) => void} press asks for the reader
 */
export async function rephrased(answer, ask, press) {
  if (answer.articles.some((article) => article.lang && !article.lang.startsWith("en"))) return null;
  for (const topic of topics(answer).slice(0, 2)) {
    const question = `Tell me about ${topic}.`;
    if (question === answer.understood_as) continue;
    const tried = await ask(question).catch(() => null);
    if (tried?.outcome !== "answered" || !names(tried.citations[0].quote, topic)) continue;
    const button = element("button", { class: "rephrase", type: "button", lang: "en", dir: "auto" }, question);
    button.addEventListener("click", () => press(question));
    return element("p", { class: "rephrased" }, element("span", {}, say("rephrase")), " ", button);
  }
  return null;
}

/** Whether `quote` has the last word of `topic`, in whatever form. */
function names(quote, topic) {
  const word = topic.split(/\s+/).at(-1).toLowerCase();
  return quote.toLowerCase().includes(word.slice(0, Math.max(4, word.length - 3)));
}

/**
 * What the question is about of what the article has: runs of words that were found, and single ones; names first, then
 * the longest. Only what reads well behind "about": a name, or what the question has an article or a possessive before.
 */
function topics(answer) {
  const text = Array.from(answer.understood_as);
  const between = (start, end) => text.slice(start, end).join("");
  const runs = [];
  for (const word of answer.looked_for) {
    const run = runs.at(-1);
    if (!word.found) runs.push(null);
    else if (run && STEPS.test(between(run.end, word.start))) Object.assign(run, { end: word.end, words: run.words + 1 });
    else runs.push({ start: word.start, end: word.end, words: 1 });
  }
  const found = runs.filter(Boolean);
  const singles = answer.looked_for.filter((word) => word.found).map((word) => ({ ...word, words: 1 }));
  const named = (run) => run.start > 0 && /^\p{Lu}/u.test(between(run.start, run.end));
  const before = (run) => LEAD.exec(between(0, run.start))?.[0].toLowerCase() ?? "";
  const ranked = [...found, ...singles].filter((run) => named(run) || before(run))
    .sort((a, b) => named(b) - named(a) || b.words - a.words || b.end - b.start - (a.end - a.start));
  return [...new Set(ranked.map((run) => before(run) + between(run.start, run.end)))];
}
