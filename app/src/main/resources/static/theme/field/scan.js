// Reading a QR with the camera, without a network: the browser's own reader, or jsQR where it has none.
import { failed, h, button } from './dom.js';

const PATIENCE = 60_000;

async function reader() {
  if ('BarcodeDetector' in self) {
    const kinds = await BarcodeDetector.getSupportedFormats().catch(() => []);
    if (kinds.includes('qr_code')) {
      const own = new BarcodeDetector({ formats: ['qr_code'] });
      return async eye => (await own.detect(eye).catch(() => []))[0]?.rawValue ?? null;
    }
  }
  await import('./jsqr.js');
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  return async eye => {
    const scale = Math.min(1, 640 / Math.max(eye.videoWidth, eye.videoHeight));
    canvas.width = Math.round(eye.videoWidth * scale);
    canvas.height = Math.round(eye.videoHeight * scale);
    if (canvas.width === 0) return null;
    pen.drawImage(eye, 0, 0, canvas.width, canvas.height);
    const seen = pen.getImageData(0, 0, canvas.width, canvas.height);
    return jsQR(seen.data, seen.width, seen.height, { inversionAttempts: 'dontInvert' })?.data ?? null;
  };
}

// A button, and the camera's eye under it while it looks. `found` gets the text.
export function scanner(word, found) {
  const eye = h('video', { class: 'sw-eye', hidden: true, playsinline: true, 'aria-label': '相机看到的' });
  eye.muted = true;
  const say = h('p', { class: 'sw-say', role: 'status' });
  let stream = null;
  const stop = () => {
    stream?.getTracks().forEach(track => track.stop());
    stream = null;
    eye.hidden = true;
    press.hidden = false;
  };
  const look = async () => {
    try {
      const [read, seen] = await Promise.all([reader(), navigator.mediaDevices.getUserMedia(
        { video: { facingMode: 'environment' } })]);
      stream = seen;
      eye.srcObject = stream;
      eye.hidden = false;
      press.hidden = true;
      say.textContent = '对着二维码，拿稳。';
      await eye.play();
      const until = Date.now() + PATIENCE;
      while (stream && eye.isConnected && Date.now() < until) {
        const text = await read(eye);
        if (text) {
          stop();
          say.textContent = '';
          await found(text.slice(0, 300)).catch(why => failed(press, why));
          return;
        }
        await new Promise(resolve => setTimeout(resolve, 120));
      }
      stop();
      say.textContent = '没扫到。换个亮一点的地方，或者用别的办法。';
    } catch {
      stop();
      say.textContent = '相机打不开。请在手机设置里允许，或者用别的办法。';
    }
  };
  const press = button(word, look, true, 'scan');
  addEventListener('hashchange', stop, { once: true });
  return h('div', { class: 'sw-stack' }, press, eye, say);
}
