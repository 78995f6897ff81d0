// Why a service that was asked gave no answer at all, as far as a page can find out: a browser does not tell a page.

const LATER = 50; // milliseconds after a request failed until the page's policy has said that it was the reason

/**
 * The result of `work()`; where it fails without an answer of the service at `base`, with a sentence that says why.
 * @throws {Trouble}
 */
export async function explained(work, base, say) {
  let forbidden = false;
  const hear = (event) => {
    forbidden ||= event.effectiveDirective === "connect-src" && event.blockedURI.startsWith(base.origin);
  };
  document.addEventListener("securitypolicyviolation", hear);
  try {
    return await work();
  } catch (error) {
    if (error.cause && navigator.onLine) {
      await new Promise((done) => setTimeout(done, LATER));
      if (forbidden) error.message = say("widget.policy", { service: base.origin });
      else if (await answersOthers(base)) error.message = say("widget.origin", { origin: location.origin });
    }
    throw error;
  } finally {
    document.removeEventListener("securitypolicyviolation", hear);
  }
}

/** Whether the service gives every page what every page may have, and this page not what it may ask for. */
async function answersOthers(base) {
  if (base.origin === location.origin) return false;
  const had = (what) => fetch(new URL(what, base), { cache: "no-store" }).then((one) => one.ok, () => false);
  return await had("widget.js") && !await had("api/v1/health/live");
}
