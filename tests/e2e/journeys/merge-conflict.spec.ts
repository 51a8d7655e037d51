import { App } from '../pages/app';
import { expect, test } from '../support/app';

test('two edits of one field are both kept and shown', async ({ app, colleague }) => {
  await colleague.comment(7, 'The words of the colleague.');
  await colleague.go('Data');
  const file = await colleague.data.save();

  await app.comment(7, 'My own words.');
  await app.go('Data');
  await app.data.choose(app.data.mergeButton, file.path);
  await expect(app.data.count('1 new change')).toBeVisible();
  await expect(app.data.count('1 conflict')).toBeVisible();
  await app.data.merge.click();
  await expect(app.banner).toContainText('Merged');

  await app.open('#/recommendations/7');
  await expect(app.main).toContainText('2 versions');
  await expect(app.main).toContainText('The words of the colleague.');
  await expect(app.main).toContainText('My own words.');
});

test('a form that was open during a merge does not overwrite what came in', async ({ app, colleague, context, appUrl }) => {
  await colleague.comment(7, 'The words of the colleague.');
  await colleague.go('Data');
  const file = await colleague.data.save();

  await app.open('#/recommendations/7');
  await app.recommendation.changeResponse.click();
  await app.responseForm.comment.fill('My own words.');
  const other = new App(await context.newPage(), appUrl);
  await other.open('#/data');
  await other.data.choose(other.data.mergeButton, file.path);
  await other.data.merge.click();
  await expect(other.banner).toContainText('Merged');
  await app.page.bringToFront();
  await app.responseForm.save.click();
  await app.open('#/recommendations/7');
  await expect(app.main).toContainText('2 versions');
  await expect(app.main).toContainText('The words of the colleague.');
  await expect(app.main).toContainText('My own words.');
});
