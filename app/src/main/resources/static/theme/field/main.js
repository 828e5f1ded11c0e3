// The app: which screen, the band on top, the bar below, drafts, a newer version.
import './kept.js';
import './outbox.js';
import { h, icon, link, warn } from './dom.js';
import { load } from './day.js';
import { last, onChange, send } from './act.js';
import { dayPage, todayPage } from './today.js';
import { dropInPage, finishPage, missedPage, morePage, visitPage } from './visit.js';
import { confirmPage } from './confirm.js';
import { errandPage } from './money.js';
import { helpPage, slipPage } from './help.js';
import { mePage, pointsPage, queuePage } from './own.js';

// name: [page, its place in the bar below, whether one writes in it (then it is not drawn anew)]
const PAGES = {
  today: [todayPage, 'today', false], day: [dayPage, 'today', false], visit: [visitPage, 'today', false],
  finish: [finishPage, 'today', true], confirm: [confirmPage, 'today', true],
  missed: [missedPage, 'today', true], more: [morePage, 'today', true],
  errand: [errandPage, 'today', true], dropin: [dropInPage, 'today', true],
  slip: [slipPage, 'today', true], help: [helpPage, 'help', true], points: [pointsPage, 'points', false],
  queue: [queuePage, 'me', false], me: [mePage, 'me', true],
};
const BAR = [['today', 'today', '今天'], ['help', 'hand', '要帮手'], ['points', 'bank', '积分'],
  ['me', 'user', '我']];
const root = document.getElementById('app');
const go = to => { if (location.hash === to) draw(true); else location.hash = to; };
let shown = null;
let written = 0;
let turn = 0;

const place = () => {
  const [, name = 'today', about = ''] = location.hash.split('/');
  return PAGES[name] ? { name, about: decodeURIComponent(about) } : { name: 'today', about: '' };
};

function band(model) {
  const { unsent, refused } = model.counts;
  const off = !navigator.onLine;
  if (!off && unsent === 0 && refused === 0) return null;
  const say = refused > 0 ? `失败 ${refused} 条，点开看怎么办`
    : unsent > 0 ? `待同步 ${unsent} 条，${off ? '有网自动传' : '正在传'}` : '记在手机里，有网自动传';
  return h('header', { class: 'fl-top' }, h('a', { class: 'sw-net' + (refused > 0 ? ' bad' : off ? ''
    : ' well'), href: '#/queue' }, icon(off ? 'cloudoff' : refused > 0 ? 'alert' : 'again'), h('span', {},
      h('b', {}, off ? '没有信号，照常记' : refused > 0 ? '有的没记上' : '有信号'), h('br'), say),
    icon('right', 'go')));
}

const bar = here => h('nav', { class: 'sw-bottom', 'aria-label': '底栏' }, BAR.map(([name, sign, word]) =>
  h('a', { href: '#/' + name, 'aria-current': here === name && 'page' }, icon(sign), word)));

// What is half written is kept sealed, and goes with the key. One after the other: a draft is read, or
// thrown away, only when what was written last is kept.
const nothing = () => null;
let keepNow = nothing;
let kepts = Promise.resolve();
function draftOf(name) {
  let wait = null;
  const typed = new Set();
  const save = form => {
    const all = [...form.elements].filter(field => field.name && field.type !== 'file')
      .filter(field => !['checkbox', 'radio'].includes(field.type) || field.checked)
      .map(field => [field.name, field.value]);
    keepNow = nothing;
    kepts = kepts.then(() => kept.saveDraft(name, all)).catch(nothing);
  };
  return {
    follow: form => {
      form.addEventListener('submit', event => event.preventDefault());
      form.addEventListener('input', event => {
        typed.add(event.target.name);
        clearTimeout(wait);
        keepNow = () => { clearTimeout(wait); save(form); };
        wait = setTimeout(keepNow, 300);
      });
      // The draft may come late; what the finger has written meanwhile is newer.
      kepts.then(() => kept.draft(name)).then(all => (all ?? []).forEach(([field, value]) => {
        if (typed.has(field)) return;
        for (const one of form.querySelectorAll(`[name="${CSS.escape(field)}"]`)) {
          if (['checkbox', 'radio'].includes(one.type)) one.checked ||= one.value === value;
          else one.value = value;
        }
      }));
    },
    // The fact is written: what a draft does then must not say otherwise.
    clear: () => {
      clearTimeout(wait);
      keepNow = nothing;
      kepts = kepts.then(() => kept.saveDraft(name, null)).catch(nothing);
      return kepts;
    },
  };
}

