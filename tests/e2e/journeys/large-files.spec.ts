import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app';
import { writeLargeFile, writeOverfullFile } from '../support/large-file';
import { fileOf } from '../support/people';

test('f31 a file of more than 200 MB is refused before it is read', async ({ app, folder }) => {
  const huge = path.join(folder, 'huge.json');
  writeFileSync(huge, '');
  // A hole in the disk: it takes no room.
  truncateSync(huge, 200_000_001);
  await app.open('#/data');
  for (const button of [app.data.mergeButton, app.data.openButton, app.data.checkButton]) {
    await app.data.choose(button, huge);
    await expect(app.errorSummary).toContainText('The file is too large: 201 MB. The tracker reads files up to 200 MB. Nothing was changed.');
  }
});

test('f31 a file of more than 25 MB is read once somebody agrees', { tag: '@once' }, async ({ app, colleague, folder }) => {
  await colleague.addUpdate(8, 'The first awards were given out.');
  const good = await fileOf(colleague);
  const large = path.join(folder, 'large.json');
  writeFileSync(large, readFileSync(good.path, 'utf8') + ' '.repeat(26_000_000));
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, large);
  await expect(app.data.question).toHaveText('This is a large file');
  await expect(app.data.question).toBeFocused();
  await expect(app.main).toContainText('That is 27 MB.');
  await app.data.cancel.click();
  await expect(app.data.mergeButton).toBeFocused();
  await expect(app.data.question).toHaveCount(0);
  await expect(app.saveStatus).toContainText('Nothing has been changed in this browser yet.');

  await app.data.choose(app.data.mergeButton, large);
  await app.data.readIt.click();
  await expect(app.data.count('1 new change')).toBeVisible({ timeout: 30_000 });
  await app.data.merge.click();
  await expect(app.banner).toContainText('Merged 1 change');
});

test('f31 several files that are large together are asked about once', { tag: '@once' }, async ({ app, colleague, folder }) => {
  await colleague.addUpdate(8, 'The first awards were given out.');
  const good = readFileSync((await fileOf(colleague)).path, 'utf8');
  const files = ['one.json', 'two.json'].map((name) => path.join(folder, name));
  for (const file of files) writeFileSync(file, good + ' '.repeat(13_000_000));
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, files);
  await expect(app.data.question).toHaveText('This is a large file');
  await app.data.readIt.click();
  await expect(app.data.about('two.json')).toBeVisible({ timeout: 30_000 });
  await expect(app.data.count('1 new change')).toBeVisible();
});

test('f33 a text that is too long is refused with its place', { tag: '@once' }, async ({ app, folder }) => {
  const good = await fileOf(app);
  const long = path.join(folder, 'long.json');
  writeFileSync(long, readFileSync(good.path, 'utf8').replace('"set":{', `"set":{"mood":"${'x'.repeat(1_000_001)}",`));
  await app.data.choose(app.data.mergeButton, long);
  await expect(app.errorSummary).toContainText(/The file holds a text that is too long, in change 1 of \d+\. The tracker reads texts of up to 1,000,000 characters\./);
});

test('f33 a file with a million changes is refused with the limit', { tag: '@once' }, async ({ app, folder }) => {
  const overfull = path.join(folder, 'overfull.json');
  writeOverfullFile(overfull, 1_000_000);
  await app.open('#/data');
  for (const button of [app.data.mergeButton, app.data.openButton, app.data.checkButton]) {
    await app.data.choose(button, overfull);
    await expect(app.errorSummary).toContainText('The file holds 1,000,000 changes. The tracker reads files of up to 500,000. Ask the sender whether it is the right file. Nothing was changed.');
  }
  await expect(app.saveStatus).toContainText('Nothing has been changed in this browser yet.');
});

