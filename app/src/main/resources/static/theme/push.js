// 让这台收提醒: asks the browser for a subscription and hands it in with the form. Without script,
// without a service worker or over plain http the button stays away and the page says why.
(() => {
  'use strict';
  const form = document.querySelector('form[data-push]');
  if (!form || !form.dataset.push) return;
  const why = document.querySelector('[data-push-why]');
  if (!navigator.serviceWorker || !('PushManager' in window) || !('Notification' in window)) return;
  form.hidden = false;
  why.textContent = '';
  const bytes = text => Uint8Array.from(
    atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
  const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  let asked = false;
  form.addEventListener('submit', async e => {
    if (asked) return;
    e.preventDefault();
    const button = form.querySelector('button');
    const stop = say => { why.textContent = say; button.disabled = false; };
    try {
      if (await Notification.requestPermission() !== 'granted') {
        stop('浏览器不许弹出提醒。请在地址栏左边的锁里允许“通知”，再点一次。');
        return;
      }
      if (!await navigator.serviceWorker.getRegistration('/')) {
        await navigator.serviceWorker.register('/sw.js');
      }
      const worker = await navigator.serviceWorker.ready;
      const old = await worker.pushManager.getSubscription();
      if (old && text(old.options.applicationServerKey || []) !== form.dataset.push) {
        await old.unsubscribe();
      }
      const mine = await worker.pushManager.subscribe({
        userVisibleOnly: true, applicationServerKey: bytes(form.dataset.push) });
      form.elements.endpoint.value = mine.endpoint;
      form.elements.point.value = text(mine.getKey('p256dh'));
      form.elements.secret.value = text(mine.getKey('auth'));
      asked = true;
      form.submit();
    } catch {
      stop('没有开成：浏览器的提醒服务连不上。等网络好些再点一次，或换短信。');
    }
  });
})();
