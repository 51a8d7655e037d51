import { expect, test } from '../support/app';
import { Clicks } from '../support/clicks';
import { Keys } from '../support/keys';

test('an update is added in at most four clicks and is there after a reload', { tag: '@every-browser' }, async ({ app }) => {
  const clicks = new Clicks();
  await app.open('#/recommendations');
  await clicks.on(app.recommendations.title('Reward and celebrate care workers'));
  await clicks.on(app.recommendation.addUpdate);
  await expect(app.heading).toHaveText('Add an update to recommendation 8');
  await app.updateForm.text.fill('The first awards were given out.');
  await clicks.on(app.updateForm.status('Done'));
  await clicks.on(app.updateForm.save);
  await expect(app.banner).toContainText('Update on recommendation 8 saved');
  await expect(app.banner).toBeFocused();
  expect(clicks.count).toBeLessThanOrEqual(4);

  await app.reload();
  await expect(app.main).toContainText('The first awards were given out.');
  await expect(app.recommendation.light('Officers say')).toContainText('Done');
});

test('an update is added by keys alone, with at most fourteen', async ({ app, page }) => {
  const keys = new Keys(page);
  await app.open('#/recommendations/8');
  await app.heading.focus();
  await keys.tabTo(app.recommendation.addUpdate.first());
  await keys.press('Enter');
  await expect(app.heading).toHaveText('Add an update to recommendation 8');
  await keys.tabTo(app.updateForm.text);
  await keys.type('The first awards were given out.');
  await keys.press('Tab');
  await keys.press('Space');
  await keys.press('ArrowDown');
  await expect(app.updateForm.status('In progress')).toBeChecked();
  await keys.press('Enter');
  await expect(app.banner).toContainText('Update on recommendation 8 saved');
  expect(keys.count).toBeLessThanOrEqual(14);
});

test('the date is today until somebody writes another, and the day may be left out', async ({ app }) => {
  const form = app.updateForm;
  await app.open('#/recommendations/8/update');
  const today = new Date();
  await expect(form.year).toHaveValue(String(today.getFullYear()));
  await expect(form.month).toHaveValue(String(today.getMonth() + 1));
  await expect(form.day).toHaveValue(String(today.getDate()));
  await form.day.fill('');
  await form.month.fill('1');
  await form.year.fill('2021');
  await form.text.fill('Dated by the month.');
  await form.status('In progress').check();
  await form.save.click();
  await expect(app.main).toContainText('January 2021');
});

test('one update can cover several recommendations', { tag: '@once' }, async ({ app }) => {
  const form = app.updateForm;
  await app.open('#/recommendations/8/update');
  await form.text.fill('Both were talked through with the college.');
  await form.status('In progress').check();
  await form.coversOthers.click();
  await form.alsoCovers(9).check();
  await form.save.click();
  await expect(app.banner).toBeVisible();
  await app.open('#/recommendations/9');
  await expect(app.main).toContainText('Both were talked through with the college.');
});

test('a draft is marked as one', { tag: '@once' }, async ({ app }) => {
  const form = app.updateForm;
  await app.open('#/recommendations/8/update');
  await form.text.fill('Not yet agreed.');
  await form.status('In progress').check();
  await form.draft.check();
  await form.save.click();
  await expect(app.banner).toBeVisible();
  await expect(app.recommendation.draftMark).toBeVisible();
});

test('an update without words is not saved', async ({ app }) => {
  await app.open('#/recommendations/8/update');
  await app.updateForm.status('Done').check();
  await app.updateForm.save.click();
  await expect(app.errorSummary).toBeFocused();
  await expect(app.errorSummary).toContainText('Enter what has happened');
  await expect(app.updateForm.status('Done')).toBeChecked();
});
