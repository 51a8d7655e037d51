"use strict";
// The page as it was last seen at this address is there at once, while the program starts and reads the record. It is
// shown only as long as nothing was changed since, by this build and on the same day; the app then takes its place.
{
  const MARK = "scrutiny-tracker.first-view";
  const VIEW = MARK + "/";
  // Without it nothing is kept in this browser, or what was kept has been cleared.
  const CANARY = "scrutiny-tracker/canary";
  // Where nothing is being typed.
  const KEPT = /^#\/(recommendations(\/\d+)?|progress|meetings|money)?(\?.*)?$/;
  const MOST = 4;
  const LARGEST = 300000;
  const REST = 700;
  // What pages are drawn of.
  const ELEMENTS = new Set(
    ("a article bdi br button caption circle dd defs del details div dl dt fieldset figure footer form g h1 h2 h3 header input " +
      "ins label legend li main nav ol option p path pattern pre rect section select span strong summary svg table tbody td text textarea th thead title tr tspan ul").split(" "),
  );
  const ATTRIBUTE = /^(?!on)[a-z][a-zA-Z0-9-]*$/;

  // What the views in storage belong to: it is another after every change, in whichever window.
  let known = null;
  let resting;
  let drawn = false;

  const address = () => location.hash || "#/";
  const build = () => document.querySelector('meta[name="build"]')?.content;
  const today = () => new Date().toDateString();

  function mark() {
    try {
      return JSON.parse(localStorage.getItem(MARK));
    } catch {
      return null;
    }
  }

  function write(views) {
    known = crypto.randomUUID();
    localStorage.setItem(MARK, JSON.stringify({ known, views }));
  }

  function drop(found) {
    for (const one of found?.views ?? []) localStorage.removeItem(VIEW + one);
  }

  // A change is about to be kept, or has been.
  function forget() {
    try {
      const found = mark();
      if (!found) return;
      drop(found);
      write([]);
    } catch {
      // A browser that refuses storage has no view.
    }
  }

  function clear() {
    known = null;
    try {
      drop(mark());
      localStorage.removeItem(MARK);
    } catch {
      // As above.
    }
  }

  // The elements, with what people have chosen in the controls, as lists.
  function listed(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    const attributes = {};
    for (const { name, value } of node.attributes) attributes[name] = value;
    if (node instanceof HTMLInputElement) {
      attributes.value = node.value;
      if (node.checked) attributes.checked = "";
    }
    return [node.localName, attributes, ...Array.from(node.childNodes, listed)];
  }

  // Whether an attribute of this name is taken over.
  const plain = new Map();

  function isPlain(attribute) {
    let answer = plain.get(attribute);
    if (answer === undefined) plain.set(attribute, (answer = ATTRIBUTE.test(attribute)));
    return answer;
  }

  // Puts what was listed into the page. It runs once and before anything is seen, so it is written for a browser that
  // has not had the time to make it quick.
  function put(list, place, drawing) {
    const [name, attributes] = list;
    if (!ELEMENTS.has(name)) throw new TypeError(name);
    const inside = drawing || name === "svg";
    const element = inside ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
    for (const attribute in attributes) {
      const value = attributes[attribute];
      if (!isPlain(attribute) || (attribute === "href" && !value.startsWith("#"))) continue;
      element.setAttribute(attribute, value);
    }
    // What is typed now would be lost when the app comes.
    if (element.disabled === false) element.disabled = true;
    for (let at = 2; at < list.length; at += 1) {
      const child = list[at];
      if (typeof child === "string") element.append(child);
      else put(child, element, inside);
    }
    place.append(element);
  }

  function keep() {
    clearTimeout(resting);
    if (!drawn) return;
    const app = document.getElementById("app");
    try {
      if (!KEPT.test(address()) || app.querySelector("#notice, #error-summary, dialog[open]") || matchMedia("print").matches) return;
      if (localStorage.getItem(CANARY) === null) return;
      let found = mark();
      if (!found) write([]);
      else if (known !== found.known) return;
      found = mark();
      const text = JSON.stringify({
        known,
        build: build(),
        day: today(),
        title: document.title,
        style: document.documentElement.style.cssText,
        nodes: Array.from(app.childNodes, listed),
      });
      if (text.length > LARGEST) return;
      const views = [address(), ...found.views.filter((one) => one !== address())];
      for (const old of views.splice(MOST)) localStorage.removeItem(VIEW + old);
      localStorage.setItem(VIEW + address(), text);
      localStorage.setItem(MARK, JSON.stringify({ known, views }));
    } catch {
      // Where there is no room, the record comes first.
      clear();
    }
  }

  function show() {
    const found = mark();
    if (!found || localStorage.getItem(CANARY) === null) return;
    known = found.known;
    const view = JSON.parse(localStorage.getItem(VIEW + address()));
    if (!view || view.known !== known || view.build !== build() || view.day !== today()) return;
    const place = document.createElement("div");
    place.id = "first-view";
    place.setAttribute("aria-busy", "true");
    for (const node of view.nodes) put(node, place, false);
    // Whether the work is kept is not known yet.
    const status = place.querySelector(".st-save-status");
    status?.setAttribute("class", "st-save-status st-save-status--waiting");
    status?.firstElementChild?.replaceChildren("Opening your record…");
    const app = document.getElementById("app");
    app.hidden = true;
    app.after(place);
    document.title = view.title;
    document.documentElement.style.cssText = view.style;
  }

  // The app is on the page: it takes the place of the view, and the keyboard stays where it was.
  function giveWay() {
    const place = document.getElementById("first-view");
    if (!place) return;
    const focused = place.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    const app = document.getElementById("app");
    app.hidden = false;
    place.remove();
    if (focused) app.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  try {
    show();
  } catch {
    // Of storage that is refused or was altered there is no view; the app says what there is to say.
    document.getElementById("first-view")?.remove();
    document.getElementById("app").hidden = false;
  }

  function keepSoon() {
    clearTimeout(resting);
    resting = setTimeout(keep, REST);
  }

  addEventListener("scrutiny-shown", () => {
    drawn = true;
    giveWay();
    keepSoon();
  });
  addEventListener("scrutiny-changes", forget);
  addEventListener("scrutiny-cleared", clear);
  // Another window changed something. Its change came before this, and is shown by now.
  addEventListener("storage", ({ key }) => {
    if (key !== MARK) return;
    known = mark()?.known ?? null;
    keepSoon();
  });
  addEventListener("pagehide", keep);
}
