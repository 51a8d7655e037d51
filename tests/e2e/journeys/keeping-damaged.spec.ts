import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { App } from '../pages/app';
import { expect, test } from '../support/app';
import { type Cells, changeWith, changes, journal, vault, writeJournal, writeVault } from '../support/cells';

const UNREAD = 'Stored data that could not be read';

/** Updates in both stores, and the tracker closed. */
async function work(app: App, neighbour: Page, texts: string[]): Promise<Cells> {
  for (const text of texts) {
    // One start is enough for all of them.
    if (text === texts[0]) await app.addUpdate(8, text);
    else await app.addUpdateHere(8, text);
  }
  const count = texts.length === 1 ? '1 change is' : `${texts.length} changes are`;
  await expect(app.saveStatus).toHaveText(`Saved on this computer. ${count} in no saved file.`);
  await app.page.goto('about:blank');
  await neighbour.bringToFront();
  const cells = await journal(neighbour);
  expect(await vault(neighbour)).toEqual(cells);
  return cells;
}

const DAMAGES: { text: string; make: (cell: string, other: string) => string }[] = [
  { text: 'One sign of it is altered.', make: (cell) => cell.replace('altered', 'aLtered') },
  { text: 'Half of it is left.', make: (cell) => cell.slice(0, cell.length / 2) },
  { text: 'It is emptied.', make: () => '' },
  { text: 'Something else altogether is there.', make: () => '[1, 2, {"type": "drawing"}]' },
  { text: 'Another change is there.', make: (_, other) => other },
];
const SOUND = 'It stays as it was.';
const ALL = [SOUND, ...DAMAGES.map(({ text }) => text)];

/** The damaged cells in place of the sound ones. */
function damaged(cells: Cells): Cells {
  const sound = cells[changeWith(cells, SOUND)];
  return Object.fromEntries(
    DAMAGES.map(({ text, make }) => {
      const key = changeWith(cells, text);
      return [key, make(cells[key], sound)];
    }),
  );
}

for (const [place, damage] of [
  ['journal', writeJournal],
  ['database', writeVault],
] as const) {
  test(`f04 damage in the ${place} costs nothing while the other store is sound`, { tag: '@once' }, async ({ app, page, neighbour }) => {
    const cells = await work(app, neighbour, ALL);
    await damage(neighbour, damaged(cells));
    await page.bringToFront();
    await app.open('#/recommendations/8');
    for (const text of ALL) await expect(app.main).toContainText(text);
    await expect(app.saveStatus).toHaveText('Saved on this computer. 6 changes are in no saved file.');
    await app.go('Data');
    await expect(app.data.saveButton).toBeVisible();
    // The damaged text is set aside all the same, for whoever wants to look at it.
    await expect(app.data.section(UNREAD)).toBeVisible();
  });
}

test('f04 what is damaged in both stores is set aside and can be saved as it stood, and the rest is there', { tag: '@once' }, async ({
  app,
  page,
  neighbour,
}) => {
  const cells = await work(app, neighbour, ALL);
  const bad = damaged(cells);
  await writeJournal(neighbour, bad);
  await writeVault(neighbour, bad);

  await page.bringToFront();
  await app.open('#/recommendations/8');
  await expect(app.recommendation.updates.filter({ hasText: SOUND })).toHaveCount(1);
  for (const { text } of DAMAGES) await expect(app.main).not.toContainText(text);
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  // Whatever is done since, the raw texts stay as they were found.
  await app.addUpdateHere(9, 'Written since.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 2 changes are in no saved file.');
  await app.open('#/data');
  await expect(app.data.section(UNREAD)).toBeVisible();
  const shown = await app.data.section(UNREAD).locator('pre').allTextContents();
  expect(shown.sort()).toEqual(Object.values(bad).sort());
  const file = await app.data.saveUnread();
  const saved = JSON.parse(readFileSync(file.path, 'utf8'));
  expect(saved.format).toBe('scrutiny-tracker-not-read');
  expect(Object.fromEntries(saved.cells.map(({ key, raw }: { key: string; raw: string }) => [key, raw]))).toEqual(bad);
});

test('f04 a sound copy in a saved file takes the place of what is damaged', { tag: '@once' }, async ({ app, page, neighbour }) => {
  await app.addUpdate(8, 'To be damaged.');
  await app.go('Data');
  const file = await app.data.save();
  await page.goto('about:blank');
  const cells = await journal(neighbour);
  const key = changeWith(cells, 'To be damaged.');
  await writeJournal(neighbour, { [key]: 'damaged' });
  await writeVault(neighbour, { [key]: 'damaged' });

  await page.bringToFront();
  await app.open('#/recommendations/8');
  await expect(app.main).not.toContainText('To be damaged.');
  await app.go('Data');
  await expect(app.data.section(UNREAD)).toBeVisible();
  await app.data.choose(app.data.mergeButton, file.path);
  await app.data.merge.click();
  await expect(app.banner).toContainText('Merged');
  await app.open('#/recommendations/8');
  await expect(app.main).toContainText('To be damaged.');
});

