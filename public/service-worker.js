// Keeps the hosted page in the browser, so that it opens without a network. The build fills in the two lists.
"use strict";

const BUILD = "%BUILD%";
// Address, media type, and the SHA-256 of what the build wrote.
const FILES = ["%FILES%"];

const OURS = "scrutiny-tracker " + registration.scope + " ";
const CACHE = OURS + BUILD;

// All or nothing: where one file is missing or of another build, as while a host is being updated, the older copy stays in use.
addEventListener("install", (event) => event.waitUntil(keepAll()));

addEventListener("activate", (event) => event.waitUntil(dropOlder()));

// Only a person decides when the newer page takes over.
addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
  // For the page that says whether it works without a network. A browser may have dropped files since they were kept.
  if (event.data === "is all kept?") event.waitUntil(isAllKept().then((all) => event.ports[0].postMessage(all)));
});

addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  address.hash = "";
  address.search = "";
  if (event.request.mode === "navigate" && address.href === registration.scope + "index.html") address.href = registration.scope;
  const known = FILES.some(([path]) => new URL(path, registration.scope).href === address.href);
  if (event.request.method === "GET" && known) event.respondWith(kept(address.href, event.request));
});

async function kept(address, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address)) ?? fetch(request);
}

async function isAllKept() {
  const cache = await caches.open(CACHE);
  const found = await Promise.all(FILES.map(([path]) => cache.match(new URL(path, registration.scope).href)));
  return found.every(Boolean);
}

async function keepAll() {
  const answers = await Promise.all(FILES.map(whole));
  const cache = await caches.open(CACHE);
  await Promise.all(answers.map(([address, answer]) => cache.put(address, answer)));
}

async function whole([path, type, hash]) {
  const address = new URL(path, registration.scope).href;
  const answer = await fetch(address, { cache: "no-cache", credentials: "same-origin" });
  if (!answer.ok) throw new Error(address + " answers " + answer.status);
  const bytes = await answer.arrayBuffer();
  const found = Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== hash) throw new Error(address + " is of another build");
  // Made anew, because a redirected answer cannot serve as a page, and with the right type whatever the host said.
  return [address, new Response(bytes, { headers: { "Content-Type": type } })];
}

async function dropOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
}
