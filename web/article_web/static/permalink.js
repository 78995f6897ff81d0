// The address that gives an answer again: its question as it was understood, the article, and which version of it.

import * as scope from "./scope.js";
import * as texts from "./texts.js";

const place = document.querySelector("main").dataset;
const DIGITS = 12; // of the article's digest

/** The link to `answer`; null where it is about a text that only this tab has. */
export function permalink(answer) {
  if (texts.of(answer)) return null;
  const [alone] = scope.of(answer).articles ?? [];
  const named = answer.citations[0] ?? answer.nearest[0];
  const about = named && answer.articles.find((article) => article.id === named.article);
  const address = new URL(place.page, document.baseURI);
  address.search = "";
  address.searchParams.set("q", answer.understood_as);
  if (about) {
    address.searchParams.set("article", about.id);
    address.searchParams.set("rev", about.sha256.slice(0, DIGITS));
  }
  if (alone) {
    address.searchParams.set("article", alone);
    address.searchParams.set("scope", "article");
  }
  return address.href;
}
