// 今日路线: a door is dragged to another aide or place; what it costs is said before it is let go.
(() => {
  'use strict';
  const form = document.getElementById('move');
  const price = document.getElementById('price');
  const routes = document.querySelector('.sw-routes');
  if (!form || !price || !routes) return;
  let dragged = null;
  let target = null;
  let asked = 0;

  const doors = list => [...list.children].filter(li => li !== dragged);

  // Where the pointer is: a round, and how many of its other doors lie above.
  const spot = (list, y) => {
    const above = doors(list).filter(li => {
      const box = li.getBoundingClientRect();
      return y > box.top + box.height / 2;
    });
    return { aide: list.dataset.aide, at: above.length };
  };

  const clear = () => {
    document.querySelectorAll('.sw-over').forEach(el => el.classList.remove('sw-over'));
    price.hidden = true;
    target = null;
  };

  const ask = async () => {
    const mine = ++asked;
    const query = new URLSearchParams({ visit: dragged.dataset.visit, ...target });
    price.hidden = false;
    price.textContent = '正在算 …';
    try {
      const answer = await fetch(`/today/rounds/${routes.dataset.plan}/price?${query}`);
      const text = answer.ok ? await answer.text() : '算不出来，请放开后再看。';
      if (mine === asked && dragged) price.textContent = text;
    } catch {
      if (mine === asked) price.textContent = '没有信号，算不出来。';
    }
  };

  document.addEventListener('dragstart', e => {
    const door = e.target.closest && e.target.closest('[data-visit][draggable=true]');
    if (!door) return;
    dragged = door;
    e.dataTransfer.effectAllowed = 'move';
    e.dataTransfer.setData('text/plain', door.dataset.visit);
    door.classList.add('sw-dragged');
  });
  document.addEventListener('dragend', () => {
    if (dragged) dragged.classList.remove('sw-dragged');
    dragged = null;
    clear();
  });
  document.addEventListener('dragover', e => {
    const card = dragged && e.target.closest && e.target.closest('.sw-routes section');
    const list = card && card.querySelector('[data-aide]');
    if (!list) return;
    e.preventDefault();
    const now = spot(list, e.clientY);
    if (target && target.aide === now.aide && target.at === now.at) return;
    clear();
    target = now;
    const before = doors(list)[now.at];
    (before || list).classList.add('sw-over');
    ask();
  });
  document.addEventListener('drop', e => {
    if (!dragged || !target) return;
    e.preventDefault();
    form.elements.visit.value = dragged.dataset.visit;
    form.elements.aide.value = target.aide;
    form.elements.at.value = target.at;
    form.submit();
  });
})();
