// What the service worker does with a push: shows it, once a message (the same tag replaces what
// was shown before), and leads to its page when touched. Imported by /sw.js.
self.addEventListener('push', event => {
  let told = {};
  try { told = event.data ? event.data.json() : {}; } catch { told = {}; }
  event.waitUntil(self.registration.showNotification('守望', {
    body: told.body || '有一条新消息。',
    tag: told.tag || 'shouwang',
    renotify: false,
    icon: '/theme/mark.svg',
    lang: 'zh-CN',
    data: { path: told.path || '/me/messages' }
  }));
});

self.addEventListener('notificationclick', event => {
  event.notification.close();
  const path = (event.notification.data || {}).path || '/me/messages';
  const to = path.startsWith('/') && !path.startsWith('//') ? path : '/me/messages';
  event.waitUntil(self.clients.matchAll({ type: 'window' }).then(async open => {
    for (const page of open) {
      if ('focus' in page) {
        await page.focus();
        return 'navigate' in page ? page.navigate(to).catch(() => self.clients.openWindow(to))
          : undefined;
      }
    }
    return self.clients.openWindow(to);
  }));
});
