import { expect, test } from '../support/app';
import { Clicks } from '../support/clicks';

test('a recommendation is found by a word within two clicks', async ({ app }) => {
  const clicks = new Clicks();
  await app.open();
  await clicks.on(app.link('Recommendations'));
  await clicks.on(app.recommendations.search);
  await app.page.keyboard.type('bridge');
  await expect(app.recommendations.result).toHaveText('1 of 12 recommendations');
  await expect(app.recommendations.title("Keep up with Shropshire's Bridge Project")).toBeVisible();
  expect(clicks.count).toBeLessThanOrEqual(2);
  await app.recommendations.title("Keep up with Shropshire's Bridge Project").click();
  await expect(app.heading).toContainText('Recommendation 10');
});

test('the search is in the address, and the focus stays in the field', async ({ app }) => {
  await app.open('#/recommendations');
  await app.recommendations.search.fill('bridge');
  await app.recommendations.search.press('Enter');
  await expect(app.page).toHaveURL(/\?q=bridge$/);
  await expect(app.recommendations.search).toBeFocused();
  await app.reload();
  await expect(app.recommendations.search).toHaveValue('bridge');
  await expect(app.recommendations.numbers).toHaveText(['10']);
});

test('what was typed by people is found too', async ({ app }) => {
  await app.addUpdate(8, 'The marquee was booked for the ceremony.');
  await app.open('#/recommendations?q=marquee');
  await expect(app.recommendations.numbers).toHaveText(['8']);
});
