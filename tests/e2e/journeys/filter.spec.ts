import { expect, test } from '../support/app';

test('filters narrow the list, and each has a chip that takes it away', { tag: '@every-browser' }, async ({ app }) => {
  const list = app.recommendations;
  await app.open('#/recommendations');
  await expect(list.result).toHaveText('12 recommendations');
  await list.option('Officers say', 'Slowed or paused').check();
  await list.applyAtStart.click();
  await expect(list.result).toHaveText('3 of 12 recommendations');
  await expect(list.numbers).toHaveText(['4', '6', '7']);
  await expect(list.selectedFilters).toBeVisible();
  await list.chip('Officers say, Slowed or paused').click();
  await expect(list.result).toHaveText('12 recommendations');
});

test('Back takes back a filter', async ({ app }) => {
  const list = app.recommendations;
  await app.open('#/recommendations');
  await list.option('Answer', 'Declined').check();
  await list.applyAtEnd.click();
  await expect(list.numbers).toHaveText(['11']);
  await app.back();
  await expect(list.result).toHaveText('12 recommendations');
  await expect(list.option('Answer', 'Declined')).not.toBeChecked();
});

test('the address holds the filters', async ({ app }) => {
  const list = app.recommendations;
  await app.open('#/recommendations?response=in-part,declined');
  await expect(list.numbers).toHaveText(['8', '11']);
  await expect(list.option('Answer', 'Accepted in part')).toBeChecked();
  await app.reload();
  await expect(list.numbers).toHaveText(['8', '11']);
  await expect(list.chip('Answer, Declined')).toBeVisible();
});

test('an empty result says so and offers the way out', { tag: '@once' }, async ({ app }) => {
  const list = app.recommendations;
  await app.open('#/recommendations?response=declined&delivery=done');
  await expect(list.result).toHaveText('0 of 12 recommendations');
  await expect(list.table).toBeHidden();
  await expect(list.wayOut).toContainText('No recommendation fits what you chose.');
  await list.wayOut.getByRole('link').click();
  await expect(list.result).toHaveText('12 recommendations');
});

test('a recommendation opened from a filtered list keeps the filter', { tag: '@once' }, async ({ app }) => {
  await app.open('#/recommendations?response=declined');
  await app.recommendations.title('Help set up a county-wide body').click();
  await expect(app.heading).toContainText('Recommendation 11');
  await expect(app.page).toHaveURL(/#\/recommendations\/11\?response=declined$/);
});

test('removing a chip moves the focus to the result', { tag: '@once' }, async ({ app }) => {
  const list = app.recommendations;
  await app.open('#/recommendations?response=in-part,declined');
  await list.chip('Answer, Accepted in part').click();
  await expect(list.result).toHaveText('1 of 12 recommendations');
  await expect(list.result).toBeFocused();
  await list.chip('Answer, Declined').click();
  await expect(list.result).toHaveText('12 recommendations');
  await expect(list.result).toBeFocused();
});

test('applying filters keeps the focus where it is', { tag: '@once' }, async ({ app }) => {
  const list = app.recommendations;
  await app.open('#/recommendations');
  await list.option('Answer', 'Declined').check();
  await list.applyAtEnd.click();
  await expect(list.result).toHaveText('1 of 12 recommendations');
  await expect(list.applyAtEnd).toBeFocused();
});

test('on a small screen the filters stand behind a button', { tag: '@once' }, async ({ app }) => {
  const list = app.recommendations;
  await app.page.setViewportSize({ width: 320, height: 640 });
  await app.open('#/recommendations');
  await expect(list.showFilters).toHaveAttribute('aria-expanded', 'false');
  await expect(list.option('Answer', 'Declined')).toBeHidden();
  await list.showFilters.click();
  await expect(list.showFilters).toHaveAttribute('aria-expanded', 'true');
  await list.option('Answer', 'Declined').check();
  await list.applyAtEnd.click();
  await expect(list.result).toHaveText('1 of 12 recommendations');
});
