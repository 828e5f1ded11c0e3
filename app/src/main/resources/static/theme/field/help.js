// 要帮手 and 补录纸质签单.
import { back, button, card, choose, field, given, h, head, icon, picks, quiet, tel, warn, wrong }
  from './dom.js';
import { lastTime, today } from './day.js';
import { fact, record } from './act.js';
import { camera } from './media.js';
import { scanner } from './scan.js';

export function helpPage(_, model, go, draft) {
  const elders = [...model.elders.values()];
  const form = h('form', { class: 'sw-stack' },
    card(choose('elder', '给谁要', [...elders.map(one => [one.id, one.name]), ['', '我自己']]),
      picks('要什么', 'radio', 'service', [...model.services.values()].map(one =>
        [one.code, one.word, icon(one.icon)])),
      field('wish', '说一句', { maxlength: 200 }),
      h('label', { class: 'sw-pick' }, h('input', { type: 'checkbox', name: 'urgent', value: 'true' }),
        h('b', { class: 'sw-urgent' }, '很急'))),
    button('告诉服务站', async () => {
      const all = given(form);
      if (!all.service) { wrong(form, '点一下要什么。'); return; }
      await record([fact('HELP', { service: all.service, wish: all.wish || null,
        urgent: all.urgent === 'true' }, all.elder ? { elder: all.elder } : {})]);
      await draft.clear();
      go(navigator.onLine ? '#/today' : '#/queue');
    }, true));
  draft.follow(form);
  return [head('要帮手'),
    navigator.onLine ? null : warn('现在没有信号，记下来也要有网才传得出去。很急就打电话。'),
    h('div', { class: 'sw-two even' }, h('a', { class: 'btn sw-120', href: 'tel:120' }, icon('phone'),
      '120 急救'), model.day?.station ? tel(model.day.station, '打服务站') : null), form];
}

// A slip's number with its check digit (Damm's), typed or scanned; null where a digit is wrong.
const DAMM = ['0317598642', '7092154863', '4206871359', '1750983426', '6123045978', '3674209581',
  '5869720134', '8945362017', '9438617205', '2581436790'];
const serialOf = text => {
  const bare = text.normalize('NFKC').replace(/[\s.-]/g, '').toUpperCase();
  const digits = /^S\d{12}(\d{8})$/.exec(bare)?.[1] ?? (/^\d{2,8}$/.test(bare) ? bare : null);
  return digits && [...digits].reduce((row, digit) => DAMM[row][digit], '0') === '0' ? bare : null;
};

export function slipPage(_, model, go, draft) {
  const photo = camera('slip', '拍下这张单子');
  const serial = field('serial', '单子上的编号', { maxlength: 40, autocapitalize: 'characters' });
  const form = h('form', { class: 'sw-stack' },
    card(scanner('扫单子上的码', async text => {
      form.elements.serial.value = text.slice(text.lastIndexOf('/') + 1).trim();
      form.elements.serial.dispatchEvent(new Event('input', { bubbles: true }));
    }), serial,
    choose('elder', '哪位老人', [...model.elders.values()].map(one => [one.id, one.name])),
    choose('service', '做的哪一样', [...model.services.values()].map(one => [one.code, one.word])),
    field('day', '哪一天', { type: 'date', value: today(), max: today() }),
    h('div', { class: 'sw-two even' }, field('started', '几点开始', { type: 'time' }),
      field('finished', '几点做完', { type: 'time' })),
    field('did', '做了什么', { maxlength: 300 }), photo.el),
    button('记下来', async () => {
      const all = given(form);
      const number = serialOf(all.serial ?? '');
      if (!number) {
        wrong(form, '编号不对：照单子右上角的八个数字再填一遍。', 'serial'); return;
      }
      if (!all.elder) { wrong(form, '手机里没有这位老人，请把单子交给服务站。', 'elder'); return; }
      const [from, to] = [all.started, all.finished].map(time =>
        new Date(`${all.day}T${time}:00+08:00`));
      if (!all.day || isNaN(from) || isNaN(to)) {
        wrong(form, '请填哪一天、几点开始、几点做完。', 'day'); return;
      }
      if (to < from) { wrong(form, '做完的钟点比开始还早，请改一下。', 'finished'); return; }
      const slip = fact('SLIP', { serial: number, started: from.toISOString(),
        finished: to.toISOString(), service: all.service, did: all.did ? [all.did] : [] },
      { elder: all.elder });
      const facts = [slip];
      const pictures = [];
      const bytes = await photo.bytes();
      if (bytes) {
        facts.push(fact('PICTURE', { about: slip.id, what: 'SLIP', type: photo.type },
          { elder: all.elder }));
        pictures.push({ id: facts[1].id, type: photo.type, bytes });
      }
      await record(facts, pictures);
      await draft.clear();
      go('#/queue');
    }, true));
  draft.follow(form);
  return [back('#/today', '今天'), head('补录纸质签单'), form];
}
