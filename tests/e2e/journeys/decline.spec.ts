import { expect, test } from '../support/app';

test('a recommendation is declined with a reason', async ({ app }) => {
  const form = app.responseForm;
  await app.open('#/recommendations/12');
  await app.recommendation.recordResponse.click();
  await form.decline.check();
  await form.explanation.fill('Another board has taken this on.');
  await form.noneOffered.check();
  await form.save.click();
  await expect(app.banner).toContainText('Response to recommendation 12 saved');
  await expect(app.main).toContainText('Another board has taken this on.');
});

test('declining without a reason is not saved', async ({ app }) => {
  await app.open('#/recommendations/12/response');
  await app.responseForm.decline.check();
  await app.responseForm.noneOffered.check();
  await app.responseForm.save.click();
  await expect(app.responseForm.error('Enter the reason for declining')).toBeVisible();
});

test('where two answers differ, the summary says so', async ({ app }) => {
  const form = app.responseForm;
  await app.open('#/recommendations/12');
  await app.recommendation.recordResponse.click();
  await form.decline.check();
  await form.explanation.fill('Another board has taken this on.');
  await form.noneOffered.check();
  await form.save.click();
  await expect(app.banner).toBeVisible();
  await app.go('Home');
  await expect(app.home.summary).toHaveText('12 recommendations: 9 accepted in full, 1 in part, 1 declined, 1 with answers that differ');
});
