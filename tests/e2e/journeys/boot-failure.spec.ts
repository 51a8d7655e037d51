import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '../support/app';
import { singleFile } from '../support/dist';

test('a damaged copy of the tracker shows a page in plain words', { tag: ['@file', '@every-browser'] }, async ({ browser, folder }) => {
  const copy = path.join(folder, 'scrutiny-tracker.html');
  const whole = readFileSync(singleFile(), 'utf8');
  const start = whole.indexOf('>', whole.indexOf('id="wasm"')) + 1;
  const end = whole.indexOf('</script>', start);
  expect(end - start, 'the wasm text is found').toBeGreaterThan(10_000);
  writeFileSync(copy, whole.slice(0, start + 4_000) + whole.slice(end));

  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(pathToFileURL(copy).href);
  await expect(page.getByRole('heading', { level: 1, name: 'The tracker could not start' })).toBeVisible();
  await expect(page.getByText('What you saved earlier in this browser is still there.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download the saved data' })).toBeVisible();
  await context.close();
});
