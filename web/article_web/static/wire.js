// Sends requests to the service and brings back what it answers, or one clear sentence of what went wrong. Knows no
// address and shows nothing.

const PATIENCE = 60_000; // milliseconds until an answer is given up

/** What went wrong, as a sentence that may be shown. `wait`: how many seconds it is too early to try again. */
export class Trouble extends Error {
  constructor(message, wait = 0) {
    super(message);
    this.wait = wait;
  }
}

/** The reader did not want to wait any longer. */
export class Stopped extends Error {}

/** What asks the service and complains in the words `say` and `told`. */
export function wire({ say, told }) {
  /** The response to a request. @throws {Trouble} @throws {Stopped} if the signal `stop` was aborted */
  async function reach(address, options, stop = null) {
    const signals = [AbortSignal.timeout(PATIENCE), stop].filter(Boolean);
    try {
      return await fetch(address, { ...options, signal: AbortSignal.any(signals) });
    } catch (error) {
      return broken(error, stop);
    }
  }

  /** The response to a POST of `asked` as JSON. @throws as `reach` */
  function send(address, asked, stop = null) {
    return reach(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json, application/problem+json" },
      body: JSON.stringify(asked),
    }, stop);
  }

  /** The body of `response`; null where it is no JSON. */
  async function json(response, stop = null) {
    try {
      return await response.json();
    } catch (error) {
      return error instanceof SyntaxError ? null : broken(error, stop);
    }
  }

  /** The body of the answer to a POST, where it is the one that was `wanted`. @throws as `reach` */
  async function post(address, asked, wanted, stop = null) {
    const response = await send(address, asked, stop);
    const body = await json(response, stop);
    if (response.ok && body && wanted(body)) return body;
    throw refusal(response, body);
  }

  /** The answer object of `POST /api/v1/ask` at `address`. @throws as `reach` */
  function ask(address, question, history, stop = null, source = {}) {
    const asked = { question: question.toWellFormed?.() ?? question, history, ...source };
    return post(address, asked, (body) => body.outcome, stop);
  }

  /** The questions of `POST /api/v1/suggestions`; none where they cannot be had: nobody has asked for them. */
  async function suggestions(address, request) {
    try {
      const response = await send(address, request);
      return response.ok ? (await response.json()).questions : [];
    } catch {
      return [];
    }
  }

  /** What a response that is no answer says. */
  function refusal(response, problem) {
    const wait = tooEarly(response.headers.get("Retry-After"));
    const hopeless = /\/too-slow$/.test(problem?.type); // the same again takes as long
    if (!hopeless && (response.status === 429 || response.status === 503)) {
      return new Trouble(wait ? say("trouble.busy.until", { n: wait }) : say("trouble.busy"), wait);
    }
    if (response.status === 502 || response.status === 504) return new Trouble(say("trouble.away"));
    return new Trouble(told(problem) ?? say("trouble.status", { n: response.status }), wait);
  }

  /** Throws what it was that broke off a request. */
  function broken(error, stop) {
    if (stop?.aborted) throw new Stopped();
    if (error.name === "TimeoutError") throw new Trouble(say("trouble.slow"));
    throw Object.assign(new Trouble(say(navigator.onLine ? "trouble.away" : "trouble.offline")), { cause: error });
  }

  return { reach, json, post, ask, suggestions, refusal };
}

/** The seconds of a Retry-After header, which gives them or a date. */
function tooEarly(header) {
  const seconds = /^\d+$/.test(header ?? "") ? Number(header) : (Date.parse(header ?? "") - Date.now()) / 1000;
  return seconds > 0 ? Math.ceil(seconds) : 0;
}
