// What is said to a reader in one language: lines by name, with values put in. Holds no line itself, draws nothing.

/**
 * The words of one language.
 * @param {{lang: string, lines: Object<string, string>, bands: Array<[string, number]>}} known as the server writes them
 */
export function wordsOf({ lang, lines, bands }) {
  /** The line of that name, with its `{values}` put in. */
  const say = (line, values = {}) => lines[line].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  return {
    lang,
    say,
    /** What the service says of an answer that quotes nothing: its own line in English, the line of its reason else. */
    said: (answer) => (lang === "en" ? answer.text : say(`reason.${answer.reason}`)),
    /** The notice in this language, where there is such a line. */
    noticed: (notice) => (lang !== "en" && `notice.${notice.code}` in lines ? say(`notice.${notice.code}`) : notice.text),
    /** A calibrated probability in words. */
    sure: (confidence) => say(`sure.${bands.find(([, least]) => confidence >= least)[0]}`),
    /**
     * What a problem of the service says, in this language; null where it says nothing.
     * In English that is its `detail`, which names the field: those of `errors` say "this" and need the field beside them.
     */
    told: (problem) => {
      const line = `problem.${String(problem?.type ?? "").split("/").at(-1)}`;
      if (lang !== "en" && line in lines) return say(line);
      return problem?.detail || problem?.title || null;
    },
  };
}
