import type { App } from '../pages/app';
import { deafen, fillStorage, holdVault, letVaultGo } from '../support/broken-storage';
import { expect, test } from '../support/app';
import { changes, journal } from '../support/cells';
import { type Edition, editionOf, serveEdition } from '../support/other-version';

test('f20 two tabs see each other within a second, and neither loses an edit', { tag: '@every-browser' }, async ({ app }) => {
  const other = await app.inNewTab();
  await other.open('#/recommendations/8');
  await app.page.bringToFront();
  await app.addUpdate(8, 'From the first tab.');
  await expect(other.main).toContainText('From the first tab.', { timeout: 1_000 });

  await app.open('#/recommendations/9');
  await other.page.bringToFront();
  await other.addUpdate(9, 'From the second tab.');
  await expect(app.main).toContainText('From the second tab.', { timeout: 1_000 });

  for (const tab of [app, other]) {
    await tab.page.bringToFront();
    await tab.reload();
    await expect(tab.saveStatus).toHaveText('Saved on this computer. 2 changes are in no saved file.');
    await tab.open('#/recommendations?q=from+the+tab');
    await expect(tab.recommendations.numbers).toHaveText(['8', '9']);
  }
});

/** Both tabs have the same response form open, as it was before either changed anything. */
async function bothChange(app: App): Promise<App> {
  const other = await app.inNewTab();
  await other.open('#/recommendations/7/response');
  await app.page.bringToFront();
  await app.open('#/recommendations/7/response');
  return other;
}

test('f20 different fields of one response, changed in two tabs at once, both count', async ({ app }) => {
  const other = await bothChange(app);
  await other.responseForm.month.fill('11');
  await other.responseForm.year.fill('2020');
  await app.responseForm.comment.fill('A comment from the first tab.');
  await app.responseForm.save.click();
  await other.page.bringToFront();
  await other.responseForm.save.click();
  for (const tab of [app, other]) {
    await expect(tab.main).toContainText('A comment from the first tab.');
    await expect(tab.main).toContainText('November 2020');
    await expect(tab.main).not.toContainText('2 versions');
    await expect(tab.saveStatus).toHaveText(/^Saved on this computer\. /);
  }
});

test('f21 one field changed in two tabs at once is a conflict with oneself, shown in both, with both versions', async ({ app }) => {
  const other = await bothChange(app);
  await other.responseForm.comment.fill('Words of the second tab.');
  await app.responseForm.comment.fill('Words of the first tab.');
  await app.responseForm.save.click();
  await expect(app.banner).toContainText('Response to recommendation 7 saved');
  await other.page.bringToFront();
  await other.responseForm.save.click();
  await expect(other.banner).toContainText('Both versions are kept');
  for (const tab of [app, other]) {
    await expect(tab.main).toContainText('2 versions');
    await tab.turnTo('#/conflicts');
    await expect(tab.main).toContainText('Words of the first tab.');
    await expect(tab.main).toContainText('Words of the second tab.');
  }
});

test('f24 a response form that is open says that the response changed elsewhere, and keeps what is typed in it', async ({ app }) => {
  const other = await bothChange(app);
  await other.responseForm.comment.fill('Half-written words.');
  await other.responseForm.year.fill('20');
  await app.responseForm.comment.fill('Words of the first tab.');
  await app.responseForm.save.click();
  await expect(other.main).toContainText(
    'This response was changed elsewhere while you had the form open. If you save, both versions are kept until somebody chooses.',
  );
  await expect(other.responseForm.comment).toHaveValue('Half-written words.');
  await expect(other.responseForm.year).toHaveValue('20');
  await other.responseForm.year.fill('');
  await other.page.bringToFront();
  await other.responseForm.save.click();
  await expect(other.banner).toContainText('Somebody else changed it at the same time. Both versions are kept');
  await other.turnTo('#/conflicts');
  await expect(other.main).toContainText('Half-written words.');
  await expect(other.main).toContainText('Words of the first tab.');
});

test('f24 an update form keeps what is typed in it while another tab goes on working', { tag: '@once' }, async ({ app }) => {
  const other = await app.inNewTab();
  await other.open('#/recommendations/8/update');
  await other.updateForm.text.fill('Half-written words.');
  await other.updateForm.status('Done').check();
  await other.updateForm.year.fill('2019');
  await app.page.bringToFront();
  await app.addUpdate(8, 'Meanwhile.');
  await app.acceptInFull(6);
  await expect(other.saveStatus).toContainText('2 changes are in no saved file.');
  await expect(other.updateForm.text).toHaveValue('Half-written words.');
  await expect(other.updateForm.status('Done')).toBeChecked();
  await expect(other.updateForm.year).toHaveValue('2019');
});

