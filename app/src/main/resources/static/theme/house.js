// The house's own script: short-cut keys, drafts, "ask again", print. Pages work without it.
(() => {
  'use strict';
  const typing = el => el && /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName)
    && !/^(radio|checkbox|button|submit)$/.test(el.type);

  // Keys: an element with data-key is clicked (links, buttons) or focused (fields).
  document.addEventListener('keydown', e => {
    if (e.ctrlKey || e.altKey || e.metaKey) return;
    if (typing(document.activeElement) && !/^F\d/.test(e.key)) return;
    const el = document.querySelector(`[data-key="${CSS.escape(e.key)}"]`);
    if (!el) return;
    e.preventDefault();
    if (typing(el)) el.focus(); else el.click();
    const next = el.dataset.next && document.querySelector(el.dataset.next);
    if (next) next.focus();
  });

  // Drafts: every form one writes in keeps what was typed until it is sent, or one signs out.
  // Doors (data-draft="off") keep nothing.
  for (const form of document.querySelectorAll('form[method=post]')) {
    const key = 'draft ' + location.pathname + ' '
      + (form.dataset.draft || form.getAttribute('action'));
    const kept = [...form.elements].filter(f => f.name && f.type !== 'hidden'
      && f.type !== 'password' && f.type !== 'file' && f.type !== 'submit');
    if (form.getAttribute('action') === '/logout') {
      form.addEventListener('submit', () => Object.keys(localStorage)
        .filter(name => name.startsWith('draft ')).forEach(name => localStorage.removeItem(name)));
    }
    if (form.dataset.draft === 'off' || !kept.length) continue;
    const note = form.querySelector('.sw-draft');
    try {
      const draft = JSON.parse(localStorage.getItem(key) || 'null');
      if (draft && !form.querySelector('.invalid-feedback, [role=alert]')) {
        for (const field of kept) {
          if (!(field.name in draft)) continue;
          const value = draft[field.name];
          if (field.type === 'checkbox' || field.type === 'radio') {
            field.checked = [].concat(value).includes(field.value);
          } else if (!field.value) {
            field.value = value;
          }
        }
        if (note) note.textContent = '已接着上次没写完的内容。';
      }
    } catch { localStorage.removeItem(key); }
    form.addEventListener('input', () => {
      const draft = {};
      for (const [name, value] of new FormData(form)) {
        if (name === '_csrf' || typeof value !== 'string') continue;
        const field = form.elements[name];
        if (field && (field.type === 'hidden' || field.type === 'password')) continue;
        draft[name] = name in draft ? [].concat(draft[name], value) : value;
      }
      localStorage.setItem(key, JSON.stringify(draft));
      if (note) note.textContent = '草稿已留在这台机器上。';
    });
    form.addEventListener('submit', () => localStorage.removeItem(key));
  }

  // A phone that can keep things sealed goes to the app; another to the simple pages.
  for (const field of document.querySelectorAll('[data-app]')) {
    if (isSecureContext && 'serviceWorker' in navigator && 'indexedDB' in self && crypto.subtle) {
      field.value = 'true';
    }
  }

  // A second question before what can't be undone easily.
  document.addEventListener('submit', e => {
    const ask = (e.submitter && e.submitter.dataset.ask) || e.target.dataset.ask;
    if (ask && !confirm(ask)) e.preventDefault();
    else if (e.submitter) setTimeout(() => { e.submitter.disabled = true; }, 0);
  });
  addEventListener('pageshow', () => document.querySelectorAll('button[disabled][type=submit]')
    .forEach(b => { if (!b.hasAttribute('data-off')) b.disabled = false; }));

  document.addEventListener('click', e => {
    const el = e.target.closest('[data-print],[data-back]');
    if (!el) return;
    if (el.hasAttribute('data-print')) print();
    else if (history.length > 1) { e.preventDefault(); history.back(); }
  });
  // Filters apply when chosen.
  document.addEventListener('change', e => {
    if (e.target.matches('[data-apply]')) e.target.form.requestSubmit();
  });
})();
// 念给我听: the browser reads the large buttons aloud, where it can.
document.addEventListener('click', e => {
  if (!e.target.closest('[data-speak]') || !('speechSynthesis' in window)) return;
  speechSynthesis.cancel();
  for (const el of document.querySelectorAll('[data-say]')) {
    const say = new SpeechSynthesisUtterance(el.dataset.say || el.textContent);
    say.lang = 'zh-CN';
    say.rate = 0.8;
    speechSynthesis.speak(say);
  }
});