test('f05 what other pages keep is never read, altered or taken away, whatever it is called', async ({ app, neighbour }) => {
  const foreign = { 'another-app': 'not ours', 'scrutiny-tracker': 'nearly our name', 'scrutiny-trackers/c/1': '{"half', zzz: '' };
  await writeJournal(neighbour, foreign);
  await app.addUpdate(8, 'Beside the others.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  await app.go('Data');
  await expect(app.data.section(UNREAD)).toHaveCount(0);
  await app.data.eraseButton.click();
  await app.data.eraseEverything.click();
  await expect(app.saveStatus).toHaveText('Nothing has been changed in this browser yet.');
  expect(await journal(neighbour)).toEqual({});
  expect(await vault(neighbour)).toEqual({});
  expect(await neighbour.evaluate(() => ({ ...localStorage }))).toEqual(foreign);
});

test('f05 a cell of another program under our own name is left, or set aside as it stood', { tag: '@once' }, async ({ app, neighbour }) => {
  const left = { 'scrutiny-tracker/of-another-program': '{"half', 'scrutiny-tracker/shelf/': 'without a name' };
  const change = 'scrutiny-tracker/shelf/first/c/short';
  await writeJournal(neighbour, { ...left, [change]: 'no change' });
  await app.addUpdate(8, 'Beside the others.');
  await app.open('#/recommendations/8');
  await expect(app.main).toContainText('Beside the others.');
  expect(await journal(neighbour)).toMatchObject(left);
  await app.go('Data');
  await expect(app.data.section(UNREAD)).toContainText(change);
  await expect(app.data.section(UNREAD).locator('pre')).toHaveText('no change');
});

test('f06 whatever else is lost or damaged beside the changes, they are all there, and further ones are kept', { tag: '@once' }, async ({
  app,
  page,
  neighbour,
}) => {
  const cells = await work(app, neighbour, ['Before the loss.', 'And one more.']);
  const cases = [
    { what: 'the name of the shelf in use is lost', ends: '/current', text: null },
    { what: 'the name of the shelf in use is wrong', ends: '/current', text: 'no such shelf' },
    { what: 'the label of the shelf is lost', ends: '/about', text: null },
    { what: 'the label of the shelf is half', ends: '/about', text: '{"version": 1, "workspa' },
    { what: 'the note of the first use is lost', ends: '/first-used', text: null },
    { what: 'the note of the first use is no date', ends: '/first-used', text: '\u0000<b>soon</b>' },
    { what: 'the canary is lost', ends: '/canary', text: null },
  ];
  for (const [place, { what, ends, text }] of cases.entries()) {
    await test.step(what, async () => {
      const found = Object.keys(cells).filter((key) => key.endsWith(ends));
      expect(found).toHaveLength(1);
      await page.goto('about:blank');
      for (const write of [writeJournal, writeVault]) await write(neighbour, { ...cells, [found[0]]: text });

      await page.bringToFront();
      await app.open('#/recommendations/8');
      await expect(app.main).toContainText('Before the loss.');
      await expect(app.main).toContainText('Reward and celebrate care workers');
      await app.addUpdateHere(9, `A further one, though ${what}.`);
      await expect(app.saveStatus).toHaveText(`Saved on this computer. ${place + 3} changes are in no saved file.`);
      await app.go('Data');
      await expect(app.data.saveButton).toBeVisible();
      await app.open('#/recommendations/9');
      await expect(app.main).toContainText(`A further one, though ${what}.`);
      await expect(app.saveStatus).toHaveText(`Saved on this computer. ${place + 3} changes are in no saved file.`);
    });
  }
});

test('f06 a name and a shelf without anything on it are said to be a loss, and work goes on', { tag: '@once' }, async ({ app, page, neighbour }) => {
  const cells = await work(app, neighbour, ['Gone.']);
  const gone = Object.fromEntries(Object.keys(cells).filter((key) => key.includes('/shelf/')).map((key) => [key, null]));
  await writeJournal(neighbour, gone);
  await writeVault(neighbour, gone);
  await page.bringToFront();
  await app.open();
  await expect(app.storageAlarm).toContainText('What this browser had kept cannot be read. It was left as it is. Open your last saved file');
  await app.addUpdateHere(8, 'Since then.');
  // What is written now is kept, and the line must not say otherwise.
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  await app.open('#/recommendations/8');
  await expect(app.main).toContainText('Since then.');
});

test('f07 each store lacks what the other has: the union is shown, nobody is asked, and both have all again', async ({
  app,
  page,
  neighbour,
}) => {
  const cells = await work(app, neighbour, ['In the database.', 'In the journal.']);
  await writeJournal(neighbour, { [changeWith(cells, 'In the database.')]: null });
  await writeVault(neighbour, { [changeWith(cells, 'In the journal.')]: null });
  await page.bringToFront();
  await app.open('#/recommendations/8');
  await expect(app.main).toContainText('In the database.');
  await expect(app.main).toContainText('In the journal.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 2 changes are in no saved file.');
  await expect(app.storageAlarm).toHaveCount(0);
  await expect(app.warnings).toHaveCount(0);
  expect(changes(await vault(neighbour))).toHaveLength(2);
});

test('f07 work from before there was a database is copied there at the first start', { tag: '@once' }, async ({ app, page, neighbour }) => {
  const cells = await work(app, neighbour, ['From an earlier version.']);
  await writeVault(neighbour, Object.fromEntries(Object.keys(cells).map((key) => [key, null])));
  expect(await vault(neighbour)).toEqual({});
  await page.bringToFront();
  await app.open('#/recommendations/8');
  await expect(app.main).toContainText('From an earlier version.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  expect(changes(await vault(neighbour))).toEqual(changes(cells));
});
