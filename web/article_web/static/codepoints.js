// Cuts strings where the service counts: in Unicode code points, never in the UTF-16 units of String.prototype.slice.
// Knows nothing of articles or answers.

/** The code points `start` to `end` (half-open) of `text`. */
export function slice(text, start, end) {
  return Array.from(text).slice(start, end).join("");
}

/** `text` in three parts: before, inside and after the code points `start` to `end`; null where they do not fit. */
export function cut(text, start, end) {
  const points = Array.from(text);
  if (!(start >= 0 && start < end && end <= points.length)) return null;
  return [points.slice(0, start), points.slice(start, end), points.slice(end)].map((part) => part.join(""));
}
