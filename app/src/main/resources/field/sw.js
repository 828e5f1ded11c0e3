// The app's keeper: holds the shell of one version, serves it without a network, sends facts when the
// browser calls. VERSION, BASE and SHELL stand above this text, put there by the house.
'use strict';
importScripts(BASE + 'kept.js', BASE + 'outbox.js');
if (PUSH) importScripts(PUSH);

const CACHE = 'field-' + VERSION;
const PAGE = '/field';
const news = new BroadcastChannel('field');

// All or nothing: a version that is not here as a whole does not come into use.
self.addEventListener('install', event => event.waitUntil(
  caches.open(CACHE).then(cache => cache.addAll(
    SHELL.map(path => new Request(path, { credentials: 'same-origin',
      cache: path.startsWith(BASE) || path.includes('?v=') ? 'default' : 'no-cache' }))))));

// Older shells go. What was written under them lies in IndexedDB and is not touched here.
self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith('field-') && name !== CACHE) await caches.delete(name);
  }
  await self.clients.claim();
})()));

self.addEventListener('message', event => {
  if (event.data === 'take over') self.skipWaiting();
});

const shell = (path, request) => caches.match(path, { cacheName: CACHE })
  .then(answer => answer || fetch(request));

self.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.mode === 'navigate' && request.method === 'POST') {
    // Someone signs in: an earlier signing out must not end this new session.
    if (['/enter', '/login'].includes(url.pathname)) event.waitUntil(kept.note('leaving', false));
    // Signing out on the simple pages takes the key here too.
    if (url.pathname === '/logout') event.waitUntil(kept.lock('signedout'));
    return;
  }
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    if (url.pathname === PAGE) {
      event.respondWith(shell(PAGE, request));
    } else if (url.pathname === '/' || url.pathname === '/aide') {
      event.respondWith(fetch(request).catch(() => Response.redirect(PAGE)));
    }
    return;
  }
  const path = url.pathname + url.search;
  if (SHELL.includes(path)) event.respondWith(shell(path, request));
});

self.addEventListener('sync', event => {
  if (event.tag === 'facts') {
    event.waitUntil(outbox.sync(false, () => news.postMessage('changed')).then(answer => {
      news.postMessage('changed');
      if (answer.state === 'offline' || answer.state === 'later') throw new Error(answer.state);
    }));
  }
});
