// Times the app itself, opened from disk in headless Chromium, beside pages written by hand.
// node app.mjs SINGLE_FILE FOLDER SIZE…   The folder has SIZE.json and SIZE-edited.json.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const [single, folder, ...sizes] = process.argv.slice(2);
const APP = pathToFileURL(single).href;
const BY_HAND = pathToFileURL(path.join(HERE, 'pages/rows.html')).href;
const LIST = `${APP}#/recommendations`;
const LONG = 600_000;
const TYPED = 'apprentices';
const TIMES = 3;
/** Openings, of which single ones differ much. */
const OPENINGS = 31;
/** How often the same keys are pressed. */
const PASSES = 3;
/** Instead of something to wait for: the paint, whether anything was altered or not. */
const PAINT = '';
const PATIENCE = Number(process.env.BENCH_PATIENCE ?? 300_000);

const part = (times, share) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
const p50 = (times) => part(times, 0.5);
const p95 = (times) => part(times, 0.95);
const say = (words) => process.stderr.write(`${words}\n`);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

async function fresh(context, address) {
  const page = await context.newPage();
  page.setDefaultTimeout(LONG);
  await page.goto(address);
  return page;
}

async function firstRow(page) {
  await page.waitForFunction(() => globalThis.bench.firstRow !== null, undefined, { timeout: LONG });
  return page.evaluate(() => globalThis.bench.firstRow);
}

async function answering(page) {
  await page.waitForFunction(() => globalThis.bench.ready !== null, undefined, { timeout: LONG });
}

/**
 * What the app shows at the first open after a file came, and at those after it, and when it answers, and what the page
 * by hand shows. One is opened after the other by turns, because the computer is quicker at one moment than at the next.
 * The app keeps the page as it was last seen, so each open waits until that is done.
 */
async function coldOpens(context, contextByHand) {
  const [opens, byHand] = [[], []];
  for (let turn = 0; turn < OPENINGS + 1; turn += 1) {
    const page = await fresh(context, LIST);
    const row = await firstRow(page);
    await answering(page);
    opens.push({ row, ready: await page.evaluate(() => globalThis.bench.ready) });
    await page.waitForFunction(() => localStorage.getItem('scrutiny-tracker.first-view/#/recommendations') !== null);
    await page.close();
    const other = await fresh(contextByHand, BY_HAND);
    byHand.push(await firstRow(other));
    await other.close();
  }
  const [first, ...later] = opens;
  return {
    first: first.row,
    row: p50(later.map((open) => open.row)),
    ready: p50(later.map((open) => open.ready)),
    byHand: p50(byHand.slice(1)),
  };
}

async function timed(page, kind, done, act) {
  // Armed for certain before it begins: what is pressed may overtake what the page is asked.
  await page.evaluate(([kind, done]) => {
    globalThis.bench.answer = globalThis.bench.after(kind, done);
  }, [kind, done]);
  await act();
  // What the page does not answer at all is no time.
  const late = new Promise((answer) => setTimeout(() => answer(NaN), PATIENCE).unref());
  const took = await Promise.race([page.evaluate(() => globalThis.bench.answer).catch(() => NaN), late]);
  if (Number.isNaN(took)) say(`No answer to a ${kind}.`);
  return took;
}

async function keystrokes(page) {
  const search = page.locator('#search');
  await search.focus();
  const times = [];
  for (let turn = 0; turn < PASSES; turn += 1) {
    for (const key of [...TYPED, ...Array(TYPED.length).fill('Backspace')]) {
      times.push(await timed(page, 'input', PAINT, () => page.keyboard.press(key)));
    }
  }
  return times.filter(Number.isFinite);
}

async function chooseFile(page, name, file) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name, exact: true }).click()]);
  await chooser.setFiles(file);
  const large = page.getByRole('button', { name: 'Read it', exact: true });
  const asked = page.locator('#file-question');
  await asked.waitFor();
  if (await large.isVisible()) await large.click();
}

async function import_(context, size) {
  const page = await fresh(context, `${APP}#/data`);
  const started = Date.now();
  await chooseFile(page, 'Open a file', path.join(folder, `${size}.json`));
  await page.getByRole('button', { name: 'Open and replace', exact: true }).waitFor();
  const read = Date.now() - started;
  const shown = await timed(page, 'click', '#notice', () => page.getByRole('button', { name: 'Open and replace', exact: true }).click());
  await page.waitForFunction(() => /Saved|not kept/.test(document.querySelector('.st-save-status')?.textContent ?? ''));
  const kept = Date.now() - started;
  await page.close();
  return { read, shown, kept };
}

async function merge(context, size) {
  const page = await fresh(context, `${APP}#/data`);
  const started = Date.now();
  await chooseFile(page, 'Merge a file', path.join(folder, `${size}-edited.json`));
  const button = page.getByRole('button', { name: 'Merge', exact: true });
  await button.waitFor();
  const previewed = Date.now() - started;
  const merged = await timed(page, 'click', '#notice', () => button.click());
  await page.close();
  return { previewed, merged };
}

