// 录签单: Enter goes to the next field, a full field goes on by itself, the last Enter sends.
(() => {
  'use strict';
  const form = document.querySelector('form[data-slip]');
  if (!form) return;
  const fields = () => [...form.querySelectorAll('input:not([type=hidden])')];
  const on = field => {
    const all = fields();
    const next = all[all.indexOf(field) + 1];
    if (next) { next.focus(); if (next.select) next.select(); } else form.requestSubmit();
  };
  form.addEventListener('keydown', e => {
    if (e.key !== 'Enter' || e.isComposing || e.target.tagName !== 'INPUT') return;
    e.preventDefault();
    if (e.target.type === 'radio') { e.target.checked = true; form.requestSubmit(); return; }
    // a field that must be filled waits: an Enter too many after a full field does no harm
    if (e.target.required && !e.target.value.trim()) return;
    on(e.target);
  });
  form.addEventListener('input', e => {
    const full = Number(e.target.dataset.full || 0);
    if (full && !e.isComposing && e.target.value.replace(/\D/g, '').length === full
        && e.target.selectionStart === e.target.value.length) on(e.target);
  });
  // a scanner types the whole code and Enter; what stands in the first field is selected
  const first = form.querySelector('[autofocus]');
  if (first && first.type === 'text') first.select();
})();
