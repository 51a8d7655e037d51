import { expect, test } from '../support/app';
import { fillStorage, holdVault, letVaultGo, refuseStorage, refuseStorageNow, refuseVault, stallVault } from '../support/broken-storage';
import { changes, journal, vault } from '../support/cells';
import { asksBeforeClosing } from '../support/closing';
import { readSnapshot } from '../support/snapshot';

const JOURNAL_ONLY = 'Kept in this browser, but a crash could lose the last minutes. 1 change is in no saved file.';

test('f01 with local storage refused the database alone keeps the work, and that is said', async ({ app, page }) => {
  await refuseStorage(page);
  await app.addUpdate(8, 'In the database alone.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  await expect(app.storageAlarm).toHaveCount(0);
  await app.go('Data');
  await expect(app.data.fact('Stores')).toHaveText('One store holds your work. The browser refuses the other.');
  await app.open('#/recommendations/8');
  await expect(app.main).toContainText('In the database alone.');

  const next = await app.inNewTab();
  await next.open('#/recommendations/8');
  await expect(next.main).toContainText('In the database alone.');
  await expect(next.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
});

test('f01 with both stores refused it is said before any work, the alarm stays, and the saved file holds the edit', { tag: '@every-browser' }, async ({ app, page }) => {
  await refuseStorage(page);
  await refuseVault(page);
  await app.open();
  await expect(app.saveStatus).toHaveText('This browser cannot keep changes.');
  await expect(app.storageAlarm).toHaveAttribute('role', 'alert');
  await expect(app.storageAlarm).toContainText(
    'This browser does not keep your work. This browser does not let the page keep anything. If this is a preview in a mail or a folder, save the tracker\'s file first and open it from there. Your work stays open in this window only. Save a file before you close it.',
  );
  expect(await asksBeforeClosing(app)).toBe(false);

  await app.addUpdateHere(8, 'Kept in memory only.');
  for (const name of ['Home', 'Recommendations', 'Data']) {
    await app.go(name);
    await expect(app.heading).toBeVisible();
    await expect(app.storageAlarm).toBeVisible();
    await expect(app.saveStatus).toHaveText('1 change is in this window only. Save a file before you close it.');
  }
  await expect(app.data.fact('Stores')).toHaveText('The browser refuses both. Your work is in this window only.');
  const file = await app.data.save();
  expect(readSnapshot(file.path).changes.map((change) => change.set.text)).toContain('Kept in memory only.');
  expect(await asksBeforeClosing(app)).toBe(true);
});

test('f01 local storage that is refused while the tracker is open loses nothing and ends nothing', { tag: '@once' }, async ({ app, page }) => {
  await app.addUpdate(8, 'Before the refusal.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  await refuseStorageNow(page);
  await app.addUpdateHere(9, 'After the refusal.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 2 changes are in no saved file.');
  await app.open('#/recommendations/9');
  await expect(app.main).toContainText('After the refusal.');
});

test('f09 a database that never answers holds the start up for about five seconds, and joins when it does', { tag: '@once' }, async ({ app, page }) => {
  const before = await app.inNewTab();
  await refuseStorage(before.page);
  await before.addUpdate(8, 'In the database from an earlier day.');
  await expect(before.saveStatus).toContainText('Saved on this computer.');
  await before.page.close();

  await holdVault(page);
  const began = Date.now();
  await app.open('#/recommendations/8');
  const waited = Date.now() - began;
  expect(waited, 'the database was waited for').toBeGreaterThan(4_000);
  expect(waited, 'and not for ever').toBeLessThan(12_000);
  await expect(app.main).not.toContainText('In the database from an earlier day.');
  await app.addUpdateHere(9, 'While the database was silent.');
  await expect(app.saveStatus).toHaveText(JOURNAL_ONLY);

  await app.turnTo('#/recommendations/8');
  await letVaultGo(page);
  await expect(app.main).toContainText('In the database from an earlier day.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 2 changes are in no saved file.');
  expect(changes(await vault(page))).toHaveLength(2);
});

test('f09 with local storage refused, a database that answers late takes the work in and ends the alarm', { tag: '@once' }, async ({ app, page }) => {
  await refuseStorage(page);
  await holdVault(page);
  await app.addUpdate(8, 'Before the answer.');
  await expect(app.storageAlarm).toBeVisible();
  await expect(app.saveStatus).toHaveText('1 change is in this window only. Save a file before you close it.');
  await letVaultGo(page);
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  await expect(app.storageAlarm).toHaveCount(0);
  const next = await app.inNewTab();
  await next.open('#/recommendations/8');
  await expect(next.main).toContainText('Before the answer.');
});

test('f09 what the journal has no room for is kept when the database answers late', { tag: '@once' }, async ({ app, page, neighbour }) => {
  await fillStorage(page);
  await holdVault(page);
  await app.addUpdate(8, 'No room yet.');
  await expect(app.saveStatus).toHaveText('1 change is in this window only. Save a file before you close it.');
  await letVaultGo(page);
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  expect(changes(await vault(neighbour))).toHaveLength(1);
  expect(changes(await journal(neighbour))).toHaveLength(0);
});

test('f01 while the only store that takes the work is still writing, closing the window asks first', { tag: '@once' }, async ({ app, page }) => {
  await refuseStorage(page);
  await stallVault(page);
  await app.addUpdate(8, 'On its way.');
  await expect(app.saveStatus).toHaveText('Saving 1 change on this computer…');
  expect(await asksBeforeClosing(app)).toBe(true);
  await letVaultGo(page);
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  expect(await asksBeforeClosing(app)).toBe(false);
});
