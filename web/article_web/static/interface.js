// The page's own words, in the language that the server chose: it writes them into its page. Says nothing of articles.

import { wordsOf } from "./words.js";

export const { lang, say, said, noticed, sure, told } = wordsOf(JSON.parse(document.querySelector("main").dataset.interface));
