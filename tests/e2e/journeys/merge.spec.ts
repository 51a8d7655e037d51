import { expect, test } from '../support/app';
import { Clicks } from '../support/clicks';
import { fileOf, merges } from '../support/people';

test("a colleague's file is merged from Home in at most four clicks, after a look at what it brings", { tag: '@every-browser' }, async ({ app, colleague }) => {
  await colleague.acceptInFull(6, 'Agreed at Cabinet.');
  await colleague.addUpdate(8, 'The first awards were given out.');
  const file = await fileOf(colleague);

  await app.addUpdate(9, 'A college has been visited.');
  await app.open('#/');
  const clicks = new Clicks();
  await clicks.on(app.link('Data'));
  clicks.count += 2; // The button and the browser's own file dialog.
  await app.data.choose(app.data.mergeButton, file.path);
  await expect(app.data.beforeMerge).toBeVisible();
  await expect(app.data.count('2 new changes')).toBeVisible();
  await expect(app.data.count(/\d+ changes already here/)).toBeVisible();
  await expect(app.data.count('0 conflicts')).toBeVisible();
  await expect(app.saveStatus).toContainText('1 change is in no saved file');
  await clicks.on(app.data.merge);
  await expect(app.banner).toContainText('Merged 2 changes from A member.');
  expect(clicks.count).toBeLessThanOrEqual(4);

  await app.open('#/recommendations/6');
  await expect(app.main).toContainText('Agreed at Cabinet.');
  await app.open('#/recommendations?q=awards+given');
  await expect(app.recommendations.numbers).toHaveText(['8']);
  await app.open('#/recommendations?q=college+visited');
  await expect(app.recommendations.numbers).toHaveText(['9']);
});

test('before a merge the page says from whom the file is, when it was saved and who changed what', { tag: '@once' }, async ({ app, colleague }) => {
  await colleague.addUpdate(8, 'The first awards were given out.', 'S. Officer');
  const file = await fileOf(colleague);

  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, file.path);
  await expect(app.data.about(file.name)).toContainText(/From S\. Officer, saved \d+ \w+ \d{4}, \d\d:\d\d UTC\./);
  await expect(app.data.count('1 change by S. Officer')).toBeVisible();
  await expect(app.data.count('1 new entry')).toBeVisible();
  await expect(app.data.count(/^Made (on|between) \d+ \w+ \d{4}, \d\d:\d\d UTC/)).toBeVisible();
  await expect(app.data.count(/^Update on recommendation 8: .*S\. Officer/)).toBeVisible();
});

test('nothing is written before Merge, and Cancel leaves all as it was', async ({ app, colleague }) => {
  await colleague.acceptInFull(6);
  const file = await fileOf(colleague);

  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, file.path);
  await expect(app.data.beforeMerge).toBeFocused();
  await expect(app.saveStatus).toContainText('Nothing has been changed in this browser yet.');
  await app.data.cancel.click();
  await expect(app.data.beforeMerge).toHaveCount(0);
  await expect(app.data.mergeButton).toBeFocused();
  await app.open('#/recommendations/6');
  await expect(app.recommendation.recordResponse).toBeVisible();
});

test('f46 the same file again brings nothing new, and takes three clicks to find out', { tag: '@once' }, async ({ app, colleague }) => {
  await colleague.acceptInFull(6);
  const file = await fileOf(colleague);
  await merges(app, file.path);

  await app.open('#/');
  const clicks = new Clicks();
  await clicks.on(app.link('Data'));
  clicks.count += 2;
  await app.data.choose(app.data.mergeButton, file.path);
  await expect(app.data.nothingNew).toHaveText('Nothing new in this file');
  await expect(app.data.merge).toHaveCount(0);
  expect(clicks.count).toBeLessThanOrEqual(3);
  await app.main.getByRole('button', { name: 'Close' }).click();
  await expect(app.data.nothingNew).toHaveCount(0);
});

test('f46 a file of my own brings nothing new', { tag: '@once' }, async ({ app }) => {
  await app.addUpdate(8, 'The first awards were given out.');
  const file = await fileOf(app);
  await app.data.choose(app.data.mergeButton, file.path);
  await expect(app.data.nothingNew).toBeVisible();
});

test('f51 an older copy after a newer one brings nothing, and the page says what it lacks', { tag: '@once' }, async ({ app, colleague }) => {
  await colleague.addUpdate(8, 'The first awards were given out.', 'S. Officer');
  const older = await fileOf(colleague);
  await colleague.addUpdate(9, 'A college has been visited.');
  await colleague.addUpdate(10, 'The Panel was told.');
  const newer = await fileOf(colleague);

  await merges(app, newer.path);
  await app.data.choose(app.data.mergeButton, older.path);
  await expect(app.data.nothingNew).toBeVisible();
  await expect(app.main).toContainText('This file lacks 2 changes by S. Officer that you have. It may be an older copy. Nothing of yours will go.');
  await app.open('#/recommendations?q=college+visited');
  await expect(app.recommendations.numbers).toHaveText(['9']);
});

test('f51 two people who give no name are not taken for one whose file is old', { tag: '@once' }, async ({ app, colleague }) => {
  await colleague.addUpdate(8, 'The first awards were given out.');
  const file = await fileOf(colleague);
  await app.addUpdate(9, 'A college has been visited.');
  await app.go('Data');
  await app.data.choose(app.data.mergeButton, file.path);
  await expect(app.data.beforeMerge).toBeVisible();
  await expect(app.main).not.toContainText('It may be an older copy');
});
