// Draws an article from the service's object of it: the same shape as templates/article.html, of which a test holds the
// sentences against these. For a text of the reader's own: it has no byline.

import { slicer } from "./codepoints.js";
import { element } from "./element.js";

/**
 * The element of an article: every sentence has the id `c` and its first code point.
 * @param {{title: string, lang: string|null, text: string, sentences: object[]}} article as POST /api/v1/read gives it
 */
export function drawArticle(article) {
  const part = slicer(article.text);
  const paragraphs = [];
  let before = null;
  for (const sentence of article.sentences) {
    const { start, end, paragraph, heading } = sentence;
    if (before?.paragraph === paragraph) paragraphs.at(-1).run.push(part(before.end, start));
    else paragraphs.push({ heading: true, first: part(start, end), run: [] });
    const drawn = element("span", { class: "sentence", id: `c${start}` }, part(start, end));
    paragraphs.at(-1).run.push(drawn);
    paragraphs.at(-1).heading &&= heading;
    before = sentence;
  }
  const titled = paragraphs[0]?.heading && words(paragraphs[0].first) === words(article.title);
  const title = titled ? paragraphs.shift().run : [article.title];
  // Each block has its own direction; an automatic one of the whole would be sought anew with every block.
  const drawn = element("article", { lang: article.lang },
    element("header", {}, element("h2", { dir: "auto" }, ...title)));
  for (const { heading, run } of paragraphs) { // one by one: a function takes only so many arguments
    const block = element(heading ? "h3" : "p", { dir: "auto" });
    for (const one of run) block.append(one);
    drawn.append(block);
  }
  return drawn;
}

function words(text) {
  return text.split(/\s+/).join(" ").trim();
}
