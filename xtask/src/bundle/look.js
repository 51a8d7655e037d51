// Before the page is first drawn: the colours and the size of text that were chosen in Settings.
"use strict";
try {
  for (const name of ["theme", "text-size"]) {
    const chosen = localStorage.getItem("scrutiny-tracker/setting/" + name);
    if (chosen) document.documentElement.setAttribute("data-" + name, chosen);
  }
} catch {
  // A browser that refuses storage has nothing chosen.
}
