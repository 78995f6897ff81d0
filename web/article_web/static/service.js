// Asks the service and brings back its answer, or one clear sentence of what went wrong. Shows nothing.

import { say, told } from "./interface.js";

const place = document.querySelector("main").dataset; // where the service is: the server writes it into its page
const PATIENCE = 60_000; // milliseconds until an answer is given up
const PART = 50; // articles in one part of their list

/** What went wrong, as a sentence that may be shown. `wait`: how many seconds it is too early to try again. */
export class Trouble extends Error {
  constructor(message, wait = 0) {
    super(message);
    this.wait = wait;
  }
}

/** The reader did not want to wait any longer. */
export class Stopped extends Error {}

/**
 * The answer object of `POST /api/v1/ask`.
 * @param {AbortSignal|null} signal of the reader, who may stop it
 * @param {object} source what is asked: `articles`, `documents` or nothing for all of the service's; and `explain`
 * @throws {Trouble} with the service's own sentence where it gave one in the language of the page
 * @throws {Stopped} if `signal` was aborted
 */
export async function ask(question, history, signal = null, source = {}) {
  const asked = { question: question.toWellFormed?.() ?? question, history, ...source };
  return post(place.ask, asked, (body) => body.outcome, signal);
}

/**
 * The articles of `documents`, as `POST /api/v1/read` gives them: fields, text, sentences, passages.
 * @throws {Trouble} as `ask`
 */
export async function read(documents) {
  return (await post(place.read, { documents }, (body) => body.articles)).articles;
}

/** The questions of `POST /api/v1/suggestions`; none where they cannot be had: nobody has asked for them. */
export async function suggestions(request) {
  try {
    const response = await reach(place.suggest, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(request),
    });
    return response.ok ? (await response.json()).questions : [];
  } catch {
    return [];
  }
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
  const response = await reach(address, { headers: { Accept: "application/json" } });
  const body = await json(response);
  if (response.ok && body?.articles) return body;
  throw refusal(response, body);
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
  const response = await reach(articleAddress(id), { headers: { Accept: "text/html" } });
  if (!response.ok) throw new Trouble(say("trouble.gone"));
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/** The body of the answer to a POST, where it is the one that was `wanted`. */
async function post(address, asked, wanted, signal = null) {
  const response = await reach(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json, application/problem+json" },
    body: JSON.stringify(asked),
  }, signal);
  const body = await json(response, signal);
  if (response.ok && body && wanted(body)) return body;
  throw refusal(response, body);
}

async function reach(address, options, stop = null) {
  const signals = [AbortSignal.timeout(PATIENCE), stop].filter(Boolean);
  try {
    return await fetch(address, { ...options, signal: AbortSignal.any(signals) });
  } catch (error) {
    return broken(error, stop);
  }
}

/** The body of `response`; null where it is no JSON. */
async function json(response, stop = null) {
  try {
    return await response.json();
  } catch (error) {
    return error instanceof SyntaxError ? null : broken(error, stop);
  }
}

/** Throws what it was that broke off a request. */
function broken(error, stop) {
  if (stop?.aborted) throw new Stopped();
  if (error.name === "TimeoutError") throw new Trouble(say("trouble.slow"));
  throw new Trouble(say(navigator.onLine ? "trouble.away" : "trouble.offline"));
}

function refusal(response, problem) {
  const wait = tooEarly(response.headers.get("Retry-After"));
  if (response.status === 429 || response.status === 503) {
    return new Trouble(wait ? say("trouble.busy.until", { n: wait }) : say("trouble.busy"), wait);
  }
  if (response.status === 502 || response.status === 504) return new Trouble(say("trouble.away"));
  return new Trouble(told(problem) ?? say("trouble.status", { n: response.status }), wait);
}

/** The seconds of a Retry-After header, which gives them or a date. */
function tooEarly(header) {
  const seconds = /^\d+$/.test(header ?? "") ? Number(header) : (Date.parse(header ?? "") - Date.now()) / 1000;
  return seconds > 0 ? Math.ceil(seconds) : 0;
}
