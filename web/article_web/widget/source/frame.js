// The widget's own elements, empty: the button that opens it, the conversation, the box. Decides nothing.

import { element } from "./element.js";

/**
 * The elements of a widget by name; `root` holds all of them.
 * @param {object} words what to say, as `wordsFor` gives them
 * @param {string} heading its title
 * @param {string} label its name among the parts of the page
 * @param {boolean} folded whether it is a launcher, which opens and closes
 */
export function frame(words, heading, label, folded) {
  const { say } = words;
  const made = {
    fresh: element("button", { class: "quiet", type: "button", hidden: "" }, say("talk.new")),
    close: element("button", { class: "quiet", type: "button" }, say("own.close")),
    log: element("div", { class: "log", role: "log", tabindex: 0, "aria-label": say("log") },
      element("p", { class: "lead" }, say("invitation.text"))),
    line: element("p", { role: "alert" }),
    again: element("button", { class: "quiet", type: "button" }, say("again")),
    stop: element("button", { class: "quiet", type: "button", hidden: "" }, say("ask.stop")),
    field: element("textarea", { id: "question", rows: 1, dir: "auto", enterkeyhint: "send" }),
    status: element("p", { class: "unseen", role: "status" }),
    list: element("ul", {}),
    back: element("button", { class: "launch back", type: "button", popover: "manual" }, say("article.back")),
  };
  made.trouble = element("div", { class: "trouble", hidden: "" }, made.line, made.again);
  made.starters = element("div", { class: "starters", hidden: "" }, element("p", { id: "starters" }, say("starters")), made.list);
  made.list.setAttribute("aria-labelledby", "starters");
  made.form = element("form", { class: "ask", autocomplete: "off", novalidate: "" },
    made.trouble,
    element("p", { class: "above" }, element("label", { for: "question", "data-busy": say("ask.busy") }, say("ask.label")), made.stop),
    element("p", { class: "field" }, made.field, element("button", { type: "submit" }, say("ask.button"))));
  made.panel = element("div", { id: "panel", class: "panel", role: folded ? "dialog" : null, "aria-label": folded ? label : null },
    element("header", {}, element("h2", { dir: "auto" }, heading), made.fresh, folded ? made.close : null),
    made.log, made.form, made.starters, made.status);
  made.launch = element("button", { class: "launch", type: "button", "aria-expanded": "false", "aria-haspopup": "dialog" }, heading);
  made.root = element("section", {
    class: folded ? "root launcher" : "root", lang: words.lang, dir: words.dir, "aria-label": label,
    popover: folded ? "manual" : null,
  }, made.panel, folded ? made.launch : made.back.togglePopover ? made.back : null);
  made.panel.hidden = folded;
  return made;
}
