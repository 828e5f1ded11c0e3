// The desk's bell: a new call is heard and read in the title; the clerk may switch the sound off.
(() => {
  'use strict';
  const off = () => localStorage.getItem('bell') === 'off';
  const title = document.title;
  const ring = () => {
    if (off() || !window.AudioContext) return;
    const sound = new AudioContext();
    for (const at of [0, 0.35, 0.7]) {
      const tone = sound.createOscillator();
      const volume = sound.createGain();
      volume.gain.value = 0.2;
      tone.frequency.value = 880;
      tone.connect(volume).connect(sound.destination);
      tone.start(sound.currentTime + at);
      tone.stop(sound.currentTime + at + 0.2);
    }
    if ('speechSynthesis' in window) {
      const say = new SpeechSynthesisUtterance('有新的求助');
      say.lang = 'zh-CN';
      speechSynthesis.speak(say);
    }
  };
  document.addEventListener('htmx:afterSwap', e => {
    if (e.target.id !== 'sw-bell') return;
    const rung = e.target.firstElementChild;
    const mark = rung ? rung.dataset.mark || 'none' : null;
    const before = sessionStorage.getItem('bell mark');
    if (!mark || mark === before) return;
    sessionStorage.setItem('bell mark', mark);
    if (before === null) return;
    document.title = '（新求助）' + title;
    ring();
  });
  addEventListener('focus', () => { document.title = title; });
  const show = button => {
    button.hidden = false;
    button.querySelector('span').textContent = off() ? '铃声：关' : '铃声：开';
    button.setAttribute('aria-pressed', String(!off()));
  };
  for (const button of document.querySelectorAll('[data-bell]')) {
    show(button);
    button.addEventListener('click', () => {
      localStorage.setItem('bell', off() ? 'on' : 'off');
      show(button);
    });
  }
})();
