import { expect, test } from '../support/app';
import { Clicks } from '../support/clicks';
import { Keys } from '../support/keys';

test('a response is recorded in at most four clicks and is there after a reload', { tag: '@every-browser' }, async ({ app }) => {
  const clicks = new Clicks();
  await app.open();
  await clicks.on(app.home.awaitedResponse(6));
  await expect(app.heading).toHaveText('Record a response to recommendation 6');
  await clicks.on(app.responseForm.inFull);
  await clicks.on(app.responseForm.save);
  await expect(app.banner).toContainText('Response to recommendation 6 saved');
  await expect(app.banner).toBeFocused();
  await expect(app.heading).toContainText('Recommendation 6');
  await expect(app.recommendation.recordResponse).toHaveCount(0);
  await expect(app.saveStatus).toContainText('Saved on this computer');
  await expect(app.saveStatus).toContainText('1 change is in no saved file');
  expect(clicks.count).toBeLessThanOrEqual(4);

  await app.reload();
  await expect(app.recommendation.recordResponse).toHaveCount(0);
  await expect(app.recommendation.changeResponse).toHaveCount(2);
  await expect(app.saveStatus).toContainText('1 change is in no saved file');
});

test('a response is recorded by keys alone, with at most fourteen', async ({ app, page }) => {
  const keys = new Keys(page);
  await app.open();
  await app.heading.focus();
  await keys.tabTo(app.home.awaitedResponse(6));
  await keys.press('Enter');
  await expect(app.heading).toHaveText('Record a response to recommendation 6');
  await expect(app.heading).toBeFocused();
  await keys.tabTo(app.responseForm.inFull);
  await keys.press('Space');
  await keys.press('Enter');
  await expect(app.banner).toContainText('Response to recommendation 6 saved');
  expect(keys.count).toBeLessThanOrEqual(14);
});

test('after one response the banner leads to the next that is awaited, which takes three clicks', async ({ app }) => {
  await app.acceptInFull(6);
  const clicks = new Clicks();
  await clicks.on(app.banner.getByRole('link', { name: 'Next recommendation without a response' }));
  await expect(app.heading).toHaveText('Record a response to recommendation 12');
  await expect(app.banner).toHaveCount(0);
  await clicks.on(app.responseForm.inFull);
  await clicks.on(app.responseForm.save);
  await expect(app.banner).toContainText('Response to recommendation 12 saved');
  expect(clicks.count).toBeLessThanOrEqual(3);
  await expect(app.banner.getByRole('link', { name: 'Next recommendation without a response' })).toHaveCount(0);
});

test('the name given on one form is on the next', async ({ app }) => {
  await app.open('#/recommendations/6/response');
  await app.responseForm.inFull.check();
  await app.responseForm.yourName.fill('S Officer');
  await app.responseForm.save.click();
  await expect(app.banner).toBeVisible();
  await app.open('#/recommendations/8/update');
  await expect(app.updateForm.yourName).toHaveValue('S Officer');
});