const SHUT = {
  revoked: ['这台手机停用了', '服务站停用了这台手机，里面的名单已经删掉。要再用，请到服务站重新开通。'],
  stranger: ['这里是互助员用的', '您的账号不是互助员。'],
  signedout: ['已经退出', '请在有网的地方重新登录。没传完的都还封在手机里，登录后接着传。'],
  signin: ['请登录', '向服务站要一个登录码，用这台手机扫。没传完的都还封在手机里，登录后接着传。'],
};
function lockedPage(model) {
  const off = last?.state === 'offline' || last?.state === 'later' || !navigator.onLine;
  const [title, say] = SHUT[model.shut] ?? (off ? ['还打不开', '第一次用要连一次网。连上后再打开。']
    : last ? ['请登录', SHUT.signin[1]] : ['守望', '正在打开……']);
  return h('main', { id: 'main' }, h('div', { class: 'sw-handhead' }, h('h1', {}, title)),
    h('section', { class: 'card' }, h('div', { class: 'fl-pad' }, h('p', {}, say),
      model.counts.others > 0 && warn(`这台手机里封着 ${model.counts.others} 条没传的。`),
      last || model.shut ? h('a', { class: 'btn btn-primary',
        href: model.shut === 'stranger' ? '/' : '/login?to=/field' },
      model.shut === 'stranger' ? '回首页' : '去登录') : null)));
}

// Draws where one is; a page one writes in only when one comes to it, asks, or when its own fact has
// answered it: confirmed, or a step of the money done. Facts about other things leave it alone.
async function draw(asked = false) {
  const mine = ++turn;
  const model = await load();
  if (mine !== turn) return;
  if (model.locked || !model.day) {
    shown = null;
    root.replaceChildren(model.locked ? lockedPage(model) : loadingPage());
    return;
  }
  const { name, about } = place();
  const [page, where, writing] = PAGES[name];
  const key = name + '/' + about;
  const top = band(model);
  const facts = model.facts.filter(row => row.fact.visit === about).length;
  const answered = facts > written && (name === 'confirm' || name === 'errand');
  written = facts;
  if (!asked && writing && shown === key && !answered) {
    root.querySelector('.fl-top')?.remove();
    if (top) root.prepend(top);
    return;
  }
  const stay = shown === key;
  const content = page(about, model, go, draftOf(key));
  shown = key;
  root.replaceChildren(...[top, h('main', { id: 'main', tabindex: '-1' },
    ...content.flat(3).filter(Boolean)), bar(where)].filter(Boolean));
  document.title = (root.querySelector('h1')?.textContent ?? '今天') + '·守望';
  if (!stay) { scrollTo(0, 0); root.querySelector('main').focus({ preventScroll: true }); }
}

// On a slow phone the next screen takes a moment: until then the old one takes nothing more, or what
// is written would go into a form that is about to vanish.
function leave() {
  const { name, about } = place();
  if (shown === null || shown === name + '/' + about) return;
  shown = null;
  keepNow();
  for (const one of root.querySelectorAll('main :is(input, textarea, select, button)')) {
    one.disabled = true;
  }
}

const loadingPage = () => h('main', { id: 'main' }, h('div', { class: 'sw-handhead' }, h('h1', {}, '守望')),
  h('section', { class: 'card' }, h('div', { class: 'fl-pad' }, h('p', {}, navigator.onLine
    && !['offline', 'later'].includes(last?.state) ? '正在取名单，信号不好要等一会儿。'
    : '名单还没取下来。连上网再打开一次。'),
  link('/aide', '先用简单的页面'))));

// A newer version comes into use where nothing is being written, never under one's fingers.
let newer = null;
const renew = () => {
  if (newer && !PAGES[place().name][2]) {
    newer.postMessage('take over');
    newer = null;
  }
};
async function worker() {
  if (!('serviceWorker' in navigator)) return;
  const had = navigator.serviceWorker.controller;
  navigator.serviceWorker.addEventListener('controllerchange', () => { if (had) location.reload(); });
  const known = await navigator.serviceWorker.register('/sw.js');
  const ready = one => { newer = one; renew(); };
  if (had && known.waiting) ready(known.waiting);
  known.addEventListener('updatefound', () => {
    const coming = known.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && had) ready(coming);
    });
  });
}

async function start() {
  if (!self.isSecureContext || !crypto.subtle || !self.indexedDB) {
    root.replaceChildren(h('main', { id: 'main' }, h('div', { class: 'sw-handhead' }, h('h1', {}, '守望')),
      h('section', { class: 'card' }, h('div', { class: 'fl-pad' },
        h('p', {}, '这个浏览器或这个地址不能离线记。先用简单的页面，要有网。'),
        h('a', { class: 'btn btn-primary', href: '/aide' }, '用简单的页面')))));
    return;
  }
  onChange(() => draw());
  // The news of a sync may have drawn the new place already; a form there is not drawn a second time,
  // under the finger that has begun to write.
  addEventListener('hashchange', () => { leave(); renew(); draw(); });
  addEventListener('online', () => { draw(); send(true); });
  addEventListener('offline', () => draw());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') { draw(); send(); }
  });
  await kept.tidy().catch(why => console.error(why));
  await draw();
  worker().catch(() => null);
  await send(true);
  navigator.storage?.persist?.();
}
start();
