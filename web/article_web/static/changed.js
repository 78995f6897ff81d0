// What a question was understood as, in pieces that stood in it as typed and pieces that did not. The same as
// changed.py, which does it for the page without script. Draws nothing.

/** `understood` as pairs of a text and whether it is new; one pair, nothing new, where all of it is. */
export function pieces(asked, understood) {
  const words = understood.split(/(\s+)/).filter((part) => part !== "");
  const kept = common(asked.split(/\s+/).map(bare), words.map(bare));
  const fresh = words.map((word, i) => kept.size > 0 && !kept.has(i) && bare(word) !== "");
  const told = [];
  words.forEach((word, i) => {
    const here = fresh[i] || (word.trim() === "" && Boolean(fresh[i - 1] && fresh[i + 1]));
    const last = told.at(-1);
    if (last?.[1] === here) last[0] += word;
    else told.push([word, here]);
  });
  return told;
}

function bare(word) {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").toLowerCase();
}

/** The positions in `now` of a longest run of words, gaps allowed, that `then` has in the same order. */
function common(then, now) {
  const best = Array.from({ length: then.length + 1 }, () => new Array(now.length + 1).fill(0));
  for (let i = then.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const same = then[i] !== "" && then[i] === now[j];
      best[i][j] = same ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
    }
  }
  const kept = new Set();
  for (let i = 0, j = 0; i < then.length && j < now.length;) {
    if (then[i] !== "" && then[i] === now[j]) {
      kept.add(j);
      i += 1;
      j += 1;
    } else if (best[i + 1][j] >= best[i][j + 1]) i += 1;
    else j += 1;
  }
  return kept;
}
