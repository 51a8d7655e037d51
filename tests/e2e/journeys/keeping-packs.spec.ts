import path from 'node:path';
import type { App } from '../pages/app';
import { changes, journal, vault } from '../support/cells';
import { expect, test } from '../support/app';
import { fileOf } from '../support/people';
import { edited } from '../support/snapshot';
import { stores } from '../support/stores';

const MANY = 2_400;
/** So many recommendations share the entries, so that no page is long. */
const SHARED = 12;
const PRIVATE = 'Mrs Hypothetical of 3 Example Lane was given the first award.';

/** A file with some thousands of entries, one of which has private words. */
async function largeFile(app: App, folder: string): Promise<string> {
  await app.addUpdate(8, PRIVATE);
  const file = await fileOf(app);
  return edited(file.path, path.join(folder, 'large.json'), (snapshot) => {
    const update = snapshot.records.find((record) => record.id === 'care-work/update/8')!;
    for (let number = 0; number < MANY; number += 1) {
      snapshot.records.push({ ...update, id: `large/update/${number}`, fields: { ...update.fields, recommendations: [`care-work/recommendation/${1 + (number % SHARED)}`], text: `Entry ${number} of many.` } });
    }
  });
}

async function opens(app: App, file: string): Promise<void> {
  await app.open('#/data');
  await app.data.choose(app.data.openButton, file);
  await app.data.openAndReplace.click();
  await expect(app.banner).toContainText('Opened large.json', { timeout: 30_000 });
  await expect(app.saveStatus).toContainText('Saved on this computer.', { timeout: 30_000 });
}

/** The entry is on its recommendation. */
async function has(app: App, number: number): Promise<void> {
  await app.open(`#/recommendations/${1 + (number % SHARED)}`);
  await expect(app.main).toContainText(`Entry ${number} of many.`);
}

/** How many changes and packs the vault has. */
async function kept(app: App): Promise<{ loose: number; packs: number }> {
  const cells = await vault(app.page);
  return { loose: changes(cells).length, packs: Object.keys(cells).filter((key) => key.includes('/p/')).length };
}

test('a file of some thousands of entries is whole when the window is closed at once', { tag: '@every-browser' }, async ({ app, folder }) => {
  test.setTimeout(180_000);
  await opens(app, await largeFile(app, folder));
  await app.page.close();
  const next = await app.inNewTab();
  for (const number of [0, 1_234, MANY - 1]) await has(next, number);
  await next.open('#/recommendations/8');
  await expect(next.main).toContainText(PRIVATE);
});

test('a file of some thousands of entries is kept in a few pieces, and none of it in the journal', { tag: '@once' }, async ({ app, folder, neighbour }) => {
  test.setTimeout(180_000);
  await opens(app, await largeFile(app, folder));
  await app.page.close();
  const cells = await vault(neighbour);
  expect(changes(cells).length).toBeLessThan(10);
  expect(JSON.stringify(cells)).toContain(`Entry ${MANY - 1} of many.`);
  expect(JSON.stringify(await journal(neighbour))).not.toContain('of many.');
});

test('a window that is only looked at shows what another one merges, even in pieces', { tag: '@once' }, async ({ app, colleague, folder }) => {
  test.setTimeout(180_000);
  const file = await largeFile(colleague, folder);
  await app.addUpdate(9, 'From before.');
  const shown = await app.inNewTab();
  await shown.open('#/recommendations/1');
  await expect(shown.saveStatus).toContainText('Saved on this computer.');
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, file);
  await app.data.merge.click();
  await expect(app.banner).toContainText(/Merged 2,\d+ changes/, { timeout: 30_000 });
  // Nobody goes to it.
  await expect(shown.main).toContainText('Entry 0 of many.', { timeout: 30_000 });
});

test('two windows edit a record in pieces, and both have everything', { tag: '@once' }, async ({ app, folder }) => {
  test.setTimeout(180_000);
  await opens(app, await largeFile(app, folder));
  const other = await app.inNewTab();
  await other.open('#/recommendations/6');
  await app.addUpdate(7, 'From the first window.');
  await other.addUpdate(6, 'From the second window.');
  for (const person of [app, other]) {
    await person.open('#/recommendations/7');
    await expect(person.main).toContainText('From the first window.');
    await person.open('#/recommendations/6');
    await expect(person.main).toContainText('From the second window.');
    await has(person, MANY - 1);
  }
  await expect.poll(async () => (await kept(app)).loose).toBeGreaterThan(1);
});

test('what is taken out of a record in pieces is in no store afterwards', { tag: '@once' }, async ({ app, folder }) => {
  test.setTimeout(180_000);
  await opens(app, await largeFile(app, folder));
  await app.open('#/recommendations/8');
  await app.recommendation.history.click();
  await app.main.getByRole('button', { name: /^Show all/ }).first().click();
  const row = app.main.getByRole('row').filter({ has: app.page.getByRole('cell', { name: PRIVATE, exact: true }) });
  await row.last().getByRole('link', { name: /^Take out for good/ }).click();
  await app.takeOut.reason.fill('It names a person who did not agree.');
  await app.takeOut.takeItOut.click();
  await expect(app.banner).toContainText('Taken out');
  await expect.poll(async () => JSON.stringify(await stores(app.page)), { timeout: 30_000 }).not.toContain('Hypothetical');
  await expect.poll(async () => JSON.stringify(Object.keys(await vault(app.page)))).not.toContain('/taken-out/');
  await app.reload();
  await expect(app.main).not.toContainText('Hypothetical');
  await has(app, MANY - 1);
});