test('f23 storage events that arrive twice change nothing, and those that never arrive are made up for', { tag: '@once' }, async ({ app }) => {
  const deaf = await app.inNewTab();
  await deafen(deaf.page);
  await deaf.open('#/recommendations/8');
  const doubled = await app.inNewTab();
  await doubled.page.addInitScript(() => {
    addEventListener('storage', (event) => {
      const again = (event as StorageEvent & { again?: boolean }).again;
      const { key, newValue, oldValue, storageArea, url } = event;
      if (!again) dispatchEvent(Object.assign(new StorageEvent('storage', { key, newValue, oldValue, storageArea, url }), { again: true }));
    });
  });
  await doubled.open('#/recommendations/8');

  await app.page.bringToFront();
  await app.addUpdate(8, 'From the first tab.');
  await expect(doubled.recommendation.updates.filter({ hasText: 'From the first tab.' })).toHaveCount(1);
  await expect(doubled.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  await expect(deaf.main).not.toContainText('From the first tab.');
  await deaf.page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(deaf.main).toContainText('From the first tab.');
});

for (const event of ['focus', 'pageshow', 'visibilitychange']) {
  test(`f12 a window that comes back (${event}) shows what another one wrote before the next edit`, { tag: '@once' }, async ({ app }) => {
    const other = await app.inNewTab();
    await deafen(other.page);
    await other.open('#/recommendations/7');
    await app.page.bringToFront();
    await app.comment(7, 'Written while the other window slept.');
    await expect(app.saveStatus).toContainText('Saved on this computer.');
    await expect(other.main).not.toContainText('Written while the other window slept.');
    await other.page.evaluate((event) => {
      const where = event === 'visibilitychange' ? document : window;
      where.dispatchEvent(new Event(event, { bubbles: true }));
    }, event);
    await expect(other.main).toContainText('Written while the other window slept.');
    // An edit now builds on it.
    await other.page.bringToFront();
    await other.turnTo('#/recommendations/7/response');
    await expect(other.responseForm.comment).toHaveValue('Written while the other window slept.');
    await other.responseForm.comment.fill('Written after waking.');
    await other.responseForm.save.click();
    await expect(other.banner).toContainText('Response to recommendation 7 saved');
    await expect(other.main).not.toContainText('2 versions');
  });
}

test('f12 a window that the browser had frozen has the work of the others when it wakes', async ({ app }) => {
  const other = await app.inNewTab();
  await other.open('#/recommendations/8');
  const session = await other.page.context().newCDPSession(other.page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await app.page.bringToFront();
  await app.addUpdate(8, 'Written while the other window was frozen.');
  await expect(app.saveStatus).toContainText('Saved on this computer.');
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await other.page.bringToFront();
  await expect(other.main).toContainText('Written while the other window was frozen.');
});

for (const how of ['reload', 'close'] as const) {
  test(`an edit is there although the window was told to ${how} in the same moment`, { tag: '@once' }, async ({ app, page }) => {
    await app.open('#/recommendations/8/update');
    await app.updateForm.text.fill('At the last moment.');
    await app.updateForm.status('In progress').check();
    const ended = how === 'reload' ? page.waitForEvent('load') : Promise.resolve();
    await page.evaluate((how) => {
      document.querySelector<HTMLFormElement>('form[data-do="send update"]')?.requestSubmit();
      if (how === 'reload') location.reload();
    }, how);
    if (how === 'close') await page.close();
    await ended;
    const next = await app.inNewTab();
    await next.open('#/recommendations/8');
    await expect(next.recommendation.updates.filter({ hasText: 'At the last moment.' })).toHaveCount(1);
    await expect(next.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  });
}

test('a tab that writes while another one starts loses nothing, and the starting one has it', { tag: '@once' }, async ({ app }) => {
  const slow = await app.inNewTab();
  await holdVault(slow.page);
  await app.open('#/recommendations/8/update');
  const starting = slow.open('#/recommendations/8');
  await app.page.bringToFront();
  await app.addUpdateHere(8, 'While the other tab started.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  await letVaultGo(slow.page);
  await starting;
  await expect(slow.main).toContainText('While the other tab started.');
  await expect(slow.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
});

test('f20 a tab whose journal is refused and one whose journal is full both keep what the other wrote', { tag: '@once' }, async ({ app }) => {
  const full = await app.inNewTab();
  await fillStorage(full.page);
  await full.addUpdate(8, 'From the full tab.');
  await expect(full.saveStatus).toContainText('Saved on this computer.');
  await app.page.bringToFront();
  await app.addUpdate(9, 'From the tab with room.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 2 changes are in no saved file.');
  await full.page.bringToFront();
  await full.open('#/recommendations?q=from+the+tab');
  await expect(full.recommendations.numbers).toHaveText(['8', '9']);
});

/** A second tab with another edition of the tracker, from the same address. */
async function otherEdition(app: App, appUrl: string, other: (here: Edition) => Edition): Promise<App> {
  const tab = await app.inNewTab();
  const here = await editionOf(app.page);
  await serveEdition(tab.page, appUrl, here, other(here));
  return tab;
}

test('f22 a tab with a newer version: each says what the other is, both go on writing, and neither spoils the other’s work', async ({
  app,
  appUrl,
}) => {
  await app.addUpdate(8, 'From before the newer version.');
  const newer = await otherEdition(app, appUrl, ({ version }) => ({ version: `9${version.slice(1)}`, build: 'fedcba987654' }));
  await newer.open('#/recommendations/8');
  const here = await editionOf(app.page);
  await expect(newer.warnings).toHaveText(
    `An older version of the tracker is open in another window. It is version ${here.version}, build ${here.build}. Nothing is lost, but it cannot show what only this version knows. Close that window.`,
  );
  await expect(app.warnings).toHaveText(
    `A newer version of the tracker is open in another window. It is version 9${here.version.slice(1)}, build fedcba987654. Your work here is kept, and both windows can go on. Close this window, or reload it from the newer file, to have the newer version here too.`,
  );
  await newer.addUpdateHere(8, 'From the newer version.');
  await expect(app.main).toContainText('From the newer version.');
  await app.page.bringToFront();
  await app.addUpdateHere(8, 'From the older version.');
  await expect(newer.main).toContainText('From the older version.');
  for (const tab of [app, newer]) {
    await tab.open('#/recommendations/8');
    for (const words of ['From before the newer version.', 'From the newer version.', 'From the older version.']) {
      await expect(tab.main).toContainText(words);
    }
    await expect(tab.saveStatus).toHaveText('Saved on this computer. 3 changes are in no saved file.');
    await expect(tab.warnings).toHaveCount(1);
  }
});

test('f22 a tab with another build of the same version is said in both', { tag: '@once' }, async ({ app, appUrl }) => {
  await app.addUpdate(8, 'There is work.');
  const other = await otherEdition(app, appUrl, ({ version }) => ({ version, build: 'fedcba987654' }));
  await other.open();
  for (const tab of [app, other]) await expect(tab.warnings).toContainText('Another copy of the tracker is open in another window.');
});

test('f22 two versions that were both open before the first change hear of each other at that change', { tag: '@once' }, async ({ app, appUrl }) => {
  await app.open();
  const newer = await otherEdition(app, appUrl, ({ version }) => ({ version: `9${version.slice(1)}`, build: 'fedcba987654' }));
  await newer.open();
  await app.page.bringToFront();
  await app.addUpdateHere(8, 'The first change.');
  await expect(newer.warnings).toContainText('An older version of the tracker is open in another window.');
  await expect(app.warnings).toContainText('A newer version of the tracker is open in another window.');
});

test('f08 a later version that alters the database takes it over: this one goes on in the journal', async ({ app, neighbour }) => {
  await app.addUpdate(8, 'In both stores.');
  await expect(app.saveStatus).toContainText('Saved on this computer.');
  await neighbour.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('scrutiny-tracker', 2);
        opening.onsuccess = () => resolve();
        opening.onerror = () => reject(opening.error);
      }),
  );
  await app.page.bringToFront();
  await app.addUpdateHere(9, 'Beside the later version.');
  await expect(app.saveStatus).toHaveText('Kept in this browser, but a crash could lose the last minutes. 2 changes are in no saved file.');
  expect(changes(await journal(neighbour))).toHaveLength(2);
  await app.open('#/recommendations/9');
  await expect(app.main).toContainText('Beside the later version.');
});

test('f08 a database that another window holds back is waited for, and joins when it is free', { tag: '@once' }, async ({ app, neighbour }) => {
  const holder = await app.page.context().newPage();
  await holder.goto(neighbour.url());
  await holder.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('scrutiny-tracker', 1);
        opening.onsuccess = () => {
          // Nobody may open it before it is deleted, and it is not deleted before this window lets go.
          indexedDB.deleteDatabase('scrutiny-tracker').onblocked = () => resolve();
        };
        opening.onerror = () => reject(opening.error);
      }),
  );
  await app.page.bringToFront();
  await app.addUpdate(8, 'While it was held back.');
  await expect(app.saveStatus).toHaveText('Kept in this browser, but a crash could lose the last minutes. 1 change is in no saved file.');
  await holder.close();
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
});
