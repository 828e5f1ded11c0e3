// The elder's own word: her card, her name or thumb on the glass, or someone who stood by.
import { back, button, card, details, field, given, h, head, icon, picks, quiet, sha256, wrong }
  from './dom.js';
import { fact, record } from './act.js';
import { pad } from './media.js';
import { scanner } from './scan.js';
import { missing } from './visit.js';

const RATINGS = [[5, '满意'], [3, '一般'], [1, '不满意']];
const NOT_HERS = '这不是这位老人现在的卡。请扫家里墙上的卡，或者换别的办法。';

// Whether it is her card is known without a network: the day carries what its code must come to.
const isHers = async (elder, text) => {
  const token = text.slice(text.lastIndexOf('/') + 1).trim();
  if (/^\d{4}$/.test(token)) return elder.code === await sha256(elder.id + ':' + token);
  return elder.card === await sha256(token);
};

export function confirmPage(id, model, go) {
  const visit = model.visit(id);
  if (!visit) return missing();
  const elder = model.elder(visit.elder);
  if (visit.status === 'CONFIRMED') return thanks(model, visit, go);
  if (visit.status !== 'DONE') { go('#/visit/' + id); return []; }
  const form = h('form', { class: 'sw-stack' });
  const confirm = async (method, more) => {
    const { rating } = given(form);
    await record([fact('CONFIRM', { method, rating: rating ? Number(rating) : null, ...more },
      { visit: id, elder: elder.id })]);
  };
  const byCard = async text => {
    if (!await isHers(elder, text)) { wrong(form, NOT_HERS); return; }
    await confirm('CARD', { token: text.slice(text.lastIndexOf('/') + 1).trim() });
  };
  const name = pad('请老人在框里写名字');
  const thumb = pad('请老人用拇指在框里按一下', true);
  const drawn = (glass, method, say) => async () => {
    const signature = glass.picture();
    if (!signature) { wrong(form, say); return; }
    await confirm(method, { signature });
  };
  form.append(
    card(picks('老人满意吗', 'radio', 'rating', RATINGS, 'sw-three'),
      elder.card && scanner('扫墙上的卡', byCard)),
    details('填卡上的四个数字', field('digits', '墙卡右下的四个数字',
      { inputmode: 'numeric', maxlength: 4, class: 'form-control fl-digits' }),
    button('用墙卡确认', async () => {
      const { digits } = given(form);
      if (!/^\d{4}$/.test(digits)) { wrong(form, '要填四个数字。', 'digits'); return; }
      await byCard(digits);
    }, true)),
    details('老人签字', name.el,
      button('签好了', drawn(name, 'SIGNATURE', '框里还没有字，或者太短，请老人写上名字。'), true)),
    details('老人按手印', thumb.el,
      button('按好了', drawn(thumb, 'THUMBPRINT', '框里还没有印，请老人按一下。'), true)),
    details('旁人作证', field('by', '证人姓名', { maxlength: 40 }),
      button('他作证', async () => {
        const { by } = given(form);
        if (!by) { wrong(form, '请写证人姓名。', 'by'); return; }
        if (by.replace(/\s/g, '') === model.day?.aide || by === elder.name) {
          wrong(form, '证人要是另一个人，也不能是您自己家的人。', 'by');
          return;
        }
        await confirm('WITNESS', { by });
      }, true)));
  for (const one of form.querySelectorAll('details')) {
    one.addEventListener('toggle', () => {
      if (!one.open) return;
      form.querySelectorAll('details').forEach(other => { if (other !== one) other.open = false; });
      one.scrollIntoView({ block: 'start' });
    });
  }
  return [back('#/today', '今天'), head('请老人确认', quiet(`${elder.name}·做了 ${visit.minutes ?? 0} 分钟`)),
    form, h('p', { class: 'fl-foot' }, '都不方便就先不管，服务站会打电话问老人。')];
}

function thanks(model, visit) {
  return [back('#/today', '今天'), head(model.elder(visit.elder).name),
    h('section', { class: 'card' }, h('div', { class: 'sw-empty' }, icon('check'),
      h('p', {}, `老人确认了，做了 ${visit.minutes ?? 0} 分钟。`),
      visit.unsent && h('p', {}, '有网了自动传给服务站，积分就记上。'),
      h('a', { class: 'btn btn-primary', href: '#/today' }, '去下一家')))];
}
