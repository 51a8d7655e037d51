// Runs the core as wasm in headless Chromium and prints its times.
// node core.mjs FOLDER SIZE…   The folder has core.js, core_bg.wasm, and a saved file of each size.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

const [folder, ...sizes] = process.argv.slice(2);
const glue = readFileSync(path.join(folder, 'core.js'), 'utf8');
const wasm = readFileSync(path.join(folder, 'core_bg.wasm')).toString('base64');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
});
const results = [];
for (const size of sizes) {
  process.stderr.write(`${size}: the core as wasm\n`);
  const page = await browser.newPage();
  page.setDefaultTimeout(600_000);
  const text = readFileSync(path.join(folder, `${size}.json`), 'utf8');
  const said = await page.evaluate(
    async ([glue, wasm, text]) => {
      // No script of a page: such a one asks where it came from, and this page came from nowhere.
      const begin = new Function(`${glue}; return wasm_bindgen;`)();
      globalThis.benchText = text;
      const bytes = Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0));
      await begin({ module_or_path: bytes });
      return globalThis.benchTimes ?? JSON.stringify({ fault: globalThis.benchFault ?? 'It ended without a word.' });
    },
    [glue, wasm, text],
  );
  const times = JSON.parse(said);
  if (times.fault) throw new Error(`${size}: ${times.fault}`);
  results.push(times);
  await page.close();
}
await browser.close();
process.stdout.write(`${JSON.stringify(results)}\n`);