async function save(context) {
  const page = await fresh(context, `${APP}#/recommendations/3/update`);
  const times = [];
  const lasting = [];
  for (let turn = 0; turn < 2 * TIMES + 1; turn += 1) {
    await page.evaluate(() => (location.hash = '#/recommendations/3/update'));
    await page.getByRole('textbox', { name: 'What has happened' }).fill(`Something new, ${turn}.`);
    await page.evaluate(() => {
      globalThis.bench.kept = new Promise((answer) => {
          addEventListener('click', (event) => {
            const look = () => {
              const said = document.querySelector('.st-save-status')?.textContent ?? '';
              if (document.querySelector('#notice') && /Saved on this computer/.test(said)) answer(performance.now() - event.timeStamp);
              else setTimeout(look, 1);
            };
            look();
          }, { capture: true, once: true });
      });
    });
    times.push(await timed(page, 'click', '#notice', () => page.getByRole('button', { name: 'Save update' }).click()));
    lasting.push(await page.evaluate(() => globalThis.bench.kept));
  }
  await page.close();
  // The first one also begins the shelf.
  return { shown: p50(times.slice(1)), lasting: p50(lasting.slice(1)) };
}

async function byHand(context, text) {
  let page = await fresh(context, BY_HAND);
  await page.evaluate((text) => globalThis.fill(text), text);
  await page.close();
  page = await fresh(context, BY_HAND);
  await firstRow(page);
  const keys = await keystrokes(page);
  const sort = await timed(page, 'click', undefined, () => page.locator('#sort').click());
  const filter = await timed(page, 'change', undefined, () => page.locator('#answer').selectOption('in-part'));
  const json = await page.evaluate((text) => {
    const middle = (run) => {
      const times = [];
      for (let turn = 0; turn < 3; turn += 1) {
        const from = performance.now();
        run();
        times.push(performance.now() - from);
      }
      return times.sort((a, b) => a - b)[1];
    };
    const one = JSON.stringify(JSON.parse(text).changes.at(-1));
    return {
      parse: middle(() => JSON.parse(text)),
      setItem: middle(() => { for (let turn = 0; turn < 100; turn += 1) localStorage.setItem(`one-${turn}`, one); }) / 100,
    };
  }, text);
  await page.close();
  return { keys, sort, filter, ...json };
}

async function measured() {
  const context = await browser.newContext();
  await context.addInitScript({ path: path.join(HERE, 'measure.js') });
  return context;
}

async function at(size) {
  const file = path.join(folder, `${size}.json`);
  const text = readFileSync(file, 'utf8');
  say(`${size}: the pages written by hand`);
  const contextByHand = await measured();
  const hand = await byHand(contextByHand, text);
  const context = await measured();
  say(`${size}: opening the file`);
  const imported = await import_(context, size);
  say(`${size}: cold opens`);
  const open = await coldOpens(context, contextByHand);
  await contextByHand.close();
  let page = await fresh(context, LIST);
  await answering(page);
  const memory = await page.evaluate(() => globalThis.bench.wasmBytes());
  say(`${size}: keystrokes`);
  const keys = await keystrokes(page);
  await page.close();
  page = await fresh(context, LIST);
  await answering(page);
  const sort = await timed(page, 'click', undefined, () => page.getByRole('columnheader', { name: 'Recommendation' }).getByRole('button').click());
  await page.getByRole('group', { name: 'Answer', exact: true }).getByRole('checkbox', { name: 'Accepted in part' }).check();
  const filter = await timed(page, 'click', 'a[href*="response"]', () => page.getByRole('button', { name: 'Apply filters' }).first().click());
  const opening = await timed(page, 'click', 'a[href$="/update"]', () => page.locator('tbody a').first().click()).catch(() => NaN);
  await page.close();
  say(`${size}: saving`);
  const saved = await save(context);
  say(`${size}: merging`);
  const merged = await merge(context, size);
  await context.close();
  const line = (name, ms, limit, limitMs) => ({ name, ms, limit: limit ?? '', limitMs: limitMs ?? 0 });
  return {
    recommendations: Number(size),
    bytes: text.length,
    wasmBytes: memory,
    lines: [
      line('cold open to the first row', open.row, 'page by hand, one text from storage', open.byHand),
      line('first open after a file came, to the first row', open.first, 'page by hand, one text from storage', open.byHand),
      line('cold open until the app answers', open.ready, 'page by hand, one text from storage', open.byHand),
      line('keystroke to paint, p50', p50(keys), 'list by hand', p50(hand.keys)),
      line('keystroke to paint, p95', p95(keys), 'list by hand', p95(hand.keys)),
      line('sort', sort, 'list by hand', hand.sort),
      line('filter', filter, 'list by hand', hand.filter),
      line('open a recommendation', opening),
      line('save an edit, to its words', saved.shown, 'setItem of the same bytes', hand.setItem),
      line('save an edit, to the strict commit', saved.lasting),
      line('open a file: read', imported.read, 'JSON.parse', hand.parse),
      line('open a file: shown', imported.shown),
      line('open a file: kept', imported.kept),
      line('merge: to the question', merged.previewed, 'JSON.parse', hand.parse),
      line('merge: done', merged.merged),
    ],
  };
}

const results = [];
for (const size of sizes) results.push(await at(size));
await browser.close();
process.stdout.write(`${JSON.stringify(results)}\n`);
