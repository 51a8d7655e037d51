import { expect, test } from '../support/app';
import { Clicks } from '../support/clicks';

test('one click takes back a response, and it stays taken back', async ({ app }) => {
  const clicks = new Clicks();
  await app.acceptInFull(6);
  await clicks.on(app.undo);
  await expect(app.recommendation.recordResponse).toBeVisible();
  await expect(app.banner).toBeFocused();
  expect(clicks.count).toBe(1);
  await app.reload();
  await expect(app.recommendation.recordResponse).toBeVisible();
});

test('an update is taken back', async ({ app }) => {
  await app.addUpdate(8, 'Written by mistake.');
  await expect(app.main).toContainText('Written by mistake.');
  await app.undo.click();
  await expect(app.banner).not.toContainText('Update on recommendation 8 saved');
  await app.open('#/recommendations?q=mistake');
  await expect(app.recommendations.result).toHaveText('0 of 12 recommendations');
});

test('undoing a changed response brings back the one before', async ({ app }) => {
  const form = app.responseForm;
  await app.open('#/recommendations/8');
  await app.recommendation.changeResponse.click();
  await form.inFull.check();
  await form.save.click();
  await expect(app.recommendation.light('Answer')).toContainText('Accepted in full');
  await app.undo.click();
  await expect(app.recommendation.light('Answer')).toContainText('Accepted in part');
});
