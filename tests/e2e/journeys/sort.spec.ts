import { expect, test } from '../support/app';

test('a column sorts upwards first and downwards second', { tag: '@once' }, async ({ app }) => {
  const list = app.recommendations;
  await app.open('#/recommendations');
  await expect(list.columnHead('Number')).toHaveAttribute('aria-sort', 'ascending');
  await list.column('Answer').click();
  await expect(list.columnHead('Answer')).toHaveAttribute('aria-sort', 'ascending');
  await expect(list.columnHead('Number')).toHaveAttribute('aria-sort', 'none');
  await expect(list.numbers.last()).toHaveText('11');
  await list.column('Answer').click();
  await expect(list.columnHead('Answer')).toHaveAttribute('aria-sort', 'descending');
  await expect(list.numbers.first()).toHaveText('11');
});

test('one column at a time is sorted, and the button keeps the focus', { tag: '@once' }, async ({ app }) => {
  const list = app.recommendations;
  await app.open('#/recommendations');
  await list.column('Number').click();
  await expect(list.numbers.first()).toHaveText('12');
  await expect(list.column('Number')).toBeFocused();
  await expect(list.table.locator('th[aria-sort="ascending"], th[aria-sort="descending"]')).toHaveCount(1);
});

test('what is missing comes last both ways', { tag: '@once' }, async ({ app }) => {
  const list = app.recommendations;
  await app.open('#/recommendations?sort=panel');
  await expect(list.numbers.first()).toHaveText('10');
  await app.open('#/recommendations?sort=panel&dir=desc');
  await expect(list.columnHead("Panel's view")).toHaveAttribute('aria-sort', 'descending');
  await expect(list.numbers.first()).toHaveText('10');
});
