import { expect, test } from '../support/app';
import { Clicks } from '../support/clicks';

test("a colleague's file is merged after a look at what it brings", { tag: '@every-browser' }, async ({ app, colleague }) => {
  await colleague.acceptInFull(6, 'Agreed at Cabinet.');
  await colleague.addUpdate(8, 'The first awards were given out.');
  await colleague.go('Data');
  const file = await colleague.data.save();

  await app.addUpdate(9, 'A college has been visited.');
  const clicks = new Clicks();
  await clicks.on(app.link('Data'));
  clicks.count += 2; // The button and the browser's own file dialog.
  await app.data.choose(app.data.mergeButton, file.path);
  await expect(app.data.beforeMerge).toBeVisible();
  await expect(app.data.count('2 new changes')).toBeVisible();
  await expect(app.data.count(/\d+ changes already here/)).toBeVisible();
  await expect(app.saveStatus).toContainText('1 change is in no saved file');
  await clicks.on(app.data.merge);
  await expect(app.banner).toContainText('Merged');
  expect(clicks.count).toBeLessThanOrEqual(4);

  await app.open('#/recommendations/6');
  await expect(app.main).toContainText('Agreed at Cabinet.');
  await app.open('#/recommendations?q=awards+given');
  await expect(app.recommendations.numbers).toHaveText(['8']);
  await app.open('#/recommendations?q=college+visited');
  await expect(app.recommendations.numbers).toHaveText(['9']);
});

test('nothing is written before Merge, and Cancel leaves all as it was', async ({ app, colleague }) => {
  await colleague.acceptInFull(6);
  await colleague.go('Data');
  const file = await colleague.data.save();

  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, file.path);
  await expect(app.data.beforeMerge).toBeVisible();
  await expect(app.saveStatus).toContainText('Nothing has been changed in this browser yet.');
  await app.data.cancel.click();
  await expect(app.data.beforeMerge).toHaveCount(0);
  await app.open('#/recommendations/6');
  await expect(app.recommendation.recordResponse).toBeVisible();
});

test('the same file again brings nothing new', async ({ app, colleague }) => {
  await colleague.acceptInFull(6);
  await colleague.go('Data');
  const file = await colleague.data.save();

  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, file.path);
  await app.data.merge.click();
  await expect(app.banner).toContainText('Merged');
  await app.data.choose(app.data.mergeButton, file.path);
  await expect(app.main).toContainText('Nothing new in this file');
});
