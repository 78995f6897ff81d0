// Asks the service and brings back its answer, or one clear sentence of what went wrong. Shows nothing.

import { say } from "./interface.js";

const place = document.querySelector("main").dataset; // where the service is: the server writes it into its page
const PATIENCE = 60_000; // milliseconds until an answer is given up

/** What went wrong, as a sentence that may be shown. */
export class Trouble extends Error {}

/**
 * The answer object of `POST /api/v1/ask`.
 * @throws {Trouble} with the service's own sentence where it gave one
 */
export async function ask(question, history) {
  const response = await reach(place.ask, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json, application/problem+json" },
    body: JSON.stringify({ question: question.toWellFormed?.() ?? question, history }),
  });
  const told = await response.json().catch(() => null);
  if (response.ok && told?.outcome) return told;
  throw new Trouble(sentence(told, response.status));
}

/**
 * The page of the article `id`, as the server draws it.
 * @throws {Trouble} if it cannot be had
 */
export async function articlePage(id) {
  const address = new URL(place.page, document.baseURI);
  address.searchParams.set("article", id);
  const response = await reach(address, { headers: { Accept: "text/html" } });
  if (!response.ok) throw new Trouble(say("trouble.gone"));
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

async function reach(address, options) {
  try {
    return await fetch(address, { ...options, signal: AbortSignal.timeout(PATIENCE) });
  } catch (error) {
    throw new Trouble(error.name === "TimeoutError" ? say("trouble.slow") : say("trouble.away"));
  }
}

/** The sentence that says what is wrong by name; those of `errors` say "this" and need the field beside them. */
function sentence(problem, status) {
  return problem?.detail || problem?.title || say("trouble.status", { n: status });
}
