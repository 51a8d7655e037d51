// Starts the app. Where it cannot start, or stops later, a plain page that needs no wasm takes its place
// and offers what is saved in this browser as a file.

const STORAGE_PREFIX = "scrutiny-tracker/";
let started = false;
let failed = false;

// Leptos writes its fixed markup through innerHTML. This policy lets that through and refuses whatever could run or load something.
if (globalThis.trustedTypes) {
  const refused = [
    /<\s*(script|iframe|object|embed|base|meta|link|style)\b/i,
    /[\s"'/]on[a-z]+\s*=/i,
    /[\s"'/]srcdoc\s*=/i,
    /=\s*["']?\s*javascript:/i,
  ];
  globalThis.trustedTypes.createPolicy("default", {
    createHTML(html) {
      if (refused.some((pattern) => pattern.test(html))) {
        throw new TypeError("This markup is refused: " + html.slice(0, 80));
      }
      return html;
    },
    // Of the hosted form. The single file has no other script to name.
    createScriptURL(address) {
      if (address !== "service-worker.js") throw new TypeError("This script is refused: " + address);
      return address;
    },
  });
}

// The app's panic hook calls this.
globalThis.__scrutinyPanic = (message) => fail(message);

addEventListener("error", (event) => {
  if (globalThis.WebAssembly && event.error instanceof WebAssembly.RuntimeError) fail(event.error);
});
addEventListener("unhandledrejection", (event) => {
  if (globalThis.WebAssembly && event.reason instanceof WebAssembly.RuntimeError) fail(event.reason);
});

// `glue` gives wasm-bindgen's functions; `first` and `later` the two parts of the program, compressed, as base64.
async function start(glue, first, later) {
  try {
    if (!globalThis.WebAssembly) throw new Error("This browser has no WebAssembly.");
    // The page is painted first, in a window that is seen.
    await new Promise((resume) => {
      requestAnimationFrame(() => setTimeout(resume));
      setTimeout(resume, 300);
    });
    if (!globalThis.DecompressionStream) throw new Error("This browser has no DecompressionStream.");
    const { imports, begin } = glue();
    const given = imports();
    const rest = new LaterPart(given);
    // Both parts are whole before anything begins, so that nothing is found missing in the middle of work.
    const [program, bytes] = await Promise.all([
      WebAssembly.instantiateStreaming(unpack(decode(first())), { ...given, later: rest.placeholders() }),
      unpack(decode(later())).arrayBuffer(),
    ]);
    await rest.follow(program.instance.exports, bytes);
    begin(program.instance, program.module);
    started = true;
  } catch (error) {
    fail(error);
  }
}

// What is seldom used. It joins the program once the first page stands, or at once where it is called before.
class LaterPart {
  constructor(imports) {
    this.imports = imports;
    this.joined = false;
  }

  // One for each place in the table that this part fills, by its number.
  placeholders() {
    return new Proxy({}, {
      get: (_, place) => (...values) => {
        if (!this.joined) this.joinNow();
        return this.first.table.get(Number(place))(...values);
      },
    });
  }

  async follow(first, bytes) {
    this.first = first;
    this.bytes = bytes;
    if (mayCompileAtOnce()) {
      addEventListener("scrutiny-shown", () => requestAnimationFrame(() => setTimeout(() => this.joinSoon())), { once: true });
    } else {
      await WebAssembly.instantiate(bytes, this.needs());
      this.joined = true;
    }
  }

  // Where this is refused, it is tried again when the part is called.
  joinSoon() {
    if (this.joined) return;
    WebAssembly.compile(this.bytes).then((module) => {
      if (!this.joined) this.join(module);
    }).catch(() => {});
  }

  joinNow() {
    try {
      this.join(new WebAssembly.Module(this.bytes));
    } catch (error) {
      fail(error);
      throw error;
    }
  }

  needs() {
    return { ...this.imports, first: this.first };
  }

  // The instance writes its functions into the table.
  join(module) {
    new WebAssembly.Instance(module, this.needs());
    this.joined = true;
    this.bytes = undefined;
  }
}

// Chromium before 115 compiles no more than 4 kB while the page waits. This module of 5 kB has nothing in it.
function mayCompileAtOnce() {
  const empty = new Uint8Array(5120);
  // The sign of wasm, version 1, and a section without a name that takes the rest: 5109 bytes.
  empty.set([0, 97, 115, 109, 1, 0, 0, 0, 0, 0xf5, 0x27]);
  try {
    new WebAssembly.Module(empty);
    return true;
  } catch {
    return false;
  }
}

// A part of the program in the single file, which the page need not keep.
function carried(id) {
  const holder = document.getElementById(id);
  holder.remove();
  return holder.textContent;
}

function decode(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

// As a response of the type wasm, so that the browser compiles while it unpacks.
function unpack(bytes) {
  const gzip = new DecompressionStream("gzip");
  const into = gzip.writable.getWriter();
  // What is damaged is noticed where the response is read.
  into.write(bytes).catch(() => {});
  into.close().catch(() => {});
  return new Response(gzip.readable, { headers: { "Content-Type": "application/wasm" } });
}

// The first failure is the one to show: those after it are its consequences.
function fail(reason) {
  if (failed) return;
  failed = true;
  console.error(reason);
  const page = reason instanceof Incomplete ? reason.page : started
    ? {
        title: "Something went wrong",
        advice: ["Your saved changes are safe. Reload the page to go on."],
      }
    : {
        title: "The tracker could not start",
        advice: [
          "What you saved earlier in this browser is still there.",
          "Reload the page. If that does not help, open the tracker in an up-to-date version of Edge, Chrome, Firefox or Safari, or ask your IT support whether WebAssembly is switched off.",
        ],
      };
  show(page, describe(reason));
}

// A failure with advice of its own.
class Incomplete extends Error {
  constructor(message, page) {
    super(message);
    this.page = page;
  }
}

function describe(reason) {
  const build = document.querySelector('meta[name="build"]');
  return [String(reason), "Build: " + (build ? build.content : "unknown"), "Browser: " + navigator.userAgent].join("\n");
}

function show(page, technical) {
  const heading = element("h1", page.title, "font-size: 2rem; line-height: 1.2; margin: 0 0 1rem");
  heading.tabIndex = -1;
  const main = element("main", "", "max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1.1875rem/1.5 Arial, sans-serif; color: #0b0c0c");
  const status = element("p", "");
  status.setAttribute("role", "status");
  const details = element("details", "");
  details.append(
    element("summary", "The technical reason, for whoever helps you", "cursor: pointer"),
    element("pre", technical, "white-space: pre-wrap; overflow-wrap: anywhere; font-size: 1rem"),
  );
  main.append(
    heading,
    ...page.advice.map((text) => element("p", text)),
    button("Reload the page", () => location.reload()),
    button("Download the saved data", () => download(status)),
    status,
    details,
  );
  document.title = page.title + " – Scrutiny Tracker";
  document.body.style.background = "#ffffff";
  document.body.replaceChildren(main);
  heading.focus();
}

function element(name, text, style = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.style.cssText = style;
  return made;
}

function button(text, action) {
  const made = element(
    "button",
    text,
    "font: inherit; font-weight: bold; min-height: 2.75rem; padding: 0.5rem 1rem; margin: 0 1rem 1rem 0; color: #ffffff; background: #12436d; border: 2px solid #12436d; cursor: pointer",
  );
  made.type = "button";
  made.addEventListener("click", action);
  return made;
}

// Works on the raw stores, so that it helps even when the data itself is what the app stumbled over.
async function download(status) {
  const refusals = [];
  const parts = await Promise.all([vaultCells(), journalCells()].map((cells) => cells.catch((error) => {
    refusals.push(String(error));
    return {};
  })));
  const entries = Object.assign({}, ...parts);
  if (Object.keys(entries).length === 0) {
    status.textContent = refusals.length > 0
      ? "The browser refuses access to the saved data: " + refusals.join(" ")
      : "This browser holds no saved data of the tracker for this page.";
    return;
  }
  const saved = { format: "scrutiny-tracker-raw-storage", savedAt: new Date().toISOString(), entries };
  const address = URL.createObjectURL(new Blob([JSON.stringify(saved, null, 2) + "\n"], { type: "application/json" }));
  const link = element("a", "");
  link.href = address;
  link.download = "scrutiny-tracker-saved-data.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  status.textContent = "The file scrutiny-tracker-saved-data.json was handed to the browser for download. Check that it has arrived.";
}

async function journalCells() {
  const entries = {};
  for (let index = 0; index < localStorage.length; index += 1) {
    const key = localStorage.key(index);
    if (key.startsWith(STORAGE_PREFIX)) entries[key] = localStorage.getItem(key);
  }
  return entries;
}

// A database that does not answer must not keep the journal's half from being saved.
function vaultCells() {
  return new Promise((resolve, reject) => {
    setTimeout(() => resolve({}), 3000);
    const opening = indexedDB.open("scrutiny-tracker");
    // Nothing was ever kept there: it is left unmade.
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => resolve({});
    opening.onsuccess = () => {
      try {
        const table = opening.result.transaction("cells").objectStore("cells");
        const keys = table.getAllKeys();
        const texts = table.getAll();
        texts.onsuccess = () => resolve(Object.fromEntries(keys.result.map((key, index) => [key, texts.result[index]])));
        texts.onerror = () => reject(texts.error);
      } catch (error) {
        reject(error);
      }
    };
  });
}
