// The page's own words, in the language that the server chose: it writes them into its page. Says nothing of articles.

const page = JSON.parse(document.querySelector("main").dataset.interface);

/** The language of the page's words. */
export const lang = page.lang;

/** The line of that name, with its `{values}` put in. */
export function say(line, values = {}) {
  return page.lines[line].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** What the service says of an answer that quotes nothing: its own line in English, the line of its reason else. */
export function said(answer) {
  return lang === "en" ? answer.text : say(`reason.${answer.reason}`);
}

/** The notice in the language of the page, where there is such a line. */
export function noticed(notice) {
  return lang !== "en" && `notice.${notice.code}` in page.lines ? say(`notice.${notice.code}`) : notice.text;
}

/** A calibrated probability in words. */
export function sure(confidence) {
  return say(`sure.${page.bands.find(([, least]) => confidence >= least)[0]}`);
}

/**
 * What a problem of the service says, in the language of the page; null where it says nothing.
 * In English that is its `detail`, which names the field: those of `errors` say "this" and need the field beside them.
 */
export function told(problem) {
  const line = `problem.${String(problem?.type ?? "").split("/").at(-1)}`;
  if (lang !== "en" && line in page.lines) return say(line);
  return problem?.detail || problem?.title || null;
}
