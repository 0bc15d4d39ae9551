// Keeps the page and its modules for when there is no network. Nothing of a person passes through it.

const SHELL = ["/", "/pocket.js", "/hpke.js", "/drawer.js", "/authenticator.js"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open("shell").then((shell) => shell.addAll(SHELL)));
  self.skipWaiting();
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(caches.match(event.request).then((kept) => kept || fetch(event.request)));
});
