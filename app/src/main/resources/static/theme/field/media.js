// Photographs made small, spoken notes kept short, names on the glass.
import { h, button, once, icon } from './dom.js';

const MOST = 400_000;
const GOOD = 200_000;
const MOST_SECONDS = 60;

// As small as it can be while a receipt stays legible; never more than the house takes.
async function shrink(file) {
  const seen = await createImageBitmap(file);
  let best = null;
  for (const [side, quality] of [[1280, .7], [1280, .5], [1024, .5], [800, .5], [640, .4]]) {
    const scale = Math.min(1, side / Math.max(seen.width, seen.height));
    const canvas = h('canvas');
    canvas.width = Math.max(1, Math.round(seen.width * scale));
    canvas.height = Math.max(1, Math.round(seen.height * scale));
    canvas.getContext('2d').drawImage(seen, 0, 0, canvas.width, canvas.height);
    best = await new Promise(resolve => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (best && best.size <= GOOD) break;
  }
  seen.close?.();
  if (!best || best.size > MOST) throw new Error('too large');
  return best;
}

// A button that takes a photograph; `bytes()` is what was taken, or null.
export function camera(name, word = '拍照') {
  let taken = null;
  let shrinking = null;
  const shot = h('img', { class: 'fl-shot', alt: '拍好的照片', hidden: true });
  const say = h('p', { class: 'fl-wrong', role: 'alert', hidden: true });
  const label = h('span', {}, word);
  const input = h('input', { type: 'file', accept: 'image/*', capture: 'environment', name,
    'aria-label': word, onchange: async () => {
      say.hidden = true;
      if (!input.files[0]) return;
      try {
        shrinking = shrink(input.files[0]);
        taken = await shrinking;
        shot.src = URL.createObjectURL(taken);
        shot.hidden = false;
        label.textContent = '重拍';
      } catch {
        say.textContent = '这个文件不是照片，或者打不开。请重新拍一张。';
        say.hidden = false;
      }
    } });
  const el = h('div', { class: 'sw-stack' }, shot,
    h('label', { class: 'btn fl-file' }, icon('camera'), label, input), say);
  // Who presses before the photograph is small enough waits for it: it must not be left out.
  const bytes = async () => {
    await shrinking?.catch(() => null);
    return taken ? taken.arrayBuffer() : null;
  };
  return { el, bytes, type: 'image/jpeg',
    taken: () => taken !== null };
}

// A spoken note of at most a minute.
export function microphone() {
  let taken = null;
  let recorder = null;
  let ended = null;
  const sound = h('audio', { controls: true, hidden: true, 'aria-label': '录好的话' });
  const say = h('p', { class: 'sw-say', role: 'status' });
  const press = button('说一段话', () => recorder ? recorder.stop() : start(), false, 'mic');
  const name = text => press.replaceChildren(icon('mic'), text);
  const start = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const parts = [];
      recorder = new MediaRecorder(stream, { audioBitsPerSecond: 24_000 });
      recorder.ondataavailable = event => parts.push(event.data);
      let end = null;
      ended = new Promise(resolve => { end = resolve; });
      recorder.onstop = () => {
        stream.getTracks().forEach(track => track.stop());
        taken = new Blob(parts, { type: recorder.mimeType.split(';')[0] });
        recorder = null;
        sound.src = URL.createObjectURL(taken);
        sound.hidden = false;
        say.textContent = '录好了，可以听一遍。';
        name('重新说');
        end();
      };
      recorder.start();
      setTimeout(() => recorder?.stop(), MOST_SECONDS * 1000);
      say.textContent = '正在录，最长一分钟。';
      name('说完了');
    } catch {
      recorder = ended = null;
      say.textContent = '话筒打不开。请在手机设置里允许，或者写一句。';
    }
  };
  // Who is done while it still listens has said what she wanted to say.
  const bytes = async () => {
    if (recorder?.state === 'recording') recorder.stop();
    await ended;
    return taken && taken.size <= MOST ? taken.arrayBuffer() : null;
  };
  return { el: h('div', { class: 'sw-stack' }, sound, press, say),
    bytes,
    type: () => taken?.type ?? 'audio/webm', taken: () => taken !== null };
}
export const canRecord = () => 'MediaRecorder' in self && !!navigator.mediaDevices?.getUserMedia;

const LEAST = 48;

// A name or a mark on the glass; `picture()` is a PNG data URL of a few kilobytes, or null.
export function pad(label, thumb = false) {
  const canvas = h('canvas', { class: 'sw-sign', 'aria-label': label, role: 'img' });
  const pen = canvas.getContext('2d');
  let drawing = false;
  let marked = false;
  let ink = null;
  const clear = () => {
    const wide = Math.min(480, canvas.clientWidth || 320);
    canvas.width = wide;
    canvas.height = Math.round(wide * 180 / (canvas.clientWidth || 320));
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.lineWidth = 3;
    pen.lineCap = pen.lineJoin = 'round';
    pen.strokeStyle = '#22302a';
    marked = false;
    ink = { long: 0, left: Infinity, right: 0, top: Infinity, bottom: 0, last: null };
  };
  const at = event => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * canvas.width / box.width,
      (event.clientY - box.top) * canvas.height / box.height];
  };
  // So much must be drawn as the house asks for: a touch of the finger is no name.
  const enough = () => ink.long >= LEAST && ink.right - ink.left + ink.bottom - ink.top >= LEAST;
  const trace = ([x, y]) => {
    if (ink.last) ink.long += Math.hypot(x - ink.last[0], y - ink.last[1]);
    ink.left = Math.min(ink.left, x);
    ink.right = Math.max(ink.right, x);
    ink.top = Math.min(ink.top, y);
    ink.bottom = Math.max(ink.bottom, y);
    ink.last = [x, y];
    return [x, y];
  };
  // The mark of a thumb: as broad as the glass felt it. It is a mark, not a print of the skin.
  const press = event => {
    clear();
    const [x, y] = at(event);
    const [rx, ry] = [Math.max(22, event.width / 2), Math.max(30, event.height / 2)];
    for (let n = 1; n <= 7; n++) {
      pen.beginPath();
      pen.ellipse(x, y, rx * n / 7, ry * n / 7, 0, 0, 2 * Math.PI);
      pen.stroke();
    }
    marked = true;
  };
  canvas.addEventListener('pointerdown', event => {
    if (!ink) clear();
    if (thumb) { press(event); return; }
    drawing = true;
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    ink.last = null;
    pen.moveTo(...trace(at(event)));
  });
  canvas.addEventListener('pointermove', event => {
    if (!drawing) return;
    pen.lineTo(...trace(at(event)));
    pen.stroke();
    marked = enough();
  });
  for (const end of ['pointerup', 'pointercancel']) {
    canvas.addEventListener(end, () => { drawing = false; });
  }
  return { el: h('div', { class: 'sw-stack' }, h('div', { class: 'form-label' }, label), canvas,
    h('button', { class: 'btn', type: 'button', onclick: once(clear) }, '擦掉重来')),
  picture: () => marked ? canvas.toDataURL('image/png') : null };
}
