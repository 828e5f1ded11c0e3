// 今天: the next stop open, the others closed, the way between, days ahead.
import { h, head, icon, link, quiet, tel, button } from './dom.js';
import { daysAhead, dayWord, hour, isToDo, leftOf, moment, roundOf, today, weekday } from './day.js';
import { fact, record } from './act.js';

export const started = visit => record([fact('START', {}, { visit: visit.id, elder: visit.elder })]);

const TAGS = { DONE: ['note', '等确认'], MISSED: ['bad', '没去成'], CANCELLED: ['bad', '已取消'],
  STARTED: ['good', '正在做'] };
const tags = visit => {
  const list = [];
  if (TAGS[visit.status]) list.push(TAGS[visit.status]);
  if (visit.unsent) list.push(['note', '待同步']);
  else if (visit.asked) list.push(['note', '服务站在核对']);
  return list.map(([kind, word]) => h('span', { class: 'sw-tag ' + kind }, word));
};
const when = visit => visit.finished ? `${hour(visit.started)}–${hour(visit.finished)}` : null;

const minds = elder => [
  elder.where && h('div', { class: 'sw-hang' }, icon('pin'), h('span', {}, elder.where)),
  elder.mind && h('div', { class: 'sw-warn' }, icon('alert'), h('span', {}, elder.mind))];

function openStop(model, visit, number, go) {
  const elder = model.elder(visit.elder);
  const service = model.service(visit.service);
  const age = elder.age ? `　${elder.age} 岁` : '';
  return h('li', { class: 'card' },
    h('a', { class: 'sw-stop', href: '#/visit/' + visit.id },
      h('span', { class: 'no now' }, String(number)),
      h('span', { class: 'flex-fill' }, h('span', { class: 'sw-big' }, elder.name), age, h('br'),
        [service.word, visit.task].filter(Boolean).join('·')),
      visit.status === 'STARTED' ? tags(visit) : icon('right', 'go')),
    h('div', { class: 'sw-open' }, minds(elder), h('div', { class: 'sw-two' },
      visit.status === 'STARTED' ? link('#/finish/' + visit.id, '做完了', true)
        : button('开始服务', async () => { await started(visit); go('#/visit/' + visit.id); }, true),
      elder.phones?.length ? tel(elder.phones[0]) : link('#/visit/' + visit.id, '看一看'))));
}

function closedStop(model, visit, number) {
  const elder = model.elder(visit.elder);
  const done = visit.status === 'DONE' || visit.status === 'CONFIRMED';
  const to = visit.status === 'DONE' ? '#/confirm/' : '#/visit/';
  const times = when(visit);
  const more = [visit.day < today() && quiet(dayWord(visit.day)), ...tags(visit)].filter(Boolean);
  return h('li', { class: done ? 'card done' : 'card' },
    h('a', { class: 'sw-stop', href: to + visit.id },
      h('span', { class: 'no' }, done ? icon('check') : String(number)),
      h('span', { class: 'flex-fill' }, h('b', { class: 'sw-big' }, elder.name),
        times && h('span', { class: 'sw-quiet' }, '　' + times), h('br'),
        [model.service(visit.service).word, visit.task].filter(Boolean).join('·'),
        more.length > 0 && [h('br'), h('span', { class: 'sw-tags' }, more)]),
      icon('right', 'go')));
}

function stops(model, list, go, openNext) {
  const next = openNext ? list.find(visit => visit.status === 'STARTED')
    ?? list.find(isToDo) : null;
  return h('ol', { class: 'sw-round' }, list.map((visit, n) => [
    n === 0 ? null : visit.way > 0 && visit.day >= today()
      ? h('li', { class: 'way' }, icon('walk'), `路上 ${visit.way} 分钟`) : h('li', { class: 'way' }),
    visit === next ? openStop(model, visit, n + 1, go) : closedStop(model, visit, n + 1)]));
}

// Answered on the house's own page, since nobody can be told without a network.
const CALLS_FOR = 864e5;
const call = model => one => h('section', { class: 'card' }, h('div', { class: 'fl-pad' },
  h('div', { class: 'sw-warn', role: 'alert' }, icon('alert'), h('span', {},
    h('b', {}, `${one.drill ? '演练' : '急'}：${one.elder}`), one.where && `，${one.where}`, h('br'),
    one.what, h('br'), quiet([moment(one.at), one.said].filter(Boolean).join('，')))),
  h('div', { class: 'sw-two even' }, link('/aide/alerts/' + one.id, '去看、回话', true),
    model.day.station ? tel(model.day.station, '打服务站') : null)));
const calls = model => (model.day.calls ?? [])
  .filter(one => Date.now() - Date.parse(one.at) < CALLS_FOR).map(call(model));

export function todayPage(_, model, go) {
  const list = roundOf(model, today());
  const done = list.filter(visit => ['DONE', 'CONFIRMED'].includes(visit.status)).length;
  const ahead = daysAhead(model);
  const left = leftOf(model);
  return [
    calls(model),
    head(`今天 ${list.length} 户`, quiet(`${weekday(today())}，已去 ${done} 户`)),
    list.length === 0 && h('section', { class: 'card' }, h('div', { class: 'sw-empty' },
      '今天没有要去的人家。顺路去看了谁，点下面的“顺路看望”。')),
    list.length > 0 && stops(model, list, go, true),
    left.length > 0 && [h('h2', { class: 'mt-3' }, '前几天留下的'),
      stops(model, left, go, !list.some(isToDo))],
    h('section', { class: 'card' },
      row('#/dropin', 'house', '顺路看望', '没安排，路过去看了看'),
      row('#/slip', 'service', '补录纸质签单', '手机没带、没电时写的单子')),
    ahead.length > 0 && h('section', { class: 'card' },
      h('div', { class: 'sw-cap' }, h('h2', {}, '往后几天')),
      ahead.map(day => row('#/day/' + day, 'today', `${dayWord(day)} ${roundOf(model, day).length} 户`,
        weekday(day)))),
  ];
}

export function dayPage(day, model, go) {
  const list = roundOf(model, day);
  return [h('a', { class: 'fl-back', href: '#/today' }, icon('right'), '今天'),
    head(`${dayWord(day)} ${list.length} 户`, quiet(weekday(day))), stops(model, list, go, false)];
}

export const row = (to, sign, word, more) => h('a', { class: 'sw-stop', href: to },
  icon(sign), h('span', { class: 'flex-fill' }, h('b', {}, word), more && h('br'),
    more && quiet(more)), icon('right', 'go'));
