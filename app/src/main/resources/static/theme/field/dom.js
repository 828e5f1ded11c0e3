// Building pages out of elements: text is always text, never markup.
export function h(tag, props = {}, ...inside) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) el.addEventListener(name.slice(2), value);
    else if (['value', 'checked', 'disabled', 'hidden', 'required'].includes(name)) el[name] = value;
    else el.setAttribute(name, value === true ? '' : value);
  }
  el.append(...inside.flat(3).filter(one => one !== null && one !== undefined && one !== false));
  return el;
}

const svg = (tag, props, ...inside) => {
  const el = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(props)) el.setAttribute(name, value);
  el.append(...inside);
  return el;
};
export const icon = (name, kind = '') => svg('svg',
  { class: ('sw-icon ' + kind).trim(), viewBox: '0 0 24 24', 'aria-hidden': 'true' },
  svg('use', { href: '#i-' + name }));

const MOUTHS = [null, 'M8 16.8a4.8 4.8 0 0 1 8 0M16.4 12.2v1.8', 'M8.5 16a4.4 4.4 0 0 1 7 0',
  'M8.5 15h7', 'M8 14.2a4.6 4.6 0 0 0 8 0', 'M7.5 13.5a4.6 4.6 0 0 0 9 0z'];
export const face = step => svg('svg', { class: 'sw-icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' },
  svg('circle', { cx: 12, cy: 12, r: 9 }), svg('path', { d: 'M9 9.6v.1M15 9.6v.1' }),
  svg('path', { d: MOUTHS[step] }));
export const MOODS = [[5, '很好'], [4, '还好'], [3, '一般'], [2, '不太好'], [1, '很差']];

export const head = (title, ...more) => h('div', { class: 'sw-handhead' }, h('h1', {}, title), more);
export const quiet = text => h('span', { class: 'sw-quiet' }, text);
export const back = (to, word) => h('a', { class: 'fl-back', href: to }, icon('right'), word);
export const card = (...inside) => h('section', { class: 'card' }, h('div', { class: 'fl-pad' }, inside));
export const warn = text => h('div', { class: 'sw-warn', role: 'alert' }, icon('alert'),
  h('span', {}, text));
export const link = (to, name, primary = false, sign = null) =>
  h('a', { class: primary ? 'btn btn-primary' : 'btn', href: to }, sign && icon(sign), name);
export const button = (name, act, primary = false, sign = null) => h('button',
  { class: primary ? 'btn btn-primary' : 'btn', type: 'button', onclick: once(act) },
  sign && icon(sign), name);
export const tel = (number, name = '打电话', kind = 'btn') =>
  h('a', { class: kind, href: 'tel:' + number }, icon('phone'), name);

// A press counts once until it is done, however often the finger comes down.
export const once = act => async event => {
  const el = event.currentTarget;
  if (el.dataset.busy) return;
  el.dataset.busy = '1';
  el.parentElement?.querySelector(':scope > .fl-failed')?.remove();
  try { await act(event); } catch (why) { failed(el, why); } finally { delete el.dataset.busy; }
};

// Nothing may look written down that is not: it is said where the finger is.
const FAILED = {
  QuotaExceededError: '手机存满了，这一条没有记上。先删掉一些照片、视频，再按一次；不行就写在纸上。',
  locked: '已经退出了，这一条没有记上。请重新登录后再记。',
};
export const failed = (el, why) => {
  console.error(why);
  const say = h('p', { class: 'fl-wrong fl-failed', role: 'alert' }, FAILED[why?.name]
    ?? FAILED[why?.message] ?? '没有记上，请再按一次。还不行就写在纸上，打服务站。');
  el.after(say);
  say.scrollIntoView({ block: 'center' });
};

export const field = (name, label, props = {}, hint = null) => h('div', {},
  h('label', { class: 'form-label', for: 'f-' + name }, label),
  h(props.rows ? 'textarea' : 'input', { class: 'form-control', id: 'f-' + name, name,
    autocomplete: 'off', ...props }), hint && h('div', { class: 'form-hint' }, hint));
export const choose = (name, label, options, chosen = null) => h('div', {},
  h('label', { class: 'form-label', for: 'f-' + name }, label),
  h('select', { class: 'form-select', id: 'f-' + name, name }, options.map(([value, word]) =>
    Object.assign(h('option', {}, word), { value, selected: value === chosen }))));
export const picks = (label, type, name, options, kind = '') => h('fieldset', {},
  h('legend', { class: 'form-label' }, label),
  h('div', { class: 'sw-picks ' + kind }, options.map(([value, word, sign]) =>
    h('label', { class: 'sw-pick' }, sign, h('input', { type, name, value: String(value) }),
      h('span', {}, word)))));
export const faces = () => picks('老人精神怎么样', 'radio', 'mood',
  MOODS.map(([step, word]) => [step, word, face(step)]), 'sw-faces');
export const details = (name, ...inside) => h('details', { class: 'card' },
  h('summary', { class: 'sw-stop' }, h('b', { class: 'flex-fill' }, name), icon('right', 'go')),
  h('div', { class: 'sw-open' }, inside));

// What a form holds: texts trimmed, ticks as a list.
export const given = (form, ...lists) => {
  const all = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') continue;
    if (lists.includes(name)) (all[name] ??= []).push(value);
    else all[name] = value.trim();
  }
  return all;
};
export const wrong = (form, text, name = null) => {
  form.querySelector('.fl-wrong')?.remove();
  const say = h('p', { class: 'fl-wrong', role: 'alert', tabindex: '-1' }, text);
  const where = name && form.elements[name];
  const near = where && (where.closest?.('div, fieldset') ?? where[0]?.closest('fieldset'));
  if (near) near.after(say); else form.prepend(say);
  say.scrollIntoView({ block: 'center' });
};
export const sha256 = async text => [...new Uint8Array(await crypto.subtle.digest('SHA-256',
  new TextEncoder().encode(text)))].map(b => b.toString(16).padStart(2, '0')).join('');
