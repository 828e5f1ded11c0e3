// The day as the house last told it, with what this phone has written since on top.
const HERE = { timeZone: 'Asia/Shanghai' };
const RANK = { PLANNED: 0, STARTED: 1, DONE: 2, CONFIRMED: 3 };
const KINDS = { START: 'STARTED', FINISH: 'DONE', CONFIRM: 'CONFIRMED' };
export const dayOf = at => new Date(at).toLocaleDateString('sv-SE', HERE);
export const today = () => dayOf(Date.now());
export const hour = at => new Date(at).toLocaleTimeString('zh-CN',
  { ...HERE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
export const weekday = day => new Date(day + 'T12:00:00+08:00')
  .toLocaleDateString('zh-CN', { ...HERE, weekday: 'long' });
export const dayWord = day => {
  const ahead = Math.round((Date.parse(day) - Date.parse(today())) / 864e5);
  const [, month, date] = day.split('-').map(Number);
  return { '-1': '昨天', 0: '今天', 1: '明天', 2: '后天' }[ahead] ?? `${month}月${date}日`;
};
export const moment = at => (dayOf(at) === today() ? '' : dayWord(dayOf(at)) + ' ') + hour(at);
// The last time the clock on the wall showed this.
export const lastTime = text => {
  const at = new Date(`${today()}T${text}:00+08:00`);
  return at.getTime() > Date.now() + 60_000 ? new Date(at.getTime() - 864e5) : at;
};
// What was forgotten is written on its own day, a week back at most.
export const daysBack = () => Array.from({ length: 7 }, (_, n) => dayOf(Date.now() - n * 864e5))
  .map(day => [day, `${dayWord(day)} ${weekday(day)}`]);
export const onDay = (day, text) => !day || day === today() ? lastTime(text)
  : new Date(`${day}T${text}:00+08:00`);
export const minutesBetween = (from, to) => Math.max(1,
  Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));
export const yuan = fen => (fen / 100).toFixed(2);

export async function load() {
  const [saved, facts, pictures, counts, key, shut] = await Promise.all([kept.day(), kept.facts(),
    kept.pictures(), kept.counts(), kept.key(), kept.noted('shut')]);
  const day = saved?.content ?? null;
  const elders = new Map((day?.elders ?? []).map(one => [one.id, one]));
  const services = new Map((day?.services ?? []).map(one => [one.code, one]));
  const open = facts.filter(row => row.state !== 'REFUSED' && row.state !== 'SHUT');
  // a look-in that the house knows by now comes with its day
  const told = new Set((day?.visits ?? []).map(visit => visit.id));
  const visits = [...(day?.visits ?? []).map(visit => onTop(visit, open)), ...dropIns(open, told)];
  return { day, got: saved?.got ?? null, facts, pictures, counts, elders, services, visits,
    locked: !key, shut: shut ?? null, elder: id => elders.get(id)
      ?? { id, name: '不在名单里的老人', phones: [], kin: [] },
    service: code => services.get(code) ?? { code, word: '上门', icon: 'service', works: [] },
    visit: id => visits.find(one => one.id === id) };
}

function onTop(visit, facts) {
  const mine = facts.filter(row => row.fact.visit === visit.id);
  const own = kind => mine.find(row => row.fact.kind === kind)?.fact;
  const finish = own('FINISH');
  let status = visit.status;
  for (const row of mine) {
    const next = KINDS[row.fact.kind];
    if (next && status in RANK && RANK[next] > RANK[status]) status = next;
  }
  if (own('MISSED') && RANK[status] < RANK.DONE) status = 'MISSED';
  return { ...visit, status, started: finish?.body.started ?? own('START')?.at ?? visit.started ?? null,
    finished: finish?.body.finished ?? null, unsent: mine.some(row => row.state === 'UNSENT'),
    asked: mine.some(row => row.state === 'TASK'), written: mine.length > 0,
    minutes: finish ? minutesBetween(finish.body.started, finish.body.finished) : visit.minutes };
}

const dropIns = (facts, told) => facts.filter(row => row.fact.kind === 'DROP_IN'
  && !told.has(row.fact.visit)).map(({ fact }) =>
  onTop({ id: fact.visit, elder: fact.elder, service: fact.body.service, task: '顺路看望',
    day: dayOf(fact.body.started), at: fact.body.started, status: 'DONE', way: 0, started: fact.body.started,
    minutes: minutesBetween(fact.body.started, fact.body.finished), dropIn: true }, facts));

export const isToDo = visit => visit.status === 'PLANNED' || visit.status === 'STARTED';
// A day's own; drop-ins at the end, where the day put them.
export const roundOf = (model, day) => model.visits.filter(visit => visit.day === day
  && (visit.status !== 'CANCELLED' || visit.written));
// What earlier days left open: to be made, or to be confirmed.
export const leftOf = model => model.visits.filter(visit => visit.day < today()
  && (isToDo(visit) || visit.status === 'DONE'));
export const daysAhead = model => [...new Set(model.visits.map(visit => visit.day))]
  .filter(day => day > today()).sort();
