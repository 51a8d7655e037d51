import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { App } from '../pages/app';
import { expect, test } from '../support/app';
import { holdVault } from '../support/broken-storage';
import { changes, clearByBrowser, clearSiteData, deleteVault, emptyJournal, journal, vault } from '../support/cells';
import { asksBeforeClosing } from '../support/closing';
import { singleFile } from '../support/dist';
import { eraseEverything } from '../support/erase';

const CLEARED =
  "This browser's data was cleared. Somebody, or a setting, has emptied this browser's store while the tracker was open. 2 changes are still in this window. Write everything back, or save a file. If it was meant, close the window.";

/** Brings a page to the front once the clearing has reached it: each page hears of it a moment later. */
async function untilCleared(page: Page): Promise<void> {
  await page.bringToFront();
  await page.waitForFunction(() => localStorage.length === 0);
}

/** A person comes back to a page whose data was cleared meanwhile. */
async function comeBack(page: Page): Promise<void> {
  await untilCleared(page);
  await page.evaluate(() => dispatchEvent(new Event('focus')));
}

for (const { what, clear } of [
  { what: 'by the browser', clear: (app: App) => clearByBrowser(app.page, 'everything') },
  { what: 'by another page', clear: (_: App, neighbour: App['page']) => clearSiteData(neighbour) },
]) {
  test(`f13 site data cleared ${what} while the tracker is open is noticed, and one button writes everything back`, async ({
    app,
    neighbour,
  }) => {
    await app.addUpdate(8, 'Before the clearing.');
    await app.addUpdateHere(9, 'Before the clearing too.');
    await expect(app.saveStatus).toHaveText('Saved on this computer. 2 changes are in no saved file.');
    await clear(app, neighbour);
    await comeBack(app.page);
    await expect(app.storageAlarm).toContainText(CLEARED);
    await expect(app.saveStatus).toHaveText('2 changes are in this window only. Save a file before you close it.');
    expect(await asksBeforeClosing(app)).toBe(true);

    // Nothing is written to the emptied store until somebody says so.
    await app.addUpdateHere(10, 'After the clearing.');
    await expect(app.saveStatus).toHaveText('3 changes are in this window only. Save a file before you close it.');
    expect(changes(await journal(neighbour))).toHaveLength(0);

    await app.writeBack.click();
    await expect(app.banner).toContainText('Everything in this window is written to the browser again.');
    await expect(app.saveStatus).toHaveText('Saved on this computer. 3 changes are in no saved file.');
    await expect(app.storageAlarm).toHaveCount(0);
    expect(changes(await journal(neighbour))).toHaveLength(3);
    expect(changes(await vault(neighbour))).toHaveLength(3);

    await app.page.close();
    const next = await app.inNewTab();
    await next.open('#/recommendations?q=the+clearing');
    await expect(next.recommendations.numbers).toHaveText(['8', '9', '10']);
    await expect(next.saveStatus).toHaveText('Saved on this computer. 3 changes are in no saved file.');
  });
}

test('f13 a clearing that nobody looks at is noticed at the next change', async ({ app, neighbour }) => {
  await app.addUpdate(8, 'Before the clearing.');
  await expect(app.saveStatus).toContainText('Saved on this computer.');
  await app.turnTo('#/recommendations/9/update');
  await clearSiteData(neighbour);
  await untilCleared(app.page);
  await app.addUpdateHere(9, 'Not knowing of it.');
  await expect(app.storageAlarm).toContainText("This browser's data was cleared.");
  await expect(app.saveStatus).toHaveText('2 changes are in this window only. Save a file before you close it.');
});

