// Asks the service and brings back its answer, or one clear sentence of what went wrong. Shows nothing.

import * as words from "./interface.js";
import { Stopped, Trouble, wire } from "./wire.js";

const place = document.querySelector("main").dataset; // where the service is: the server writes it into its page
const PART = 50; // articles in one part of their list
const service = wire(words);

export { Stopped, Trouble };

/**
 * The answer object of `POST /api/v1/ask`.
 * @param {AbortSignal|null} signal of the reader, who may stop it
 * @param {object} source what is asked: `articles`, `documents` or nothing for all of the service's; and `explain`
 * @throws {Trouble} with the service's own sentence where it gave one in the language of the page
 * @throws {Stopped} if `signal` was aborted
 */
export async function ask(question, history, signal = null, source = {}) {
  return service.ask(place.ask, question, history, signal, source);
}

/**
 * The articles of `documents`, as `POST /api/v1/read` gives them: fields, text, sentences, passages.
 * @throws {Trouble} as `ask`
 */
export async function read(documents) {
  return (await service.post(place.read, { documents }, (body) => body.articles)).articles;
}

/** The questions of `POST /api/v1/suggestions`; none where they cannot be had: nobody has asked for them. */
export async function suggestions(request) {
  return service.suggestions(place.suggest, request);
}

/**
 * A part of the list of articles: those whose name holds the words of `find`, after the id `after`.
 * @throws {Trouble} if it cannot be had
 */
export async function articleList(find, after) {
  const address = new URL(document.querySelector(".shelf").dataset.list, document.baseURI);
  address.searchParams.set("limit", PART);
  if (find) address.searchParams.set("find", find);
  if (after) address.searchParams.set("after", after);
  const response = await service.reach(address, { headers: { Accept: "application/json" } });
  const body = await service.json(response);
  if (response.ok && body?.articles) return body;
  throw service.refusal(response, body);
}

/** The address of the page that shows the article `id`. */
export function articleAddress(id) {
  const address = new URL(place.page, document.baseURI);
  address.searchParams.set("article", id);
  return address;
}

/**
 * The page of the article `id`, as the server draws it.
 * @throws {Trouble} if it cannot be had
 */
export async function articlePage(id) {
  const response = await service.reach(articleAddress(id), { headers: { Accept: "text/html" } });
  if (!response.ok) throw new Trouble(words.say("trouble.gone"));
  return new DOMParser().parseFromString(await response.text(), "text/html");
}
