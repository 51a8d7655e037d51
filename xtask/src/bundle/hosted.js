// Only in the hosted form: keeps the page for when there is no network, and says when a newer one is ready.
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
