// Writing down what happened: first here, sealed; then the network is tried, whenever it likes.
import './kept.js';
import './outbox.js';

const FORM = 1;
const listeners = new Set();
export const onChange = act => listeners.add(act);
const changed = () => listeners.forEach(act => act());
const news = 'BroadcastChannel' in self ? new BroadcastChannel('field') : null;
news?.addEventListener('message', changed);

export const fact = (kind, body = {}, about = {}) => ({ id: kept.id(), v: FORM, kind,
  at: new Date().toISOString(), ...about, body });

export async function record(facts, pictures = []) {
  await kept.write(facts, pictures);
  changed();
  news?.postMessage('changed');
  askBrowser();
  send();
}

// Background Sync: the browser wakes the worker when there is a network, even with the app closed.
async function askBrowser() {
  try {
    const worker = await navigator.serviceWorker?.ready;
    await worker?.sync?.register('facts');
  } catch { /* not every browser; the app sends when it is opened */ }
}

export let last = null;
let running = null;
export function send(fresh = false) {
  running = (running ?? Promise.resolve()).catch(() => null).then(async () => {
    // What breaks here (a full phone, say) leaves the facts unsent; they go at the next occasion.
    last = await outbox.sync(fresh, changed).catch(why => {
      console.error(why);
      return { state: 'later' };
    });
    changed();
    return last;
  });
  return running;
}
export const signOut = () => outbox.signOut();
