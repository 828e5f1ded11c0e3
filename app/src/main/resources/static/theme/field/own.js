// 待同步, 积分, 我.
import { back, button, h, head, icon, quiet, tel, warn } from './dom.js';
import { moment } from './day.js';
import { last, send, signOut } from './act.js';
import { row } from './today.js';

const KINDS = { START: '开始服务', FINISH: '做完', CONFIRM: '老人确认', MISSED: '没去成', DROP_IN: '顺路看望',
  HELP: '要帮手', ERRAND: '代买的钱', SLIP: '纸质签单', PICTURE: '照片、录音' };
const STATES = { UNSENT: ['note', '待同步'], TAKEN: ['good', '已同步'], WAITING: ['good', '已同步'],
  TASK: ['good', '已同步'], REFUSED: ['bad', '失败'], SHUT: ['bad', '打不开'] };
const MORE = { WAITING: '等前一条到了就记上。', TASK: '对不上，服务站在核对，您不用管。',
  SHUT: '这一条是用旧钥匙封的，打不开。请告诉服务站那天做了什么。' };
const PICTURES = { PHOTO: '照片', VOICE: '录音', RECEIPT: '收据照片', SLIP: '签单照片' };

const stateOf = (item, pictures) => {
  const bytes = item.fact.kind === 'PICTURE' && pictures.get(item.id);
  return bytes && item.state !== 'REFUSED' && bytes.state !== 'TAKEN' ? bytes.state : item.state;
};

export function queuePage(_, model) {
  const pictures = new Map(model.pictures.map(one => [one.id, one]));
  const items = model.facts.map(item => ({ ...item, state: stateOf(item, pictures),
    why: pictures.get(item.id)?.why })).reverse();
  const rank = { REFUSED: 0, SHUT: 1, UNSENT: 2 };
  items.sort((a, b) => (rank[a.state] ?? 3) - (rank[b.state] ?? 3));
  const { unsent, refused } = model.counts;
  return [back('#/today', '今天'),
    head('待同步', quiet(`${unsent} 条待同步` + (refused ? `，${refused} 条失败` : ''))),
    !navigator.onLine && warn('现在没有信号。都记在手机里，有网自动传，不用守着。'),
    navigator.onLine && unsent > 0 && last && last.state !== 'done'
      && warn('刚才没传完，下次有网再传。也可以现在再试。'),
    unsent > 0 && button('现在传', () => send(), true, 'again'),
    h('section', { class: 'card fl-queue' }, items.length === 0
      && h('div', { class: 'sw-empty' }, '还没有记过。开始一次服务，就会记在这里。'),
    items.slice(0, 200).map(item => line(item, model))),
  ];
}

function line(item, model) {
  const { fact, state } = item;
  const [kind, word] = STATES[state] ?? STATES.UNSENT;
  const say = item.say || item.why || MORE[state];
  const who = fact.elder ? model.elder(fact.elder).name : '';
  const what = fact.kind === 'PICTURE' ? PICTURES[fact.body.what] ?? KINDS.PICTURE
    : KINDS[fact.kind] ?? '一条记录';
  return h('div', { class: 'sw-row', 'data-state': state },
    h('div', {}, h('b', {}, [what, who].filter(Boolean).join('·')), h('br'),
      quiet(fact.at ? moment(fact.at) : '')),
    h('span', { class: 'sw-tag ' + kind }, word),
    say && h('p', { class: 'wide ' + (state === 'REFUSED' || state === 'SHUT' ? 'fl-wrong' : 'sw-quiet') },
      say),
    state === 'REFUSED' && !item.why && h('div', { class: 'sw-two even wide' },
      button('再试', async () => { await kept.again(item.id); await send(); }, false, 'again'),
      model.day?.station ? tel(model.day.station, '打服务站') : null));
}

export function pointsPage(_, model) {
  const points = model.day?.points;
  if (!points) {
    return [head('积分'), h('section', { class: 'card' }, h('div', { class: 'sw-empty' },
      '积分要连一次网才看得到。'))];
  }
  return [head('积分'), h('section', { class: 'card' }, h('div', { class: 'sw-lead' },
    h('div', {}, '户里现在有'), h('div', { class: 'sw-big' }, points.balance + ' 分'),
    quiet(`您自己一共做了 ${points.honour} 小时`), quiet(`这是 ${moment(model.got)} 的数`))),
  h('section', { class: 'card' }, h('div', { class: 'sw-cap' }, h('h2', {}, '存折')),
    points.lines.length === 0 && h('div', { class: 'sw-empty' },
      '还没有记过。老人确认一次上门，就记一笔。'),
    points.lines.map(one => h('div', { class: 'sw-row' }, h('div', {}, one.memo, h('br'),
      quiet(one.at)), h('div', { class: 'push' }, h('b', {}, one.change), h('br'),
      quiet('余 ' + one.after)))))];
}

let install = null;
addEventListener('beforeinstallprompt', event => { event.preventDefault(); install = event; });
const installed = () => matchMedia('(display-mode: standalone)').matches;

export function mePage(_, model, go) {
  const unsent = model.counts.unsent;
  const leave = button('退出', () => {
    leave.replaceWith(h('div', { class: 'sw-stack' },
      warn(unsent > 0
        ? `还有 ${unsent} 条没传。退出后它们封在这台手机里，您再登录才打得开、传得出。最好先连网传完。`
        : '退出后，要再用登录码才能进来。'),
      button(unsent > 0 ? '不等了，退出' : '退出', async () => { await signOut(); go('#/today'); }),
      button('不退出', () => go('#/today'), true)));
  });
  return [head(model.day?.aide ?? '我', quiet(model.day ? `互助员·${model.day.village}` : '')),
    h('section', { class: 'card' },
      row('#/queue', 'service', '传到哪里了', model.counts.refused > 0
        ? `失败 ${model.counts.refused} 条，看看怎么办` : unsent > 0 ? `待同步 ${unsent} 条` : '都传好了'),
      model.day?.station && h('a', { class: 'sw-stop', href: 'tel:' + model.day.station },
        icon('phone'), h('span', { class: 'flex-fill' }, h('b', {}, '打服务站'), h('br'),
          quiet(model.day.station)), icon('right', 'go'))),
    installed() ? null : installing(),
    model.got && h('p', { class: 'fl-foot' }, `名单是 ${moment(model.got)} 的`), leave];
}

function installing() {
  const hint = h('p', { class: 'sw-say', role: 'status', hidden: true },
    '点浏览器右上角的菜单，选“添加到主屏幕”或“安装”。');
  return h('section', { class: 'card' }, h('div', { class: 'fl-pad' }, h('h2', {}, '装到手机上'),
    h('p', {}, '桌面上多一个“守望”，没有信号也打得开。'),
    button('装到手机上', async () => {
      if (!install) { hint.hidden = false; return; }
      await install.prompt();
      install = null;
    }), hint));
}