test('f31 the reading of a large file says how far it is and can be cancelled', { tag: '@once' }, async ({ app, folder, page }) => {
  const large = path.join(folder, 'large.json');
  writeLargeFile(large, 40_000);
  await page.clock.install();
  await app.open('#/data');
  const far = app.main.getByText(/^Reading large\.json… [\d,]+ of 40,000 entries so far\. Nothing is changed until you agree\.$/);
  for (const button of [app.data.mergeButton, app.data.openButton]) {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
    // From here on a slice is read only when the test says so.
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
    await chooser.setFiles(large);
    await expect(app.data.question).toHaveText('Reading');
    await expect(async () => {
      await page.clock.runFor(1);
      await expect(far).toHaveText(/[1-9],\d\d\d of 40,000/, { timeout: 100 });
    }).toPass();
    await app.data.cancel.click();
    await page.clock.runFor(60_000);
    await page.clock.resume();
    await expect(app.data.question).toHaveCount(0);
    await expect(button).toBeFocused();
    await expect(app.saveStatus).toContainText('Nothing has been changed in this browser yet.');
  }

  // Left to itself it comes to its end.
  await app.data.choose(app.data.openButton, large);
  await expect(app.data.confirmOpen).toBeVisible({ timeout: 30_000 });
  await app.data.cancel.click();
  await expect(app.saveStatus).toContainText('Nothing has been changed in this browser yet.');
});

/** Presses *Cancel* as soon as the page says these words, which is between two steps of the work. */
async function cancelAtOnce(page: Page, words: string): Promise<() => Promise<string>> {
  await page.evaluate((words) => {
    const pressed = new Promise<string>((answer) => {
      const watch = new MutationObserver(() => {
        const said = [...document.querySelectorAll('main p')].find((one) => one.textContent?.startsWith(words));
        const cancel = [...document.querySelectorAll('main button')].find((one) => one.textContent === 'Cancel');
        if (!said || !(cancel instanceof HTMLElement)) return;
        watch.disconnect();
        answer(said.textContent ?? '');
        cancel.click();
      });
      watch.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    Object.assign(window, { pressed });
  }, words);
  return () => page.evaluate(() => (window as unknown as { pressed: Promise<string> }).pressed);
}

test('f31 what a large file would change is worked out in steps that can be cancelled', { tag: '@once' }, async ({ app, folder, page }) => {
  const large = path.join(folder, 'large.json');
  writeLargeFile(large, 40_000);
  await app.open('#/data');
  for (const [button, words] of [
    [app.data.mergeButton, 'Working out what a merge would change…'],
    [app.data.openButton, 'Looking through large.json…'],
  ] as const) {
    const pressed = await cancelAtOnce(page, words);
    await app.data.choose(button, large);
    expect(await pressed()).toMatch(/… \d+% so far\. Nothing is changed until you agree\.$/);
    await expect(app.data.question).toHaveCount(0);
    await expect(button).toBeFocused();
    await expect(app.saveStatus).toContainText('Nothing has been changed in this browser yet.');
  }
  // What was stopped stays away, and left to itself it comes to its end.
  await app.data.choose(app.data.mergeButton, large);
  await expect(app.data.mergeAllTheSame).toBeVisible({ timeout: 30_000 });
  await expect(app.data.question).toBeFocused();
  await expect(app.data.count('40,000 new changes')).toBeVisible();
  await app.data.mergeAllTheSame.click();
  await expect(app.banner).toContainText('Merged 40,000 changes');
  await expect(app.saveStatus).toContainText('Saved on this computer.');
  await page.reload();
  await app.open('#/data');
  await expect(app.saveStatus).toContainText('Saved on this computer.');
});

test('a large file is made in steps that can be cancelled, and is whole', { tag: '@once' }, async ({ app, folder, page }) => {
  const large = path.join(folder, 'large.json');
  writeLargeFile(large, 40_000);
  await app.open('#/data');
  await app.data.choose(app.data.openButton, large);
  await app.data.openAndReplace.click({ timeout: 30_000 });
  await expect(app.banner).toContainText('Opened large.json.');
  let downloads = 0;
  page.on('download', () => (downloads += 1));
  const pressed = await cancelAtOnce(page, 'Making the file…');
  await app.data.saveButton.click();
  expect(await pressed()).toMatch(/^Making the file… \d+% so far\.$/);
  await expect(app.banner).toContainText('You stopped it before the file was made. Your work is as it was.');
  await expect(app.banner).toBeFocused();
  expect(downloads).toBe(0);

  const [download] = await Promise.all([page.waitForEvent('download'), app.data.saveButton.click()]);
  await expect(app.banner).toContainText('Your browser was given the file');
  await expect(app.banner).toBeFocused();
  const saved = path.join(folder, 'saved.json');
  await download.saveAs(saved);
  await app.data.choose(app.data.checkButton, saved);
  await expect(app.banner).toContainText('saved.json is whole and holds all of your changes.', { timeout: 30_000 });
});
