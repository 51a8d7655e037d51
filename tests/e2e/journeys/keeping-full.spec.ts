import { expect, test } from '../support/app';
import { asksBeforeClosing } from '../support/closing';
import { abortVault, fillStorage, fillVault, letStorageLie, letVaultGo, refuseVault } from '../support/broken-storage';
import { type Cells, changes, changeWith, fillToTheBrim, journal, vault } from '../support/cells';
import { readSnapshot } from '../support/snapshot';

const ONE_COPY =
  "One of this browser's two stores is full. Another page on this computer may have filled it. Your work is saved in the other store. Save a file to be safe.";

test('f03 a neighbour that fills local storage costs nothing: the other store takes the work, and that is said', async ({
  app,
  page,
  neighbour,
}) => {
  await app.addUpdate(8, 'Before the neighbour came.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  const before = await journal(neighbour);
  expect(await fillToTheBrim(neighbour)).toBeGreaterThan(5_000_000);

  await page.bringToFront();
  await app.addUpdateHere(9, 'While there was no room.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 2 changes are in no saved file.');
  await expect(app.storageAlarm).toHaveCount(0);
  await expect(app.warnings).toHaveText(ONE_COPY);
  // What was there is as it was, the neighbour's included, and the new change is in the other store alone.
  expect(await journal(neighbour)).toEqual(before);
  expect(await neighbour.evaluate(() => localStorage.getItem('neighbour 0')?.length)).toBe(1 << 20);
  expect(changes(await vault(neighbour))).toHaveLength(2);

  await app.open('#/recommendations?q=neighbour+came');
  await expect(app.recommendations.numbers).toHaveText(['8']);
  await app.open('#/recommendations?q=no+room');
  await expect(app.recommendations.numbers).toHaveText(['9']);
  await expect(app.saveStatus).toHaveText('Saved on this computer. 2 changes are in no saved file.');
});

test('f03 a first change finds its place although a neighbour had filled everything before', async ({ app, neighbour }) => {
  await fillToTheBrim(neighbour);
  await app.addUpdate(8, 'The first of all.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  await expect(app.warnings).toHaveText(ONE_COPY);
  const next = await app.inNewTab();
  await next.open('#/recommendations/8');
  await expect(next.main).toContainText('The first of all.');
});

test('f02 a window that is open sees what another one could only put in the database', async ({ app, neighbour }) => {
  const other = await app.inNewTab();
  await other.addUpdate(8, 'From when there was room.');
  await app.open('#/recommendations/8');
  await fillToTheBrim(neighbour);
  await other.page.bringToFront();
  await other.addUpdateHere(8, 'In the database alone.');
  await expect(other.saveStatus).toHaveText('Saved on this computer. 2 changes are in no saved file.');
  await app.page.bringToFront();
  await app.page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(app.main).toContainText('In the database alone.');
});

test('f02 the database has no room: the journal keeps the work, and the rest follows when there is room', { tag: '@once' }, async ({ app, page }) => {
  await fillVault(page);
  await app.addUpdate(8, 'In the journal alone.');
  await expect(app.saveStatus).toHaveText('Kept in this browser, but a crash could lose the last minutes. 1 change is in no saved file.');
  expect(changes(await vault(page))).toHaveLength(0);
  await letVaultGo(page);
  await app.addUpdateHere(9, 'When there was room.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 2 changes are in no saved file.');
  expect(changes(await vault(page))).toHaveLength(2);
});

test('f02 both stores full: the alarm stays until there is room, and what was there is as it was', async ({ app, page, neighbour }) => {
  const before = await app.inNewTab();
  await before.addUpdate(8, 'From when there was room.');
  await expect(before.saveStatus).toContainText('Saved on this computer.');
  await before.page.close();
  await fillToTheBrim(neighbour);
  // What a window says to other windows is no work of anybody's.
  const work = (cells: Cells) => Object.fromEntries(Object.entries(cells).filter(([key]) => !key.endsWith('/setting/version')));
  const stores = [work(await journal(neighbour)), work(await vault(neighbour))];

  await fillVault(page);
  await app.addUpdate(9, 'Kept nowhere.');
  await expect(app.saveStatus).toHaveText('1 change is in this window only. Save a file before you close it.');
  await expect(app.storageAlarm).toContainText(
    'Your last change was not kept in this browser. There is no room left in this browser. Your change is still open in this window, but it is not kept. Save a file now.',
  );
  expect(await asksBeforeClosing(app)).toBe(true);
  expect([work(await journal(neighbour)), work(await vault(neighbour))]).toEqual(stores);

  await letVaultGo(page);
  await app.addUpdateHere(10, 'When there was room again.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 3 changes are in no saved file.');
  await expect(app.storageAlarm).toHaveCount(0);
  const after = await vault(neighbour);
  changeWith(after, 'Kept nowhere.');
  changeWith(after, 'When there was room again.');
});

test('f61 a file saved while nothing is kept has everything, and says what only it has', { tag: '@once' }, async ({ app, page }) => {
  await fillStorage(page);
  await fillVault(page);
  await app.addUpdate(8, 'Kept nowhere but in the file.');
  await expect(app.storageAlarm).toBeVisible();
  await app.go('Data');
  const file = await app.data.save();
  await expect(app.banner).toContainText(`Your browser was given the file ${file.name}. It has 1 change that this browser could not keep.`);
  expect(readSnapshot(file.path).changes.map((change) => change.set.text)).toContain('Kept nowhere but in the file.');
  // The file may have been cancelled: the alarm goes on.
  await expect(app.saveStatus).toHaveText('1 change is in this window only. Save a file before you close it.');
});

test('f02 a store that takes everything and keeps nothing is found out', { tag: '@once' }, async ({ app, page }) => {
  await letStorageLie(page);
  await refuseVault(page);
  await app.addUpdate(8, 'Swallowed.');
  await expect(app.saveStatus).toHaveText('1 change is in this window only. Save a file before you close it.');
  await expect(app.storageAlarm).toContainText('Your last change was not kept in this browser.');
});

test('f08 a write that the browser takes back is made again by itself', { tag: '@once' }, async ({ app, page }) => {
  await abortVault(page, 2);
  await app.addUpdate(8, 'Taken back twice.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  await expect(app.storageAlarm).toHaveCount(0);
  changeWith(await vault(page), 'Taken back twice.');
});

test('f08 a database that takes every write back is said, and the journal keeps the work', { tag: '@once' }, async ({ app, page }) => {
  await abortVault(page, 1_000);
  await app.addUpdate(8, 'In the journal alone.');
  await expect(app.saveStatus).toHaveText('Kept in this browser, but a crash could lose the last minutes. 1 change is in no saved file.');
  changeWith(await journal(page), 'In the journal alone.');
  await app.open('#/recommendations/8');
  await expect(app.main).toContainText('In the journal alone.');
});

test('f02 a browser that is nearly full says so before anything fails', { tag: '@once' }, async ({ app, page }) => {
  await page.addInitScript(() => {
    StorageManager.prototype.estimate = () => Promise.resolve({ usage: 80_000_000, quota: 100_000_000 });
  });
  await app.open();
  await expect(app.warnings).toContainText('This browser is nearly full. 80 of 100 parts of the room are in use. Save a file');
  await app.go('Data');
  await expect(app.data.fact('Room')).toHaveText('80 MB used, 20 MB left');
});

test('f19 with both stores full and no downloads, the text of the file can be copied', { tag: '@once' }, async ({ app, page, context }) => {
  await fillStorage(page);
  await fillVault(page);
  await page.addInitScript(() => {
    URL.createObjectURL = () => {
      throw new DOMException('The disk is full.', 'UnknownError');
    };
  });
  await app.addUpdate(8, 'Only to be copied.');
  await app.saveNow.click();
  await expect(app.banner).toContainText('The browser did not start the download.');
  await expect(app.banner).toHaveAccessibleName('Not done');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.copyText.click();
  await expect(app.banner).toContainText('The text of the file is copied.');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(text)).toMatchObject({ format: 'scrutiny-tracker-snapshot' });
  expect(text).toContain('Only to be copied.');
  await expect(app.saveStatus).toHaveText('1 change is in this window only. Save a file before you close it.');
});
