// Only for those who asked for it. Keeps the help page and the list of numbers for when there is no
// network; never anything of a person, never an answer of the API.
const NAME = 'help-1';
const HELP = new URL(self.location).searchParams.get('keep') || '/help';
const KEPT = [HELP, '/help/numbers', '/base.css', '/document.js', '/help.js', '/icons/notes.svg', '/icons/home.svg'];

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(NAME).then((kept) => kept.addAll(KEPT)));
});
self.addEventListener('activate', (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) if (name !== NAME) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  const fallback = KEPT.includes(url.pathname) ? url.pathname : request.mode === 'navigate' ? HELP : null;
  if (fallback === null) return;
  event.respondWith(
    fetch(request).catch(async () => (await caches.match(fallback)) || Response.error())
  );
});
