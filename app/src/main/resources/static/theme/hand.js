// For pages in the hand: scanning the wall card, signing on the glass. All of it only adds to
// forms that work without script.
(() => {
  'use strict';

  // Scanning: a button appears beside the field where the browser can read codes.
  for (const field of document.querySelectorAll('[data-scan]')) {
    if (!('BarcodeDetector' in window) || !navigator.mediaDevices) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn btn-primary w-100 mb-2';
    button.textContent = '扫墙上的卡';
    const eye = document.createElement('video');
    eye.className = 'sw-eye mb-2';
    eye.hidden = true;
    eye.playsInline = true;
    eye.muted = true;
    const place = field.closest('[data-scanner]') || field.parentElement;
    place.prepend(button, eye);
    const stop = stream => {
      stream.getTracks().forEach(track => track.stop());
      eye.hidden = true;
      button.hidden = false;
    };
    button.addEventListener('click', async () => {
      try {
        const stream = await navigator.mediaDevices.getUserMedia(
          { video: { facingMode: 'environment' } });
        const detector = new BarcodeDetector({ formats: ['qr_code'] });
        button.hidden = true;
        eye.hidden = false;
        eye.srcObject = stream;
        await eye.play();
        const until = Date.now() + 60000;
        const look = async () => {
          const found = await detector.detect(eye).catch(() => []);
          if (found.length > 0) {
            stop(stream);
            field.value = found[0].rawValue.slice(0, 300);
            field.form.querySelector('button[value=CARD]').click();
          } else if (Date.now() < until) {
            requestAnimationFrame(look);
          } else {
            stop(stream);
          }
        };
        look();
      } catch {
        button.textContent = '相机打不开，请输卡上的四个数字';
        field.focus();
      }
    });
  }

  // Signing: the glass becomes a small black-and-white picture in a hidden field.
  for (const pad of document.querySelectorAll('canvas[data-sign]')) {
    const field = document.getElementById(pad.dataset.sign);
    const holder = pad.closest('[data-signing]');
    const pen = pad.getContext('2d');
    let drawing = false;
    let signed = false;
    let long = 0;
    let last = null;
    let box = [Infinity, 0, Infinity, 0];
    // So much must be drawn as the house asks for: a touch of the finger is no name.
    const trace = ([x, y]) => {
      if (last) long += Math.hypot(x - last[0], y - last[1]);
      last = [x, y];
      box = [Math.min(box[0], x), Math.max(box[1], x), Math.min(box[2], y), Math.max(box[3], y)];
      signed = long >= 48 && box[1] - box[0] + box[3] - box[2] >= 48;
      return last;
    };
    const fit = () => {
      pad.width = Math.min(600, pad.clientWidth);
      pad.height = pad.clientHeight;
      pen.lineWidth = 3;
      pen.lineCap = 'round';
      pen.lineJoin = 'round';
      signed = false;
      long = 0;
      box = [Infinity, 0, Infinity, 0];
      field.value = '';
    };
    const at = e => {
      const box = pad.getBoundingClientRect();
      return [(e.clientX - box.left) * pad.width / box.width,
        (e.clientY - box.top) * pad.height / box.height];
    };
    holder.hidden = false;
    holder.addEventListener('toggle', () => { if (pad.width !== pad.clientWidth) fit(); });
    fit();
    pad.addEventListener('pointerdown', e => {
      drawing = true;
      pad.setPointerCapture(e.pointerId);
      pen.beginPath();
      last = null;
      pen.moveTo(...trace(at(e)));
    });
    pad.addEventListener('pointermove', e => {
      if (!drawing) return;
      pen.lineTo(...trace(at(e)));
      pen.stroke();
    });
    pad.addEventListener('pointerup', () => {
      drawing = false;
      field.value = signed ? pad.toDataURL('image/png') : '';
    });
    holder.querySelector('[data-clear]').addEventListener('click', fit);
  }
})();
