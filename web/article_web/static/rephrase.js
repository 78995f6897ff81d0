// After 'the article does not say': offers another question about what the article does have, where the service answers
// it. Asks in the words of the question itself; what it asks is in English, so only where the article may be.

import { element } from "./element.js";
import { say } from "./interface.js";

const SURE = 0.5; // the least confidence of an answer that is offered
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
    const question = `What does the article say about ${topic}?`;
    if (question === answer.understood_as) continue;
    const tried = await ask(question).catch(() => null);
    if (tried?.outcome !== "answered" || tried.confidence < SURE) continue;
    const button = element("button", { class: "rephrase", type: "button", lang: "en", dir: "auto" }, question);
    button.addEventListener("click", () => press(question));
    return element("p", { class: "rephrased" }, element("span", {}, say("rephrase")), " ", button);
  }
  return null;
}

/** What the question is about of what the article has: its longest run of found words, then names, then single words. */
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
  const named = (run) => /^\p{Lu}/u.test(between(run.start, run.end)) && run.start > 0;
  const ranked = [...found, ...singles].sort((a, b) => named(b) - named(a) || b.words - a.words || b.end - b.start - (a.end - a.start));
  return [...new Set(ranked.map((run) => {
    const lead = LEAD.exec(between(0, run.start))?.[0] ?? "";
    return `${lead.toLowerCase()}${between(run.start, run.end)}`;
  }))];
}
