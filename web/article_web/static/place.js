// Where the reader is: the turn and the piece of the article at the top of what is seen, kept in the tab and found again
// after a reload. Not by a count of pixels: what is out of view has a guessed height until it is drawn.

import * as keep from "./keep.js";

const log = document.getElementById("log");
const pane = document.getElementById("article");

history.scrollRestoration = "manual";
addEventListener("pagehide", () => keep.write("place", boxes().map(([box, items]) => seen(box, items))));

/** Brings into view again what was when the page was left; not where the address itself names a place. */
export function restore() {
  const places = keep.read("place");
  if (!places || location.hash) return;
  bring(places);
  requestAnimationFrame(() => bring(places)); // once what is near is drawn
}

function boxes() {
  return [[log, [...log.querySelectorAll(".turn")]], [pane, [...pane.querySelectorAll("article > *")]]];
}

/** The first of `items` that is not above what is seen of `box`, and how far it is from there. */
function seen(box, items) {
  const top = edge(box);
  const at = items.findIndex((item) => item.getBoundingClientRect().bottom > top);
  return at < 0 ? null : { at, off: items[at].getBoundingClientRect().top - top };
}

function bring(places) {
  let moved = false; // the window, by the conversation or else by the article below it
  boxes().forEach(([box, items], i) => {
    const item = items[places[i]?.at];
    if (!item) return;
    const by = item.getBoundingClientRect().top - edge(box) - places[i].off;
    if (scrolls(box)) box.scrollTop += by;
    else if (!moved) {
      scrollBy({ top: by, behavior: "instant" });
      moved = true;
    }
  });
}

/** Where what is seen of `box` begins: its own edge where it scrolls by itself, else the window's. */
function edge(box) {
  return scrolls(box) ? box.getBoundingClientRect().top : 0;
}

function scrolls(box) {
  return getComputedStyle(box).overflowY === "auto";
}
