import { expect, test } from '../support/app';
import { shownUpdates, writeUpdates, written } from '../support/busy-writer';
import { changes, journal, vault } from '../support/cells';

const EACH = 300;

test('f20 of 600 updates that two tabs write at once none is lost', async ({ app, neighbour }) => {
  test.setTimeout(240_000);
  const other = await app.inNewTab();
  await app.open();
  await other.open();
  await Promise.all([writeUpdates(app.page, 8, 'First tab', EACH), writeUpdates(other.page, 9, 'Second tab', EACH)]);
  await app.page.close();
  await other.page.close();
  // Each store has them all by itself.
  expect(changes(await journal(neighbour))).toHaveLength(2 * EACH);
  expect(changes(await vault(neighbour))).toHaveLength(2 * EACH);

  const next = await app.inNewTab();
  await next.open('#/recommendations/8');
  await expect(next.saveStatus).toHaveText(`Saved on this computer. ${2 * EACH} changes are in no saved file.`);
  expect(await shownUpdates(next.page, 'First tab')).toEqual(written('First tab', EACH));
  await next.open('#/recommendations/9');
  expect(await shownUpdates(next.page, 'Second tab')).toEqual(written('Second tab', EACH));
});
