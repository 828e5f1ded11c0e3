// 代办: money that passes through the aide's hands, each step written down and signed.
import { back, button, card, details, field, given, h, head, icon, quiet, wrong } from './dom.js';
import { moment, yuan } from './day.js';
import { fact, record } from './act.js';
import { camera, pad } from './media.js';
import { missing } from './visit.js';

const STEPS = { ADVANCE: '老人给了', BOUGHT: '买东西花了', CHANGE: '退给老人' };
const MOST_FEN = 1_000_000;

const fenOf = text => /^\d{1,5}([.。]\d{1,2})?$/.test(text)
  ? Math.round(Number(text.replace('。', '.')) * 100) : NaN;

// The errand of a visit has the visit's id.
export function errandPage(id, model) {
  const visit = model.visit(id);
  if (!visit) return missing();
  const elder = model.elder(visit.elder);
  const steps = model.facts.filter(row => row.fact.kind === 'ERRAND' && row.fact.body.errand === id
    && row.state !== 'REFUSED');
  const sum = step => steps.filter(row => row.fact.body.step === step)
    .reduce((all, row) => all + row.fact.body.fen, 0);
  const left = sum('ADVANCE') - sum('BOUGHT') - sum('CHANGE');
  return [back('#/visit/' + id, '返回'), head('代买东西的钱', quiet(elder.name)),
    steps.length > 0 && h('section', { class: 'card' }, steps.map(({ fact: one, state }) =>
      h('div', { class: 'sw-row' }, h('div', {}, STEPS[one.body.step], one.body.what
        && `：${one.body.what}`, h('br'), quiet(moment(one.at) + (state === 'UNSENT' ? '·待同步' : ''))),
      h('div', { class: 'push' }, h('b', {}, yuan(one.body.fen) + ' 元')))),
    h('div', { class: 'sw-row' }, h('b', {}, left >= 0 ? '手里还有' : '您垫了'),
      h('div', { class: 'push sw-big' }, yuan(Math.abs(left)) + ' 元'))),
    stepForm('ADVANCE', id, elder, null, '老人给钱', steps.length === 0),
    stepForm('BOUGHT', id, elder, null, '买好了', sum('ADVANCE') > 0 && sum('BOUGHT') === 0),
    stepForm('CHANGE', id, elder, left > 0 ? left : null, '找零退给老人', sum('BOUGHT') > 0 && left > 0,
      sum('ADVANCE'))];
}

function stepForm(step, id, elder, fen, title, open, most) {
  const signs = step !== 'BOUGHT' ? pad(step === 'ADVANCE' ? '老人签字：给了钱' : '老人签字：收到找零') : null;
  const receipt = step === 'BOUGHT' ? camera('receipt-' + id, '拍收据') : null;
  const form = h('form', { class: 'sw-stack' },
    field('yuan', '多少元', { inputmode: 'decimal', maxlength: 8, value: fen ? yuan(fen) : '',
      id: 'f-' + step }),
    step === 'BOUGHT' && field('what', '买了什么', { maxlength: 100, id: 'f-what' }),
    receipt?.el, signs?.el,
    button('记下来', async () => {
      const all = given(form);
      const amount = fenOf(all.yuan);
      if (!(amount > 0 && amount <= MOST_FEN)) {
        wrong(form, '钱数要写成 12 或 12.50 这样，最多一万元。', 'yuan'); return;
      }
      if (most !== undefined && amount > most && form.dataset.sure !== all.yuan) {
        form.dataset.sure = all.yuan;
        wrong(form, '找零比老人给的钱还多。请看一看钱数，没有错就再点一次。', 'yuan'); return;
      }
      if (receipt && !all.what) { wrong(form, '请写买了什么。', 'what'); return; }
      const signature = signs?.picture() ?? null;
      if (signs && !signature) { wrong(form, '请老人在框里签个字，钱才说得清。'); return; }
      const about = { elder: elder.id, visit: id };
      const facts = [fact('ERRAND', { errand: id, step, fen: amount, what: all.what || null, signature },
        about)];
      const bytes = await receipt?.bytes();
      const pictures = [];
      if (bytes) {
        facts.push(fact('PICTURE', { about: id, what: 'RECEIPT', type: receipt.type }, about));
        pictures.push({ id: facts[1].id, type: receipt.type, bytes });
      }
      await record(facts, pictures);
    }, true));
  form.querySelector('label[for]')?.setAttribute('for', 'f-' + step);
  form.querySelector('label[for=f-what]')?.setAttribute('for', 'f-what');
  const el = details(title, form);
  el.open = open;
  return el;
}
