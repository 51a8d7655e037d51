// Only in the hosted form: waits for the program, keeps the page for when there is no network, and says when a newer
// one is ready.

let arrived = false;
globalThis.__scrutinyStart = (glue, first, later) => {
  arrived = true;
  delete globalThis.__scrutinyStart;
  start(glue, first, later);
};

// A host that is being updated may lack the file, or answer with a page in its place, which cannot run.
for (const event of ["load", "error"]) {
  // On the document: the window hears nothing of a script's load.
  document.addEventListener(event, ({ target }) => {
    if (!(target instanceof HTMLScriptElement) || arrived) return;
    fail(new Incomplete("The program of this page is missing or damaged: " + target.src, {
      title: "Part of the tracker has not arrived",
      advice: [
        "What you saved earlier in this browser is still there.",
        "The tracker may be being updated. Wait a few minutes, then reload the page.",
        "If that does not help, tell whoever looks after this website that a file is missing. Or ask for the single file, which works by a double click.",
      ],
    }));
  }, true);
}

if (navigator.serviceWorker) {
  tellOffline("looking");
  // Where the browser or the host refuses, the page works as it is, with a network.
  navigator.serviceWorker.register("service-worker.js", { updateViaCache: "none" }).then(watch, () => tellOffline("refused"));
} else {
  tellOffline(isSecureContext ? "no-worker" : "no-https");
}

// Whether the page would open without a network, for the page Data, which says it in words.
function tellOffline(word) {
  document.documentElement.setAttribute("data-offline", word);
  dispatchEvent(new Event("scrutiny-offline"));
}

// The worker runs as soon as every file was kept; it is asked, because the browser may have dropped some since.
function askWorker(registration) {
  if (!registration.active) return;
  const channel = new MessageChannel();
  channel.port1.onmessage = (answer) => tellOffline(answer.data ? "kept" : "lacking");
  registration.active.postMessage("is all kept?", [channel.port2]);
}

function watch(registration) {
  // What blocks service workers may answer with nothing instead of refusing.
  if (!registration) return tellOffline("refused");
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  if (!worker) tellOffline("not-taken");
  askWorker(registration);
  worker?.addEventListener("statechange", () => {
    if (worker.state === "activated") askWorker(registration);
    // What was kept before stays in use.
    if (worker.state === "redundant" && !registration.active) tellOffline("not-taken");
  });
  const look = () => {
    if (registration.waiting && navigator.serviceWorker.controller) offer(registration);
  };
  look();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
}

// The page never reloads by itself: somebody may be typing, or presenting.
function offer(registration) {
  if (document.getElementById("newer-version")) return;
  const words = element("p", "", "margin: 0 0 0.5rem");
  words.setAttribute("aria-live", "polite");
  const notice = element("section", "", "max-width: 60rem; margin: 0 auto; padding: 1rem; font: 1.1875rem/1.5 Arial, sans-serif; color: #0b0c0c; background: #ffffff; border: 3px solid #12436d");
  notice.id = "newer-version";
  notice.setAttribute("aria-label", "A newer version");
  notice.append(
    words,
    button("Use the newer version", () => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      registration.waiting?.postMessage("take over");
    }),
    button("Later", () => notice.remove()),
  );
  const hideWhilePresenting = () => {
    notice.hidden = location.hash.startsWith("#/present");
  };
  addEventListener("hashchange", hideWhilePresenting);
  hideWhilePresenting();
  document.body.prepend(notice);
  // Said aloud only when it comes into a part of the page that is there already.
  words.textContent = "A newer version of the tracker is ready. What you saved stays. Finish what you are typing first, then use it.";
}
