import { expect, test } from '../support/app';
import { readSnapshot } from '../support/snapshot';

test('a saved file holds the edit in a form that others can read', { tag: '@every-browser' }, async ({ app }) => {
  await app.addUpdate(8, 'The first awards were given out.');
  await app.go('Data');
  const file = await app.data.save();
  expect(file.name).toMatch(/^care-work-as-a-career-\d{4}-\d\d-\d\d-\d{4}(-[a-z0-9-]+)?\.json$/);
  const snapshot = readSnapshot(file.path);
  expect(snapshot.format).toBe('scrutiny-tracker-snapshot');
  expect(snapshot.formatVersion).toBe(1);
  expect(snapshot.changes.filter((change) => change.set.text === 'The first awards were given out.')).toHaveLength(1);
});

test('the name of who saves is in the file and its name', async ({ app }) => {
  await app.open('#/recommendations/6/response');
  await app.responseForm.inFull.check();
  await app.responseForm.yourName.fill('S. Officer');
  await app.responseForm.save.click();
  await expect(app.banner).toBeVisible();
  await app.go('Data');
  const file = await app.data.save();
  expect(file.name).toMatch(/-s-officer\.json$/);
  expect(readSnapshot(file.path).changes.map((change) => change.by)).toContain('S. Officer');
});

test('f60 a started download is not yet a saved file; a checked one is', async ({ app }) => {
  await app.addUpdate(8, 'The first awards were given out.');
  await app.go('Data');
  const file = await app.data.save();
  await expect(app.saveStatus).toContainText('1 change is in no saved file');
  await app.data.choose(app.data.checkButton, file.path);
  await expect(app.saveStatus).not.toContainText('in no saved file');
  await app.reload();
  await expect(app.saveStatus).not.toContainText('in no saved file');
});
