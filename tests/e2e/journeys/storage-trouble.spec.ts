import { expect, test } from '../support/app';
import { fillStorage, refuseStorage } from '../support/broken-storage';
import { readSnapshot } from '../support/snapshot';

for (const { what, bring } of [
  { what: 'refused', bring: refuseStorage },
  { what: 'full', bring: fillStorage },
]) {
  test(`with storage ${what} the alarm stays, and the saved file holds the edit`, async ({ app, page }) => {
    await bring(page);
    await app.addUpdate(8, 'Kept in memory only.');
    await expect(app.storageAlarm).toHaveAttribute('role', 'alert');
    await expect(app.saveStatus).not.toContainText('kept in this browser');
    for (const name of ['Home', 'Recommendations', 'Data']) {
      await app.go(name);
      await expect(app.heading).toBeVisible();
      await expect(app.storageAlarm).toBeVisible();
    }
    const file = await app.data.save();
    expect(readSnapshot(file.path).changes.map((change) => change.set.text)).toContain('Kept in memory only.');
  });
}

test('refused storage is said at once, before any work is lost', async ({ app, page }) => {
  await refuseStorage(page);
  await app.open();
  await expect(app.storageAlarm).toBeVisible();
});
