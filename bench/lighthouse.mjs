// Signs in as the demo's aide and lets Lighthouse look at the app and at the pages beside it. What
// Lighthouse no longer scores about installing and working without a network is asked by hand.
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';

const { CHROME, HOUSE, LOGIN, PASSWORD } = process.env;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const browser = await puppeteer.launch({ executablePath: CHROME, headless: true,
  args: ['--no-sandbox'] });

const page = await browser.newPage();
await page.goto(HOUSE + '/login');
await page.type('[name=login]', LOGIN);
await page.type('[name=password]', PASSWORD);
await Promise.all([page.waitForNavigation(), page.click('main button[type=submit]')]);
await page.goto(HOUSE + '/field');
await page.waitForSelector('.sw-round');
await page.waitForFunction(() => navigator.serviceWorker.controller);

const rows = [];
const low = [];
const look = async (name, path, options = {}) => {
  const target = await browser.newPage();
  const { lhr } = await lighthouse(HOUSE + path, { onlyCategories: CATEGORIES, output: 'json',
    logLevel: 'error', disableStorageReset: true, ...options }, undefined, target);
  const scores = CATEGORIES.map(id => Math.round(lhr.categories[id].score * 100));
  const seconds = id => (lhr.audits[id].numericValue / 1000).toFixed(1);
  rows.push(`| ${name} | ${scores.join(' | ')} | ${seconds('first-contentful-paint')} | `
    + `${seconds('largest-contentful-paint')} | ${seconds('interactive')} | `
    + `${Math.round(lhr.audits['total-byte-weight'].numericValue / 1024)} |`);
  for (const id of CATEGORIES) {
    for (const ref of lhr.categories[id].auditRefs) {
      const audit = lhr.audits[ref.id];
      if (ref.weight > 0 && audit.score !== null && audit.score < .9) {
        low.push(`- ${name}: ${audit.title} (${Math.round(audit.score * 100)}`
          + `${audit.displayValue ? ', ' + audit.displayValue : ''})`);
      }
    }
  }
  await target.close();
  return lhr.lighthouseVersion;
};

const version = await look('app, opened again', '/field');
await look('simple pages of the aide', '/aide');
await look('sign-in', '/login');
// The first opening: nothing kept yet, so a context of its own that is signed in by its cookie.
const cookies = await browser.cookies();
const first = await browser.createBrowserContext();
await first.setCookie(...cookies.filter(one => one.name === 'sw'));
const fresh = await first.newPage();
const { lhr } = await lighthouse(HOUSE + '/field', { onlyCategories: CATEGORIES, output: 'json',
  logLevel: 'error' }, undefined, fresh);
rows.unshift(`| app, first opening | ${CATEGORIES.map(id =>
  Math.round(lhr.categories[id].score * 100)).join(' | ')} | `
  + ['first-contentful-paint', 'largest-contentful-paint', 'interactive'].map(id =>
    (lhr.audits[id].numericValue / 1000).toFixed(1)).join(' | ')
  + ` | ${Math.round(lhr.audits['total-byte-weight'].numericValue / 1024)} |`);

// By hand: what made the PWA category.
const checks = [];
const check = (name, good) => checks.push(`| ${name} | ${good ? 'yes' : '**no**'} |`);
const manifest = await (await fetch(HOUSE + '/manifest.webmanifest')).json();
check('manifest with name, start_url, display standalone',
  manifest.name && manifest.start_url === '/field' && manifest.display === 'standalone');
const sizes = manifest.icons.map(icon => icon.sizes + ' ' + icon.purpose);
check('icons of 192 and 512, and a maskable one', ['192x192 any', '512x512 any', '512x512 maskable']
  .every(size => sizes.includes(size)));
const icons = await Promise.all(manifest.icons.map(icon => fetch(HOUSE + icon.src)));
check('icons are there, as PNG', icons.every(icon => icon.ok
  && icon.headers.get('content-type') === 'image/png'));
check('a service worker controls the start page', await page.evaluate(() =>
  navigator.serviceWorker.controller !== null));
const line = await page.createCDPSession();
const errors = await line.send('Page.getInstallabilityErrors');
check('Chromium finds it installable (`Page.getInstallabilityErrors` is empty)',
  errors.installabilityErrors.filter(one => one.errorId !== 'in-incognito').length === 0);
await page.setOfflineMode(true);
await page.goto(HOUSE + '/field');
check('opens without a network, with the day in it', await page.waitForSelector('.sw-round',
  { timeout: 10_000 }).then(() => true, () => false));
await page.setOfflineMode(false);
const theme = await page.evaluate(() => document.querySelector('meta[name=theme-color]')?.content);
check('theme colour, viewport, apple-touch-icon', theme && await page.evaluate(() =>
  !!document.querySelector('meta[name=viewport]') && !!document.querySelector('link[rel=apple-touch-icon]')));
await browser.close();

console.log(`# Lighthouse

\`bench/lighthouse\`, Lighthouse ${version} with its own simulated phone (slow 4G, 4 × slower processor), the
demo village signed in as the aide, on ${new Date().toISOString().slice(0, 10)}. Times in seconds, weight in KB.
Lighthouse 12 has no PWA category any more; the second table asks by hand what it used to ask.

| page | performance | accessibility | best practices | first paint | largest paint | interactive | KB |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}

| installing and working without a network | |
|---|---|
${checks.join('\n')}
${low.length ? '\nBelow 90 among what counts:\n\n' + [...new Set(low)].join('\n') : '\nNothing that counts is below 90.'}`);
