import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FailurePage } from '../pages/failure-page';
import { expect, test } from '../support/app';
import { changeWith } from '../support/cells';
import { singleFile } from '../support/dist';

// The later part is used by few pages, and is missed all the same before anybody begins.
for (const [what, id] of [['the first part', 'wasm'], ['the later part', 'wasm-later']]) {
  test(`a copy of the tracker with ${what} of its program damaged shows a page in plain words`, { tag: ['@file', '@every-browser'] }, async ({ browser, folder }) => {
    const copy = path.join(folder, 'scrutiny-tracker.html');
    const whole = readFileSync(singleFile(), 'utf8');
    const start = whole.indexOf('>', whole.indexOf(`id="${id}"`)) + 1;
    const end = whole.indexOf('</script>', start);
    expect(end - start, 'the wasm text is found').toBeGreaterThan(10_000);
    writeFileSync(copy, whole.slice(0, start + 4_000) + whole.slice(end));

    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(pathToFileURL(copy).href);
    const failure = new FailurePage(page);
    await expect(failure.couldNotStart).toBeVisible();
    await expect(page.getByText('What you saved earlier in this browser is still there.')).toBeVisible();
    await expect(failure.reload).toBeVisible();
    await expect(failure.downloadButton).toBeVisible();
    await context.close();
  });
}

test('a browser too old to unpack the program says what to do', { tag: '@once' }, async ({ app, page, quiet }) => {
  quiet.expect(/This browser has no DecompressionStream/);
  await app.addUpdate(8, 'Saved earlier.');
  await expect(app.saveStatus).toContainText('Saved on this computer.');
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'DecompressionStream'));
  await page.reload();
  const failure = new FailurePage(page);
  await expect(failure.couldNotStart).toBeVisible();
  await expect(page.getByText('open the tracker in an up-to-date version of Edge, Chrome, Firefox or Safari')).toBeVisible();
});

test('a browser without WebAssembly says what to do, and hands out what was saved', { tag: '@once' }, async ({ app, page, quiet }) => {
  quiet.expect(/This browser has no WebAssembly/);
  await app.addUpdate(8, 'Saved earlier.');
  await expect(app.saveStatus).toContainText('Saved on this computer.');
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await page.reload();
  const failure = new FailurePage(page);
  await expect(failure.couldNotStart).toBeVisible();
  await expect(page.getByText('ask your IT support whether WebAssembly is switched off')).toBeVisible();
  const file = await failure.download();
  changeWith(JSON.parse(readFileSync(file.path, 'utf8')).entries, 'Saved earlier.');
});