test('f13 a database that is lost while the tracker is open is filled again by itself', async ({ app, neighbour }) => {
  await app.addUpdate(8, 'In both stores.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  await deleteVault(neighbour);
  await app.page.bringToFront();
  await app.addUpdateHere(9, 'After the loss.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 2 changes are in no saved file.');
  await expect(app.storageAlarm).toHaveCount(0);
  expect(changes(await vault(neighbour))).toHaveLength(2);
});

test('f08 a database that the browser closes is opened and filled again by itself', async ({ app, neighbour }) => {
  await app.addUpdate(8, 'In both stores.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  await clearByBrowser(app.page, 'indexeddb');
  await app.addUpdateHere(9, 'After the closing.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 2 changes are in no saved file.');
  expect(changes(await vault(neighbour))).toHaveLength(2);
});

test('f13 local storage cleared before the start loses nothing, and a clearing after it is noticed all the same', async ({
  app,
  neighbour,
}) => {
  await app.addUpdate(8, 'In the database.');
  await expect(app.saveStatus).toContainText('Saved on this computer.');
  await app.page.goto('about:blank');
  await emptyJournal(neighbour);
  await app.page.bringToFront();
  await app.open('#/recommendations/8');
  await expect(app.main).toContainText('In the database.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  await app.addUpdateHere(9, 'Since then.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 2 changes are in no saved file.');

  await clearSiteData(neighbour);
  await comeBack(app.page);
  await expect(app.storageAlarm).toContainText("This browser's data was cleared.");
  await app.writeBack.click();
  await expect(app.saveStatus).toHaveText('Saved on this computer. 2 changes are in no saved file.');
  expect(changes(await vault(neighbour))).toHaveLength(2);
});

test('f14 a browser that was cleared between two sessions explains itself, and the last saved file brings all back', async ({
  app,
  neighbour,
  appUrl,
}) => {
  await app.addUpdate(8, 'Worth keeping.');
  await app.acceptInFull(6, 'Agreed at Cabinet.');
  await app.go('Data');
  const file = await app.data.save();
  await app.page.goto('about:blank');
  await clearSiteData(neighbour);

  await app.page.bringToFront();
  await app.open();
  await expect(app.saveStatus).toHaveText('Nothing has been changed in this browser yet.');
  await app.home.gone.click();
  await expect(app.home.notice).toContainText(`There is no work in this browser for this copy of the tracker: ${appUrl}`);
  await expect(app.home.notice).toContainText('Then open your last saved file, or ask a colleague for theirs.');

  await app.go('Data');
  await app.data.choose(app.data.openButton, file.path);
  await app.data.openAndReplace.click();
  await expect(app.saveStatus).toHaveText('Saved on this computer. All changes are in a saved file too.');
  await app.open('#/recommendations/8');
  await expect(app.main).toContainText('Worth keeping.');
  await app.open('#/recommendations/6');
  await expect(app.main).toContainText('Agreed at Cabinet.');
});

test(
  'f17 a copy of the file in another folder: where each copy has storage of its own it says so, and the old copy still has the work',
  { tag: ['@file', '@every-browser'] },
  async ({ app, folder, quiet, browserName }) => {
    const copy = path.join(folder, 'scrutiny tracker (1).html');
    copyFileSync(singleFile(), copy);
    const address = pathToFileURL(copy).href;
    quiet.allow(address);
    await app.addUpdate(8, 'Written in the old copy.');
    await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');

    const moved = new App(await app.page.context().newPage(), address);
    await moved.open();
    if (browserName === 'firefox') {
      await expect(moved.saveStatus).toHaveText('Nothing has been changed in this browser yet.');
      await moved.home.gone.click();
      await expect(moved.home.notice).toContainText(`There is no work in this browser for this copy of the tracker: ${address}`);
      await expect(moved.home.notice).toContainText('In Firefox each copy keeps its own work. Open the old copy.');
    } else {
      await expect(moved.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
    }
    await moved.go('Data');
    await expect(moved.data.fact('This copy of the tracker')).toHaveText(address);
    await moved.page.close();

    await app.open('#/recommendations/8');
    await expect(app.main).toContainText('Written in the old copy.');
  },
);

test('f15 a private window says until its end that the work is in no file, and the next one starts empty', { tag: '@once' }, async ({ browser, appUrl }) => {
  // Every context of the test is a private window.
  const first = await browser.newContext();
  const app = new App(await first.newPage(), appUrl);
  await app.addUpdate(8, 'Private.');
  await app.go('Home');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  await first.close();
  const second = await browser.newContext();
  const next = new App(await second.newPage(), appUrl);
  await next.open();
  await next.home.gone.click();
  await expect(next.home.notice).toContainText('Was it a private window? Those forget everything when they are closed.');
  await second.close();
});

for (const { what, says, bring } of [
  {
    what: 'refuses',
    says: 'Yes, when the disk is full. This is rare.',
    bring: () => {
      StorageManager.prototype.persist = () => Promise.resolve(false);
      StorageManager.prototype.persisted = () => Promise.resolve(false);
    },
  },
  {
    what: 'never answers',
    says: 'The browser does not say',
    bring: () => {
      StorageManager.prototype.persist = () => new Promise(() => {});
      StorageManager.prototype.persisted = () => new Promise(() => {});
    },
  },
  {
    what: 'knows no such question',
    says: 'The browser does not say',
    bring: () => Object.defineProperty(Navigator.prototype, 'storage', { value: undefined }),
  },
]) {
  test(`f16 a browser that ${what} when asked to keep the data is worked with like any other`, { tag: '@once' }, async ({ app, page }) => {
    await page.addInitScript(bring);
    await app.addUpdate(8, 'Kept all the same.');
    await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
    await app.go('Data');
    await expect(app.data.fact('Can the browser clear it?')).toHaveText(says);
  });
}

test('erasing while the database does not answer says that not everything could be taken away', { tag: '@once' }, async ({ app, page }) => {
  const before = await app.inNewTab();
  await before.addUpdate(8, 'To be erased.');
  await expect(before.saveStatus).toContainText('Saved on this computer.');
  await before.page.close();
  await holdVault(page);
  await app.open('#/data');
  await eraseEverything(app);
  await expect(app.banner).toContainText('Not everything could be taken away.');
});

test('f13 what one window erases the other one does not bring back', async ({ app, neighbour }) => {
  await app.addUpdate(8, 'To be erased.');
  await expect(app.saveStatus).toContainText('Saved on this computer.');
  const other = await app.inNewTab();
  await other.open('#/recommendations/8');
  await app.page.bringToFront();
  await app.turnTo('#/data');
  await eraseEverything(app);
  await expect(app.saveStatus).toHaveText('Nothing has been changed in this browser yet.');
  await comeBack(other.page);
  await expect(other.storageAlarm).toContainText("This browser's data was cleared.");
  await other.page.close();
  expect(await journal(neighbour)).toEqual({});
  expect(await vault(neighbour)).toEqual({});
});
