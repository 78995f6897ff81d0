// Asks the service and brings back its answer, or one clear sentence of what went wrong. Shows nothing.

const place = document.querySelector("main").dataset; // where the service is: the server writes it into its page
const PATIENCE = 60_000; // milliseconds until an answer is given up
const AWAY = "The service does not answer. See that it is still running, then try again.";
const SLOW = "The service took too long to answer. Try again, or ask a shorter question.";

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
  const response = await reach(`${place.page}?article=${encodeURIComponent(id)}`, { headers: { Accept: "text/html" } });
  if (!response.ok) throw new Trouble("This article cannot be opened: it is no longer among those of the service.");
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

async function reach(address, options) {
  try {
    return await fetch(address, { ...options, signal: AbortSignal.timeout(PATIENCE) });
  } catch (error) {
    throw new Trouble(error.name === "TimeoutError" ? SLOW : AWAY);
  }
}

/** The sentence that says what is wrong by name; those of `errors` say "this" and need the field beside them. */
function sentence(problem, status) {
  return problem?.detail || problem?.title || `The service could not answer (status ${status}). Try again.`;
}
