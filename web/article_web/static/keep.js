// What this tab keeps of the conversation in its sessionStorage: the turns, one key each, so that a new one writes only
// itself; what stands in the box; what is in view. Nothing leaves the tab. Where there is no storage nothing is kept.

const { pathname } = new URL(document.querySelector("main").dataset.page, document.baseURI);
/** What stands before the name of all that is kept: two services at one origin keep apart. */
export const HERE = pathname === "/" ? "" : `${pathname} `;
const TURN = "turn."; // and its number, counted from the first that is kept
const MOST = 200; // turns

/** The turns that were kept, oldest first: `{answer, …}` as they were given to `add`. */
export function turns() {
  return numbers().map((number) => read(TURN + number)).filter((turn) => turn?.answer?.outcome);
}

/** Keeps one more turn; where the room is full, the oldest ones make place. */
export function add(turn) {
  const kept = numbers();
  while (kept.length >= MOST) forget(kept.shift());
  const number = (kept.at(-1) ?? -1) + 1;
  while (!write(TURN + number, turn) && kept.length) forget(kept.shift());
}

/** Forgets all turns. */
export function clear() {
  for (const number of numbers()) forget(number);
}

/** The small thing kept as `name`; null: there is none. */
export function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(HERE + name));
  } catch {
    return null;
  }
}

/** Keeps `value` as `name`. @returns {boolean} whether there was room */
export function write(name, value) {
  try {
    sessionStorage.setItem(HERE + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function numbers() {
  try {
    return Object.keys(sessionStorage)
      .filter((name) => name.startsWith(HERE + TURN))
      .map((name) => Number(name.slice((HERE + TURN).length)))
      .sort((one, other) => one - other);
  } catch {
    return [];
  }
}

function forget(number) {
  sessionStorage.removeItem(HERE + TURN + number);
}
