// Runs the core as wasm in headless Chromium and prints its times.
// node core.mjs FOLDER SIZE…   The folder has core.js and core_bg.wasm.
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
  await page.addScriptTag({ content: glue });
  const said = await page.evaluate(
    async ([wasm, size]) => {
      globalThis.benchSize = size;
      const bytes = Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0));
      await globalThis.wasm_bindgen({ module_or_path: bytes });
      return globalThis.benchTimes ?? `"${globalThis.benchFault}"`;
    },
    [wasm, Number(size)],
  );
  results.push(JSON.parse(said));
  await page.close();
}
await browser.close();
process.stdout.write(`${JSON.stringify(results)}\n`);
