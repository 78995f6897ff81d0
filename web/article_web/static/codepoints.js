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

/** A function that gives the code points `start` to `end` of `text`: for many parts of one long text. */
export function slicer(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (start, end) => text.slice(start, end);
  const points = Array.from(text);
  return (start, end) => points.slice(start, end).join("");
}

/** How many code points `text` has. */
export function length(text) {
  let count = text.length;
  for (const _ of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) count -= 1;
  return count;
}
