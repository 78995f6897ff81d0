// An answer as text for elsewhere, plain or Markdown: every quote with the article, its source and its exact place.
// Quotes stay what the article says, to the character; in Markdown what would be read as markup is escaped.

import { noticed, said, say } from "./interface.js";
import { permalink } from "./permalink.js";
import { names } from "./turn.js";

/** `answer` as plain text. */
export function plain(answer) {
  const parts = [answer.question, ...lines(answer)];
  for (const short of answer.short) parts.push(short.text);
  for (const quotation of quotations(answer)) {
    parts.push(`“${quotation.quote}”\n— ${[...source(answer, quotation), url(answer, quotation)].filter(Boolean).join(", ")}`);
  }
  return [...parts, permalink(answer)].filter(Boolean).join("\n\n") + "\n";
}

/** `answer` as Markdown. */
export function markdown(answer) {
  const parts = [`**${escaped(answer.question)}**`, ...lines(answer).map(escaped)];
  for (const short of answer.short) parts.push(`**${escaped(short.text)}**`);
  for (const quotation of quotations(answer)) {
    const [title, ...rest] = source(answer, quotation).map(escaped);
    const link = url(answer, quotation);
    const where = [link ? `[${title}](<${link}>)` : title, ...rest].join(", ");
    parts.push(`${escaped(quotation.quote)}\n\n— ${where}`.replace(/^/gm, "> ").replace(/^> $/gm, ">"));
  }
  const link = permalink(answer);
  return [...parts, link && `[${say("cite.link")}](<${link}>)`].filter(Boolean).join("\n\n") + "\n";
}

/** What the service says itself: how it read the question, that there is no answer, what to beware of. */
function lines(answer) {
  return [
    answer.understood_as === answer.question ? null : `${say("read-as")} ${answer.understood_as}`,
    answer.outcome === "answered" ? null : said(answer),
    answer.notice && noticed(answer.notice),
    answer.nearest.length ? `${say("nearest")}:` : null,
  ].filter(Boolean);
}

function quotations(answer) {
  return [...answer.citations, ...answer.nearest];
}

function source(answer, quotation) {
  const article = about(answer, quotation);
  return [
    names(answer).get(quotation.article) ?? quotation.article,
    article?.author,
    article?.published,
    quotation.page && say("page", { n: quotation.page }),
    say("cite.place", { n: quotation.sentence, from: quotation.start, to: quotation.end }),
  ].filter(Boolean);
}

function url(answer, quotation) {
  const address = quotation.link ?? about(answer, quotation)?.url;
  return address && /^https?:/i.test(address) ? address : null;
}

function about(answer, quotation) {
  return answer.articles.find((article) => article.id === quotation.article);
}

/** `text` as Markdown that reads as just that text. */
function escaped(text) {
  return text
    .replace(/[\\`*_[\]<>&~|$]/g, "\\$&")
    .replace(/^(\s*)([#+\-=])/gm, "$1\\$2")
    .replace(/^(\s*\d+)([.)])/gm, "$1\\$2");
}
