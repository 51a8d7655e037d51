// Before the page is first drawn: the colours and the size of text that were chosen in Settings, and the fonts. A font
// that the page carries is at hand then; otherwise the browser would first lay the page out with another one.
"use strict";
try {
  for (const name of ["theme", "text-size"]) {
    const chosen = localStorage.getItem("scrutiny-tracker/setting/" + name);
    if (chosen) document.documentElement.setAttribute("data-" + name, chosen);
  }
} catch {
  // A browser that refuses storage has nothing chosen.
}
try {
  const bytes = (text) => Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const carried = document.getElementById("fonts")?.textContent ?? "[]";
  for (const { family, file, ...said } of JSON.parse(carried)) {
    document.fonts.add(new FontFace(family, bytes(file), said));
  }
} catch {
  // The fonts of the computer will do.
}
