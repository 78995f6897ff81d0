// Where and when an article was published, as the page writes it. A date that is no ISO date stays as it is given.

import { lang } from "./interface.js";

const ISO = /^(\d{4})(-\d\d)?(-\d\d)?/;

/** Rewrites the text of every <time> in `place` from its `datetime`. */
export function dated(place) {
  for (const time of place.querySelectorAll("time")) time.textContent = written(time.dateTime);
}

/** `published` in words: a year, a month or a day, as much as it says; itself where it is no date. */
export function written(published) {
  const parts = ISO.exec(published);
  const date = new Date(parts?.[0]);
  if (!parts || Number.isNaN(date.getTime())) return published;
  const [, , month, day] = parts;
  return new Intl.DateTimeFormat(lang, {
    year: "numeric", month: month && "long", day: day && "numeric", timeZone: "UTC",
  }).format(date);
}

/** The publisher's host in `url` without "www."; "" for what is no web address. */
export function host(url) {
  const address = URL.parse?.(url) ?? null;
  return address && /^https?:$/.test(address.protocol) ? address.hostname.replace(/^www\./, "") : "";
}
