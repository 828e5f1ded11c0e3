// What the phone keeps: facts, the day and pictures in IndexedDB, each record sealed by AES-GCM with
// the phone's key. The key can be used and not read, and goes when one signs out. This file is shared
// by the pages (import) and the service worker (importScripts), so it hangs itself on `self`.
'use strict';
self.kept = (() => {
  const NAME = 'shouwang-field';
  const FORM = 2;
  // Upgrades only add what is missing: whatever an older version wrote stays and is sent.
  const STORES = {
    about: { keyPath: 'name' }, keys: { keyPath: 'name' }, day: { keyPath: 'owner' },
    drafts: { keyPath: ['owner', 'name'] }, facts: { keyPath: 'id' }, pictures: { keyPath: 'id' },
  };
  const KEPT_DAYS = 8;
  let opened = null;

  const done = request => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  const open = () => {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, FORM);
      request.onupgradeneeded = () => {
        const db = request.result;
        for (const [name, form] of Object.entries(STORES)) {
          if (!db.objectStoreNames.contains(name)) db.createObjectStore(name, form);
        }
      };
      request.onsuccess = () => {
        const db = request.result;
        const gone = () => { opened = null; };
        db.onclose = gone;
        db.onversionchange = () => { db.close(); gone(); };
        resolve(db);
      };
      request.onerror = () => { opened = null; reject(request.error); };
    });
    return opened;
  };

  // One transaction; what `work` asks for is done together or not at all.
  const change = async (stores, work) => {
    const db = await open();
    const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
    const ended = new Promise((resolve, reject) => {
      tx.oncomplete = () => resolve();
      tx.onabort = () => reject(tx.error ?? new Error('aborted'));
    });
    ended.catch(() => null);
    let answer = null;
    let failed = null;
    try {
      answer = await work(tx);
    } catch (why) {
      failed = why;
      try { tx.abort(); } catch { /* it has ended already */ }
    }
    // A full phone is told by the transaction's end: that says more than what broke on its way.
    try { await ended; } catch (why) {
      throw why.name === 'QuotaExceededError' ? why : failed ?? why;
    }
    if (failed) throw failed;
    return answer;
  };
  const get = async (store, key) => done((await open()).transaction(store).objectStore(store).get(key));
  const all = async store => done((await open()).transaction(store).objectStore(store).getAll());
  const put = (store, row) => change([store], tx => done(tx.objectStore(store).put(row)));

  // ids: UUIDv7, so that what is made later sorts later
  const id = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const now = Date.now();
    for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256;
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map(b => b.toString(16).padStart(2, '0')).join('');
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
  };

  const phone = async () => {
    const known = await get('about', 'phone');
    if (known) return known.value;
    const value = id();
    await put('about', { name: 'phone', value });
    return value;
  };

  // the key: {owner (account), who (sealed name), key}
  const key = () => get('keys', 'key');
  const unlock = async (raw, owner) => {
    const bytes = Uint8Array.from(atob(raw), c => c.charCodeAt(0));
    const made = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
    bytes.fill(0);
    await change(['keys', 'about'], tx => {
      tx.objectStore('keys').put({ name: 'key', owner, key: made });
      tx.objectStore('about').delete('shut');
      return null;
    });
    return { owner, key: made };
  };
  // Without the key nothing opens. What stands in the books is not needed here any more; what
  // was not sent or was refused, which the house does not have, stays, sealed.
  const lock = (why = null) => change(['keys', 'day', 'drafts', 'facts', 'pictures', 'about'], async tx => {
    tx.objectStore('keys').clear();
    tx.objectStore('day').clear();
    tx.objectStore('drafts').clear();
    for (const store of ['facts', 'pictures']) {
      for (const row of await done(tx.objectStore(store).getAll())) {
        const open = row.state === 'UNSENT' || (row.state === 'REFUSED' && !row.why);
        if (!open) tx.objectStore(store).delete(row.id);
      }
    }
    if (why) tx.objectStore('about').put({ name: 'shut', value: why });
    return null;
  });
  const note = (name, value) => put('about', { name, value });
  const noted = async name => (await get('about', name))?.value;

  const text = new TextEncoder();
  const seal = async (k, mark, content) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = content instanceof ArrayBuffer ? content : text.encode(JSON.stringify(content));
    const box = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: text.encode(mark) }, k.key, plain);
    return { iv, box };
  };
  const bytesOf = (k, mark, row) => crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: row.iv, additionalData: text.encode(mark) }, k.key, row.box);
  const unseal = async (k, mark, row) =>
    JSON.parse(new TextDecoder().decode(await bytesOf(k, mark, row)));

  // A fact and the pictures it announces are written in one transaction, before anything is sent.
  const write = async (facts, pictures = []) => {
    const k = await key();
    if (!k) throw new Error('locked');
    const sealedFacts = await Promise.all(facts.map(async fact => ({ id: fact.id, owner: k.owner,
      state: 'UNSENT', ...await seal(k, 'fact ' + fact.id, { fact }) })));
    const sealedPictures = await Promise.all(pictures.map(async one => ({ id: one.id, owner: k.owner,
      state: 'UNSENT', type: one.type, ...await seal(k, 'picture ' + one.id, one.bytes) })));
    await change(['facts', 'pictures', 'about'], async tx => {
      let n = (await done(tx.objectStore('about').get('n')))?.value ?? 0;
      sealedFacts.forEach(row => tx.objectStore('facts').put({ ...row, n: ++n }));
      sealedPictures.forEach(row => tx.objectStore('pictures').put(row));
      tx.objectStore('about').put({ name: 'n', value: n });
      return null;
    });
  };

  // This account's facts in the order they were written; one that does not open says so.
  const facts = async () => {
    const k = await key();
    if (!k) return [];
    const rows = (await all('facts')).filter(row => row.owner === k.owner)
      .sort((a, b) => (a.n ?? 0) - (b.n ?? 0));
    return Promise.all(rows.map(async row => {
      try {
        const inside = await unseal(k, 'fact ' + row.id, row);
        return { id: row.id, state: row.state, said: row.said ?? null, ...inside };
      } catch {
        return { id: row.id, state: 'SHUT', fact: { kind: '?', body: {} } };
      }
    }));
  };
  const settle = async verdicts => {
    const k = await key();
    if (!k) return;
    const known = new Map((await facts()).map(row => [row.id, row]));
    const sealed = [];
    for (const verdict of verdicts) {
      const row = known.get(verdict.id);
      if (!row || row.state === 'SHUT') continue;
      sealed.push({ id: row.id, state: verdict.verdict, ...await seal(k, 'fact ' + row.id,
        { fact: row.fact, say: verdict.say ?? null, settled: Date.now() }) });
    }
    await change(['facts'], async tx => {
      const store = tx.objectStore('facts');
      for (const row of sealed) {
        const before = await done(store.get(row.id));
        if (before) store.put({ ...before, ...row });
      }
      return null;
    });
  };
  const again = id => change(['facts', 'pictures'], async tx => {
    for (const store of ['facts', 'pictures']) {
      const row = await done(tx.objectStore(store).get(id));
      if (row?.state === 'REFUSED' && row.box) tx.objectStore(store).put({ ...row, state: 'UNSENT' });
    }
    return null;
  });

  const pictures = async () => {
    const k = await key();
    if (!k) return [];
    return (await all('pictures')).filter(row => row.owner === k.owner)
      .map(({ id, state, type, why }) => ({ id, state, type, why }));
  };
  const picture = async id => {
    const k = await key();
    const row = await get('pictures', id);
    return k && row?.box ? bytesOf(k, 'picture ' + id, row) : null;
  };
  // The bytes of a picture that the house has, or has said why it never takes, are not needed here
  // any more. Those whose fact was refused stay, as the fact may be sent again.
  const pictureSettled = (id, state, why = null) => change(['pictures'], async tx => {
    const row = await done(tx.objectStore('pictures').get(id));
    if (!row) return null;
    const kept = { ...row, state, why };
    if (state === 'TAKEN' || why) { delete kept.box; delete kept.iv; }
    return done(tx.objectStore('pictures').put(kept));
  });

  const saveDay = async content => {
    const k = await key();
    if (k) await put('day', { owner: k.owner, ...await seal(k, 'day', { content, got: Date.now() }) });
  };
  const day = async () => {
    const k = await key();
    const row = k && await get('day', k.owner);
    try { return row ? await unseal(k, 'day', row) : null; } catch { return null; }
  };
  const saveDraft = async (name, content) => {
    const k = await key();
    if (!k) return;
    if (content === null) {
      await change(['drafts'], tx => done(tx.objectStore('drafts').delete([k.owner, name])));
    } else {
      await put('drafts', { owner: k.owner, name, ...await seal(k, 'draft ' + name, content) });
    }
  };
  const draft = async name => {
    const k = await key();
    const row = k && await get('drafts', [k.owner, name]);
    try { return row ? await unseal(k, 'draft ' + name, row) : null; } catch { return null; }
  };

  // What is still to be sent, and what was written by another account on this phone. A picture that
  // was refused is told of by its fact's line: there is nothing to be done about it.
  const counts = async () => {
    const k = await key();
    const [f, p] = [await all('facts'), await all('pictures')];
    const mine = row => k && row.owner === k.owner;
    const unsent = f.filter(row => mine(row) && row.state === 'UNSENT');
    const waiting = new Set(unsent.map(row => row.id));
    return {
      unsent: unsent.length
        + p.filter(row => mine(row) && row.state === 'UNSENT' && !waiting.has(row.id)).length,
      refused: f.filter(row => mine(row) && row.state === 'REFUSED').length,
      others: f.filter(row => !mine(row) && row.state === 'UNSENT').length,
    };
  };
  // Settled facts older than eight days go, each with its picture, and pictures whose fact has gone
  // before; what is unsent never does, nor a fact that was refused.
  const tidy = async () => {
    const before = Date.now() - KEPT_DAYS * 864e5;
    const shots = await pictures();
    const unsent = new Set(shots.filter(row => row.state === 'UNSENT').map(row => row.id));
    const rows = await facts();
    const old = new Set(rows.filter(row => ['TAKEN', 'WAITING', 'TASK'].includes(row.state)
      && (row.settled ?? 0) < before && !unsent.has(row.id)).map(row => row.id));
    const stay = new Set(rows.filter(row => !old.has(row.id)).map(row => row.id));
    const gone = shots.filter(row => !unsent.has(row.id) && !stay.has(row.id)).map(row => row.id);
    if (old.size + gone.length === 0) return;
    await change(['facts', 'pictures'], tx => {
      old.forEach(id => tx.objectStore('facts').delete(id));
      gone.forEach(id => tx.objectStore('pictures').delete(id));
      return null;
    });
  };

  return { id, phone, key, unlock, lock, note, noted, write, facts, settle, again, pictures, picture,
    pictureSettled, saveDay, day, saveDraft, draft, counts, tidy };
})();
