import { expect, test } from '../support/app';
import { longReview } from '../support/long-review';
import { printed } from '../support/pdf';

const FURTHER = 250;
const ALL = 12 + FURTHER;

test.beforeEach(async ({ app, colleague, folder }) => {
  const file = await longReview(colleague, folder, FURTHER);
  await app.open('#/data');
  await app.data.choose(app.data.openButton, file);
  await app.data.openAndReplace.click();
  await expect(app.banner).toContainText('Opened long.json.');
});

test('the list shows a hundred, then a hundred more, then all', async ({ app }) => {
  const list = app.recommendations;
  await app.go('Recommendations');
  await expect(list.result).toHaveText(`${ALL} recommendations`);
  await expect(list.numbers).toHaveCount(100);
  await expect(app.main).toContainText(`The first 100 of ${ALL} are on the page.`);

  await app.main.getByRole('button', { name: 'Show 100 more' }).click();
  await expect(list.numbers).toHaveCount(200);
  // The keyboard goes on with the first of those that came.
  await expect(list.title('Long101')).toBeFocused();

  await app.main.getByRole('button', { name: 'Show all' }).click();
  await expect(list.numbers).toHaveCount(ALL);
  await expect(list.title('Long201')).toBeFocused();
  await expect(list.numbers.last()).toHaveText(String(ALL));
  await expect(app.main.getByRole('button', { name: 'Show all' })).toHaveCount(0);

  // What a filter leaves is counted whole, and another page begins with a hundred again.
  await list.search.fill('Long26');
  await expect(list.numbers).toHaveText(['26', '260', '261', '262']);
  await app.go('Home');
  await app.go('Recommendations');
  await expect(list.numbers).toHaveCount(100);
});

test('on paper the list is whole', { tag: '@once' }, async ({ app, page, folder }) => {
  await app.go('Recommendations');
  await expect(app.recommendations.numbers).toHaveCount(100);
  const { pages } = await printed(page, folder);
  const words = pages.flat().join('\n');
  expect(words).toContain('Long13');
  expect(words).toContain(`Long${ALL}`);
  expect(words).not.toContain('Show all');
});

test('an update names the other recommendations it covers by their numbers', { tag: '@once' }, async ({ app, page }) => {
  await app.open('#/recommendations/14/update');
  const form = app.updateForm;
  await form.text.fill('One officer leads on all of them.');
  await form.coversOthers.click();
  const numbers = page.getByRole('textbox', { name: 'Also covers, by number' });
  await numbers.fill('15, 999');
  await expect(page.getByRole('status').filter({ hasText: 'There is no recommendation 999' })).toBeVisible();
  await form.save.click();
  await expect(app.errorSummary).toContainText('There is no recommendation 999');
  await expect(numbers).toHaveValue('15, 999');
  await numbers.fill('15, 20 to 21');
  await expect(page.getByRole('status').filter({ hasText: '15: Long15; 20: Long20; 21: Long21' })).toBeVisible();
  await form.save.click();
  await expect(app.banner).toContainText('Update on recommendation 14 saved');
  await app.open('#/recommendations/21');
  await expect(app.main).toContainText('One officer leads on all of them.');
});
