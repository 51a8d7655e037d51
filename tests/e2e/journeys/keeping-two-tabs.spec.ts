import { expect, test } from '../support/app';
import { byNumber, numbered, shownUpdates, writeUpdates } from '../support/busy-writer';
import { changes, journal, vault } from '../support/cells';

const EACH = 300;
const TABS = [
  { name: 'First tab', numbers: [1, 2, 3, 4, 5, 6] },
  { name: 'Second tab', numbers: [7, 8, 9, 10, 11, 12] },
];

test('f20 of 600 updates that two tabs write at once none is lost', async ({ app, neighbour }) => {
  test.setTimeout(300_000);
  const other = await app.inNewTab();
  await app.open();
  await other.open();
  await Promise.all([app, other].map((tab, place) => writeUpdates(tab.page, TABS[place].numbers, numbered(TABS[place].name, EACH))));
  await app.page.close();
  await other.page.close();
  // Each store has them all by itself.
  expect(changes(await journal(neighbour))).toHaveLength(2 * EACH);
  expect(changes(await vault(neighbour))).toHaveLength(2 * EACH);

  const next = await app.inNewTab();
  await next.open();
  await expect(next.saveStatus).toHaveText(`Saved on this computer. ${2 * EACH} changes are in no saved file.`);
  for (const { name, numbers } of TABS) {
    const shown: string[] = [];
    for (const number of numbers) {
      await next.turnTo(`#/recommendations/${number}`);
      await expect(next.heading).toContainText(`${number}`);
      shown.push(...(await shownUpdates(next.page, name)));
    }
    expect(shown.sort(byNumber)).toEqual(numbered(name, EACH));
  }
});
