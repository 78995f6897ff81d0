// The address that gives an answer again: its question, with those before it where it went on from them, the article,
// and which version of it.

import * as conversation from "./conversation.js";
import * as scope from "./scope.js";
import * as texts from "./texts.js";

const place = document.querySelector("main").dataset;
const DIGITS = 12; // of the article's digest
const PAST = 6; // questions before a follow-up, as many as page.py asks again

/** The link to `answer`; null where it is about a text that only this tab has. */
export function permalink(answer) {
  if (texts.of(answer)) return null;
  const id = scope.of(answer) ?? (answer.citations[0] ?? answer.nearest[0])?.article;
  const about = answer.articles.find((article) => article.id === id);
  const address = new URL(place.page, document.baseURI);
  address.search = "";
  const changed = answer.understood_as !== answer.question;
  const past = changed ? conversation.history(answer).slice(-PAST) : [];
  for (const { question } of past) address.searchParams.append("past", question);
  address.searchParams.set("q", past.length ? answer.question : answer.understood_as);
  if (id) address.searchParams.set("article", id);
  if (about) address.searchParams.set("rev", about.sha256.slice(0, DIGITS));
  if (scope.of(answer)) address.searchParams.set("scope", "article");
  return address.href;
}
