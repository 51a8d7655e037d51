import { expect, test } from '../support/app';
import { failVault, fillVault, letVaultGo, refuseVault, stallVault } from '../support/broken-storage';
import { changes, vault } from '../support/cells';

test('work that nobody has begun is said to be untouched', async ({ app }) => {
  await app.open();
  await expect(app.saveStatus).toHaveText('Nothing has been changed in this browser yet.');
  await expect(app.storageAlarm).toHaveCount(0);
});

test('f10 a change is on its way until the second store has it, and only then saved', { tag: '@every-browser' }, async ({ app, page }) => {
  await stallVault(page);
  await app.addUpdate(8, 'On its way.');
  await expect(app.saveStatus).toHaveText('Saving 1 change on this computer…');
  await app.addUpdateHere(9, 'On its way too.');
  await expect(app.saveStatus).toHaveText('Saving 2 changes on this computer…');
  await letVaultGo(page);
  await expect(app.saveStatus).toHaveText('Saved on this computer. 2 changes are in no saved file.');
});

test('a checked file is said, and the next change is in no file again', async ({ app }) => {
  await app.addUpdate(8, 'In the file.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  await app.go('Data');
  const file = await app.data.save();
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  await app.data.choose(app.data.checkButton, file.path);
  await expect(app.saveStatus).toHaveText('Saved on this computer. All changes are in a saved file too.');
  await app.addUpdateHere(9, 'After the file.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  await app.reload();
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
});

for (const { what, bring } of [
  { what: 'is refused', bring: refuseVault },
  { what: 'cannot be opened', bring: failVault },
  { what: 'has no room', bring: fillVault },
]) {
  test(`f08 where the database ${what}, the status names the danger and the journal keeps the work`, { tag: '@once' }, async ({ app, page }) => {
    await bring(page);
    await app.addUpdate(8, 'In the journal alone.');
    await expect(app.saveStatus).toHaveText('Kept in this browser, but a crash could lose the last minutes. 1 change is in no saved file.');
    await expect(app.storageAlarm).toHaveCount(0);
    await app.go('Data');
    await expect(app.data.fact('Stores')).toHaveText('One store holds your work. The other, which is safe from a crash, does not answer.');

    await app.open('#/recommendations/8');
    await expect(app.main).toContainText('In the journal alone.');
    await expect(app.saveStatus).toHaveText('Kept in this browser, but a crash could lose the last minutes. 1 change is in no saved file.');
    // Without the fault the journal is copied, and nobody is asked.
    const next = await app.inNewTab();
    await next.open('#/recommendations/8');
    await expect(next.main).toContainText('In the journal alone.');
    await expect(next.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  });
}

test('f09 a write that never ends holds up neither the work nor another window, and nothing of it is lost', { tag: '@once' }, async ({ app, page }) => {
  await stallVault(page);
  await app.addUpdate(8, 'Never ending.');
  await expect(app.saveStatus).toHaveText('Saving 1 change on this computer…');
  // The other window cannot read the database meanwhile, and starts from the journal.
  const other = await app.inNewTab();
  await other.open('#/recommendations/8');
  await expect(other.main).toContainText('Never ending.');
  await other.addUpdateHere(9, 'Beside it.');
  await expect(other.saveStatus).toHaveText('Kept in this browser, but a crash could lose the last minutes. 2 changes are in no saved file.');
  await expect(app.saveStatus).toContainText('Saving');
  await page.close();
  await expect(other.saveStatus).toHaveText('Saved on this computer. 2 changes are in no saved file.');
  expect(changes(await vault(other.page))).toHaveLength(2);
});
