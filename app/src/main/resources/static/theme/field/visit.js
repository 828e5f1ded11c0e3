// One elder in the hand: her card, start, what was done, or why nobody went.
import { back, button, card, choose, details, faces, field, given, h, head, icon, link, picks, quiet,
  tel, warn, wrong } from './dom.js';
import { dayOf, daysBack, hour, minutesBetween, moment, onDay, today } from './day.js';
import { fact, record } from './act.js';
import { camera, canRecord, microphone } from './media.js';
import { started } from './today.js';

const WHYS = ['没人在家', '老人不要', '大雨断路', '我病了'];

const calls = (model, visit) => {
  const elder = model.elder(visit.elder);
  const list = [...(elder.phones ?? []).map(number => ['老人家', number]),
    ...(elder.kin ?? []).map(one => [one.replace(/\s*[\d-]{5,}$/, ''), one.match(/[\d-]{5,}$/)?.[0]]),
    model.day?.doctorPhone && ['村医 ' + (model.day.doctor ?? ''), model.day.doctorPhone],
    model.day?.station && ['服务站', model.day.station]].filter(one => one && one[1]);
  return list.length === 0 ? null : h('section', { class: 'card' },
    h('div', { class: 'sw-cap' }, h('h2', {}, '打电话')), list.map(([who, number]) =>
      h('a', { class: 'sw-row fl-call', href: 'tel:' + number }, h('span', {}, h('b', {}, who), number),
        icon('phone'))));
};

const about = (model, visit) => {
  const elder = model.elder(visit.elder);
  return card(
    h('div', {}, h('b', {}, model.service(visit.service).word), '　', visit.task ?? ''),
    elder.where && h('div', { class: 'sw-hang' }, icon('pin'), h('span', {}, elder.where)),
    elder.helps && h('div', { class: 'sw-hang' }, icon('medical'), h('span', {}, elder.helps)),
    elder.mind && h('div', { class: 'sw-warn' }, icon('alert'), h('span', {}, elder.mind)),
    elder.status && warn(`老人现在${elder.status}，去之前先打电话。`));
};
const name = (model, visit) => {
  const elder = model.elder(visit.elder);
  return head(elder.name, elder.age ? quiet(`${elder.age} 岁`) : null);
};

export function visitPage(id, model, go) {
  const visit = model.visit(id);
  if (!visit) return missing();
  const start = async () => { await started(visit); };
  const acts = {
    PLANNED: () => [button('开始服务', start, true),
      h('div', { class: 'sw-two even' }, link('#/finish/' + id, '早就做完了'),
        link('#/missed/' + id, '没去成'))],
    STARTED: () => [h('p', { class: 'sw-quiet' }, `${hour(visit.started)} 开始的`),
      link('#/finish/' + id, '做完了', true), link('#/missed/' + id, '没做成')],
    DONE: () => [h('div', { class: 'sw-big' }, `做了 ${visit.minutes ?? 0} 分钟`),
      link('#/confirm/' + id, '请老人确认', true), link('#/more/' + id, '补一张照片、一句话', false, 'camera')],
    CONFIRMED: () => [h('div', { class: 'sw-hang' }, icon('check'),
      `已确认，做了 ${visit.minutes ?? 0} 分钟`), link('#/more/' + id, '补一张照片、一句话', false, 'camera')],
    MISSED: () => [h('div', { class: 'sw-hang' }, icon('alert'), '没去成，已记下。'),
      link('#/dropin/' + visit.elder, '后来去了，记一次')],
    CANCELLED: () => [warn(visit.written ? '服务站已取消这一次。您记的都留着，服务站会来核对。'
      : '服务站已取消这一次，不用去了。')],
  }[visit.status]();
  const money = visit.service === 'ERRANDS' && visit.status !== 'CANCELLED'
    && link(`#/errand/${visit.id}`, '代买东西的钱', false, 'errands');
  return [back('#/today', '今天'), name(model, visit), about(model, visit),
    h('div', { class: 'sw-stack' }, acts, money), calls(model, visit)];
}

export const missing = () => [back('#/today', '今天'), h('section', { class: 'card' },
  h('div', { class: 'sw-empty' }, '这一次不在手机里了。回到“今天”看看。'))];

// Pictures and spoken notes only where she agreed; a fact announces each, the bytes follow.
function attachments(model, visit) {
  if (!model.elder(visit.elder).pictures) return { el: null, taken: async () => [[], []] };
  const eye = camera('photo', '拍一张照片');
  const ear = canRecord() ? microphone() : null;
  const taken = async (visitId = visit.id) => {
    const [facts, bytes] = [[], []];
    const add = async (what, type, content) => {
      if (!content) return;
      const made = fact('PICTURE', { about: visitId, what, type },
        { visit: visitId, elder: visit.elder });
      facts.push(made);
      bytes.push({ id: made.id, type, bytes: content });
    };
    await add('PHOTO', eye.type, await eye.bytes());
    if (ear) await add('VOICE', ear.type(), await ear.bytes());
    return [facts, bytes];
  };
  return { el: details('照片、录音（老人同意过）', eye.el, ear?.el), taken };
}

const tickedAndSaid = all => [(all.did ?? []).join('、'), all.note].filter(Boolean).join('。');

