import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { App } from '../pages/app';
import { expect, test } from '../support/app';
import { fileOf } from '../support/people';
import { contents } from '../support/snapshot';
import { stores } from '../support/stores';

async function erase(app: App): Promise<void> {
  await app.open('#/data');
  await app.data.eraseButton.click();
  // The page begins anew; what this window holds is gone with it.
  await app.page.evaluate(() => Object.assign(window, { before: true }));
  await app.data.eraseEverything.click();
  await app.page.waitForFunction(() => !('before' in window));
  await expect(app.navigation).toBeVisible();
}

test('erasing asks first, says what would go, and Cancel keeps everything', { tag: '@once' }, async ({ app, colleague }) => {
  const file = await fileOf(colleague);
  await app.open('#/data');
  await app.data.choose(app.data.openButton, file.path);
  await app.data.openAndReplace.click();
  await expect(app.banner).toContainText('Opened');
  await app.addUpdate(8, 'The first awards were given out.');
  await app.go('Data');
  await app.data.eraseButton.click();
  await expect(app.data.question).toHaveText('Erase everything from this browser?');
  await expect(app.data.question).toBeFocused();
  await expect(app.data.count('1 change made in this browser or merged')).toBeVisible();
  await expect(app.data.count('1 restore point')).toBeVisible();
  await expect(app.main).toContainText('1 change is in no saved file and would be lost for good. Save a file first.');
  await app.data.cancel.click();
  await expect(app.data.eraseButton).toBeFocused();
  await app.open('#/recommendations/8');
  await expect(app.main).toContainText('The first awards were given out.');
});

test('after erasing both stores are empty but for what is not ours, and the app begins as on the first day', { tag: '@every-browser' }, async ({ app }) => {
  await app.addUpdate(8, 'The first awards were given out.', 'A. Member');
  await app.page.evaluate(() => localStorage.setItem('another-program', 'stays'));
  await expect.poll(async () => Object.keys((await stores(app.page)).vault).length).toBeGreaterThan(0);
  await erase(app);

  const { journal, vault } = await stores(app.page);
  expect(journal).toEqual({ 'another-program': 'stays' });
  expect(vault).toEqual({});
  await expect(app.saveStatus).toContainText('Nothing has been changed in this browser yet.');
  await expect(app.data.fact('First used here')).toHaveText('Not yet');
  await expect(app.data.fact('Last saved file')).toHaveText('None yet');
  await app.go('Home');
  await expect(app.home.startEmpty).toBeVisible();
  await app.open('#/recommendations/8');
  await expect(app.main).not.toContainText('The first awards were given out.');
  await app.open('#/recommendations/8/update');
  await expect(app.updateForm.yourName).toHaveValue('');
});

test('save, erase, open: everything is there to the letter', { tag: '@every-browser' }, async ({ app, folder }) => {
  await app.comment(7, 'Agreed at Cabinet – “in full”. 🐑', 'A. Member');
  await app.addUpdate(8, 'The first awards were given out.');
  const saved = path.join(folder, 'saved.json');
  copyFileSync((await fileOf(app)).path, saved);
  await erase(app);
  await app.open('#/data');
  await app.data.choose(app.data.openButton, saved);
  await app.data.openAndReplace.click();
  await expect(app.banner).toContainText('Opened saved.json.');
  await expect(app.saveStatus).toContainText('All changes are in a saved file too.');
  expect(contents((await app.data.save()).path)).toBe(contents(saved));
  await app.data.choose(app.data.mergeButton, saved);
  await expect(app.data.nothingNew).toBeVisible();
});

test('another window of the same browser begins anew too', async ({ app, context, appUrl }) => {
  await app.addUpdate(8, 'The first awards were given out.');
  const other = new App(await context.newPage(), appUrl);
  await other.open('#/recommendations/8');
  await expect(other.main).toContainText('The first awards were given out.');
  await app.page.bringToFront();
  await erase(app);
  await other.page.bringToFront();
  await other.addUpdate(9, 'A college has been visited.');
  await app.page.bringToFront();
  await app.open('#/recommendations/9');
  await expect(app.main).toContainText('A college has been visited.');
});
