// Sends what the phone kept, each fact until the house has answered for it. Shared by the pages and
// the service worker like kept.js. It never asks on a timer: it runs when something was written, when
// the network came back, when the app was opened, and when the browser itself calls (Background Sync).
'use strict';
self.outbox = (() => {
  const MOST_FACTS = 100;
  const MOST_BYTES = 60_000;
  const TRIES = [1500, 4000, 9000];
  const OPEN_AGAIN = 10 * 60_000;
  const SENT_AGAIN = 60_000;
  // The house itself has said that nobody is let in here: not signed in, this phone, not an aide.
  const SHUT = ['signin', 'revoked', 'stranger'];
  let csrf = null;
  let behind = 0;

  class Stop extends Error {
    constructor(state, say = null) { super(state); this.state = state; this.say = say; }
  }
  const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

  const until = ms => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), ms);
    return stop.signal;
  };

  // One request; a break is tried again a few times, then left for the next occasion. A body that
  // says what the clock shows is a function, made anew for each try.
  const ask = async (path, options = {}, patience = 60_000) => {
    for (let n = 0; ; n++) {
      let answer;
      try {
        answer = await fetch(path, { credentials: 'same-origin', redirect: 'manual', cache: 'no-store',
          signal: until(patience), ...options,
          body: typeof options.body === 'function' ? options.body() : options.body,
          headers: { 'X-Phone': await kept.phone(), ...(csrf ? { 'X-XSRF-TOKEN': csrf } : {}),
            ...options.headers } });
      } catch {
        if (n >= TRIES.length || navigator.onLine === false) throw new Stop('offline');
        await pause(TRIES[n]);
        continue;
      }
      // A redirect is never ours: some hotspot wants money. Nothing is locked for that.
      if (answer.type === 'opaqueredirect') throw new Stop('later');
      if (answer.status === 401) throw new Stop('signin');
      if (answer.status === 410) throw new Stop('revoked');
      if (answer.status === 429 || answer.status >= 500) {
        if (n >= TRIES.length) throw new Stop('later');
        await pause(TRIES[n]);
        continue;
      }
      return answer;
    }
  };

  // The answer's body may break off too: then the request is made again, which is harmless.
  const json = async (path, options, patience) => {
    for (let n = 0; ; n++) {
      const answer = await ask(path, options, patience);
      try {
        const body = await answer.json();
        return answer.ok ? { status: answer.status, body, say: null }
          : { status: answer.status, body: null, say: body?.say ?? null };
      } catch {
        // A refusal may be a bare page; an acceptance may not: that was not our house.
        if (!answer.ok) return { status: answer.status, body: null, say: null };
        if (n >= TRIES.length || navigator.onLine === false) throw new Stop('offline');
        await pause(TRIES[n]);
      }
    }
  };

  const hello = async () => {
    const { status, body } = await json('/field/hello');
    if (status === 403) throw new Stop('stranger');
    if (!body) throw new Stop('later');
    csrf = body.csrf;
    behind = Date.parse(body.server) - Date.now();
    await kept.note('behind', behind);
    await kept.note('session', body.session);
    const known = await kept.key();
    if (!known || known.owner !== body.actor.id) await kept.unlock(body.key, body.actor.id);
    return body;
  };

  // With a fresh hello where the CSRF token had grown old, or the house does not know this phone.
  const writing = async (path, options, patience) => {
    if (!csrf) await hello();
    const first = await json(path, options, patience);
    if (first.status !== 403 && first.status !== 409) return first;
    await hello();
    return json(path, options, patience);
  };

  const sendFacts = async (batch, ended) => {
    const { status, body, say } = await writing('/field/sync', { method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: () => JSON.stringify({ sent: new Date().toISOString(),
        facts: batch.map(row => row.fact) }) });
    if (body) {
      await kept.settle(body.verdicts);
      // What the house did not answer for stays unsent, but must not be asked for ever.
      const answered = new Set(body.verdicts.map(one => one.id));
      batch.filter(row => !answered.has(row.id)).forEach(row => ended.add(row.id));
    } else if (![400, 413, 415, 422].includes(status)) {
      throw new Stop('later');
    } else if (batch.length > 1) {
      // One of them is not understood: the others must not wait for it.
      const half = Math.ceil(batch.length / 2);
      await sendFacts(batch.slice(0, half), ended);
      await sendFacts(batch.slice(half), ended);
    } else {
      await kept.settle([{ id: batch[0].id, verdict: 'REFUSED',
        say: say || `服务站没有收下（${status}）。请给服务站打电话。` }]);
    }
  };

  const nextBatch = async ended => {
    const batch = [];
    let bytes = 0;
    for (const row of await kept.facts()) {
      if (row.state !== 'UNSENT' || ended.has(row.id)) continue;
      const size = JSON.stringify(row.fact).length;
      if (batch.length > 0 && (batch.length >= MOST_FACTS || bytes + size > MOST_BYTES)) break;
      batch.push(row);
      bytes += size;
    }
    return batch;
  };

  const sendPictures = async changed => {
    const facts = new Map((await kept.facts()).map(row => [row.id, row.state]));
    for (const one of await kept.pictures()) {
      const state = facts.get(one.id);
      if (one.state !== 'UNSENT' || state === 'UNSENT') continue;
      if (state === 'REFUSED') { await kept.pictureSettled(one.id, 'REFUSED'); continue; }
      const bytes = await kept.picture(one.id);
      if (!bytes) continue;
      const { status, body, say } = await writing('/field/pictures/' + one.id,
        { method: 'PUT', headers: { 'Content-Type': one.type }, body: bytes }, 240_000);
      if (body?.id === one.id) await kept.pictureSettled(one.id, 'TAKEN');
      else if (status === 403 ? say : [413, 415].includes(status)) {
        // A bare 403 is no word of the house's about this picture.
        await kept.pictureSettled(one.id, 'REFUSED', say || `服务站没有收下（${status}）。`);
      }
      changed();
    }
  };
  const getDay = async () => {
    const { body } = await json('/field/day');
    if (body) await kept.saveDay(body);
  };

  const run = async (fresh, changed) => {
    if (await kept.noted('leaving') && await leave()) return { state: 'signin' };
    if (fresh || !csrf || !await kept.key()) await hello();
    const ended = new Set();
    let sent = 0;
    for (let batch = await nextBatch(ended); batch.length > 0; batch = await nextBatch(ended)) {
      await sendFacts(batch, ended);
      sent += batch.length;
      changed();
    }
    await sendPictures(changed);
    const day = await kept.day();
    const age = day ? Date.now() - day.got : Infinity;
    if (fresh || age > (sent > 0 ? SENT_AGAIN : OPEN_AGAIN)) {
      await getDay();
      changed();
    }
    return { state: 'done' };
  };

  // fresh: the app was opened. One at a time, in whichever window or worker.
  const sync = async (fresh = false, changed = () => {}) => {
    const work = async () => {
      try {
        return await run(fresh, changed);
      } catch (stop) {
        if (!(stop instanceof Stop)) throw stop;
        if (SHUT.includes(stop.state)) {
          csrf = null;
          await kept.lock(stop.state);
        }
        return { state: stop.state };
      }
    };
    return navigator.locks ? navigator.locks.request('shouwang-field', work) : work();
  };

  // Signing out without a network: the key is gone at once, the house is told when there is one;
  // unless someone has signed in meanwhile, who must not be signed out for it.
  const leave = async () => {
    let body = null;
    try {
      const answer = await json('/field/hello');
      if (answer.status === 403) throw new Stop('stranger');
      if (!answer.body) throw new Stop('later');
      ({ body } = answer);
    } catch (stop) {
      // Nothing is left to tell. Whatever else was answered, the house has not heard of it yet.
      if (stop instanceof Stop && SHUT.includes(stop.state)) await kept.note('leaving', false);
      throw stop;
    }
    const whose = await kept.noted('leaving');
    const mine = whose === true || whose === body.session;
    if (mine) {
      await fetch('/logout', { method: 'POST', credentials: 'same-origin', redirect: 'manual',
        headers: { 'X-XSRF-TOKEN': body.csrf },
        body: new URLSearchParams({ session: body.session }) });
    }
    csrf = null;
    await kept.note('leaving', false);
    return mine;
  };
  const signOut = async () => {
    const session = await kept.noted('session') ?? true;
    await kept.lock('signedout');
    await kept.note('leaving', session);
    try { await leave(); } catch { /* told at the next occasion, as long as it is noted */ }
  };

  return { sync, signOut };
})();