export function finishPage(id, model, go, draft) {
  const visit = model.visit(id);
  if (!visit) return missing();
  const service = model.service(visit.service);
  const extra = attachments(model, visit);
  const known = visit.started;
  const day = known ? dayOf(known) : visit.day < today() ? visit.day : today();
  const send = async () => {
    const all = given(form, 'did');
    const finished = all.finished ? onDay(all.day, all.finished) : new Date();
    const asKnown = known && (!all.started || (all.day === day && all.started === hour(known)));
    const from = asKnown ? new Date(known) : all.started ? onDay(all.day, all.started) : null;
    if (!from) { wrong(form, '请填几点开始的。', 'started'); return; }
    if (finished < from) { wrong(form, '做完的钟点比开始还早，请改一下。', 'finished'); return; }
    if (!tickedAndSaid(all)) { wrong(form, '勾一下做了什么，或者写一句。', 'did'); return; }
    const [facts, bytes] = await extra.taken();
    await record([fact('FINISH', { started: from.toISOString(), finished: finished.toISOString(),
      did: all.did ?? [], note: all.note || null, mood: all.mood ? Number(all.mood) : null },
    { visit: id, elder: visit.elder }), ...facts], bytes);
    await draft.clear();
    go('#/confirm/' + id);
  };
  const times = [choose('day', '哪一天', daysBack(), day),
    field('started', '几点开始', { type: 'time', value: known ? hour(known) : '' }),
    field('finished', '几点做完', { type: 'time' })];
  const form = h('form', { class: 'sw-stack' },
    card(known ? quiet(`${moment(known)} 开始的`) : times,
      picks('做了什么', 'checkbox', 'did', service.works.map(work => [work, work])),
      field('note', '还有什么要说', { maxlength: 300 }), faces()),
    known ? details('早就做完了？填当时的钟点', times) : null, extra.el,
    button('做完了', send, true));
  draft.follow(form);
  return [back('#/visit/' + id, '返回'), name(model, visit), form];
}

export function missedPage(id, model, go, draft) {
  const visit = model.visit(id);
  if (!visit) return missing();
  const form = h('form', { class: 'sw-stack' },
    card(picks('为什么没去成', 'radio', 'pick', WHYS.map(why => [why, why])),
      field('why', '别的原因', { maxlength: 200 })),
    button('告诉服务站', async () => {
      const all = given(form);
      const why = [all.pick, all.why].filter(Boolean).join('，');
      if (!why) { wrong(form, '点一个原因，或者写一句。'); return; }
      await record([fact('MISSED', { why }, { visit: id, elder: visit.elder })]);
      await draft.clear();
      go('#/today');
    }, true));
  draft.follow(form);
  return [back('#/visit/' + id, '返回'), name(model, visit), form];
}

export function morePage(id, model, go) {
  const visit = model.visit(id);
  if (!visit) return missing();
  const extra = attachments(model, visit);
  if (!extra.el) {
    return [back('#/visit/' + id, '返回'), name(model, visit), h('section', { class: 'card' },
      h('div', { class: 'sw-empty' }, '老人没有同意拍照、录音，所以这里不能拍。'))];
  }
  extra.el.open = true;
  const form = h('form', { class: 'sw-stack' }, extra.el, button('留下', async () => {
    const [facts, bytes] = await extra.taken();
    if (facts.length === 0) { wrong(form, '还没有拍照，也没有录音。'); return; }
    await record(facts, bytes);
    go('#/visit/' + id);
  }, true));
  return [back('#/visit/' + id, '返回'), name(model, visit), form];
}

export function dropInPage(elderId, model, go, draft) {
  const elders = [...model.elders.values()].filter(one => one.pair !== false);
  if (elders.length === 0) {
    return [back('#/today', '今天'), head('顺路看望'), h('section', { class: 'card' },
      h('div', { class: 'sw-empty' }, '您还没有结对的老人。'))];
  }
  const works = [...(model.services.get('COUNSEL')?.works ?? []), '送东西', '看看在不在家'];
  const form = h('form', { class: 'sw-stack' },
    card(choose('elder', '看了哪位老人', elders.map(one => [one.id, one.name]), elderId),
      choose('service', '做的哪一样', [...model.services.values()].map(one => [one.code, one.word]),
        'COUNSEL'), choose('day', '哪一天', daysBack(), today()),
      h('div', { class: 'sw-two even' }, field('started', '几点去', { type: 'time' }),
        field('finished', '几点走', { type: 'time', value: hour(Date.now()) })),
      picks('做了什么', 'checkbox', 'did', works.map(work => [work, work])),
      field('note', '还有什么要说', { maxlength: 300 }), faces()),
    button('记下来', async () => {
      const all = given(form, 'did');
      if (!all.started || !all.finished) { wrong(form, '请填几点去、几点走。', 'started'); return; }
      const [from, to] = [onDay(all.day, all.started), onDay(all.day, all.finished)];
      if (to < from) { wrong(form, '走的钟点比去的还早，请改一下。', 'finished'); return; }
      if (!tickedAndSaid(all)) { wrong(form, '勾一下做了什么，或者写一句。', 'did'); return; }
      const visit = kept.id();
      await record([fact('DROP_IN', { service: all.service, started: from.toISOString(),
        finished: to.toISOString(), did: all.did ?? [], note: all.note || null,
        mood: all.mood ? Number(all.mood) : null }, { visit, elder: all.elder })]);
      await draft.clear();
      go('#/confirm/' + visit);
    }, true));
  draft.follow(form);
  return [back('#/today', '今天'), head('顺路看望'), form];
}
