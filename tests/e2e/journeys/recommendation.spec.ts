import { expect, test } from '../support/app';

test('a recommendation shows its four lights and its sections', { tag: '@once' }, async ({ app }) => {
  await app.open('#/recommendations/8');
  await expect(app.heading).toContainText('Recommendation 8');
  await expect(app.recommendation.light('Answer')).toContainText('Accepted in part');
  await expect(app.recommendation.light('Officers say')).toContainText('In progress');
  await expect(app.recommendation.light("Panel's view")).toBeVisible();
  await expect(app.recommendation.light('Timing')).toBeVisible();
  await expect(app.recommendation.section('Response')).toBeVisible();
  await expect(app.recommendation.section('Progress')).toBeVisible();
});

test('a mark that the source leaves in doubt is said to be so', { tag: '@once' }, async ({ app }) => {
  for (const number of [1, 2, 3, 5, 11]) {
    await app.open(`#/recommendations/${number}`);
    await expect(app.heading).toContainText(`Recommendation ${number}`);
    await expect(app.recommendation.notClear.first()).toBeVisible();
  }
  await app.open('#/recommendations/8');
  await expect(app.heading).toContainText('Recommendation 8');
  await expect(app.recommendation.notClear).toHaveCount(0);
});

test('Previous and Next walk through the recommendations', { tag: '@once' }, async ({ app }) => {
  await app.open('#/recommendations/8');
  await app.recommendation.next.click();
  await expect(app.heading).toContainText('Recommendation 9');
  await app.recommendation.previous.click();
  await expect(app.heading).toContainText('Recommendation 8');
});

test('the history names what changed, from what, to what', { tag: '@once' }, async ({ app }) => {
  await app.comment(7, 'A word from the test.');
  await app.recommendation.history.click();
  await expect(app.main.getByRole('row').filter({ hasText: 'A word from the test.' }).first()).toBeVisible();
});
