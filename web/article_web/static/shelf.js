// The list of articles in the masthead: finds some by name, a part at a time, and tells which one was chosen. Opens none.

import { element } from "./element.js";
import { say } from "./interface.js";
import { host, written } from "./published.js";
import { articleAddress, articleList, Trouble } from "./service.js";

const PAUSE = 150; // milliseconds after the last key until the list is asked for
const shelf = document.querySelector(".shelf");
const list = shelf?.querySelector("ul");
const more = shelf?.querySelector(".more");
const matches = shelf?.querySelector(".matches");
const field = shelf?.querySelector("#find");
let asked = 0; // how many times the list was asked for: a late reply is not shown over a later one
let current = shelf?.querySelector("[aria-current]")?.dataset.article;

/** Whether there are other articles than the one shown. */
export const several = shelf !== null;

/** Calls `pick` with the id and the title of an article that is chosen from the list. */
export function chosen(pick) {
  list?.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    pick(link.dataset.article, link.firstChild.textContent);
  });
}

/** Shows that the article `id` is the one beside the conversation. */
export function point(id) {
  current = id;
  for (const link of list?.querySelectorAll("a") ?? []) mark(link);
}

/** Closes the list; the focus goes to what opens it, if it was in the list. */
export function close() {
  const inside = shelf.contains(document.activeElement);
  shelf.open = false;
  if (inside) shelf.querySelector("summary").focus();
}

/** Shows what is called `find`, from its beginning or, with `after`, below what is there. */
async function look(find, after) {
  const turn = ++asked;
  try {
    const part = await articleList(find, after);
    if (turn !== asked) return;
    const items = part.articles.map((article) => item(article, part.articles));
    const focused = document.activeElement === more;
    if (after) list.append(...items);
    else list.replaceChildren(...items);
    more.hidden = part.next === null;
    more.dataset.after = part.next ?? "";
    if (focused && more.hidden) items[0]?.firstChild.focus();
    if (find) matches.textContent = part.total ? say("shelf.found", { n: part.total }) : say("shelf.none");
    else matches.textContent = "";
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    if (turn === asked) matches.textContent = error.message;
  }
}

/** The entry of `article` among `others`: with its id where one of them has its title, too. */
function item(article, others) {
  const twice = article.title && others.filter((one) => one.title === article.title).length > 1;
  const from = [twice && article.id, host(article.url), article.published && written(article.published)].filter(Boolean);
  const small = from.length ? element("small", {}, ...from.map((part) => element("span", {}, part))) : null;
  const link = element("a", { href: articleAddress(article.id), "data-article": article.id },
    article.title || article.id, small);
  mark(link);
  return element("li", {}, link);
}

function mark(link) {
  if (link.dataset.article === current) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
}

if (shelf) {
  let waiting = 0;
  field?.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => look(field.value, null), PAUSE);
  });
  field?.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    look(field.value, null);
  });
  more.addEventListener("click", (event) => {
    event.preventDefault();
    look(field?.value ?? "", more.dataset.after);
  });
}
