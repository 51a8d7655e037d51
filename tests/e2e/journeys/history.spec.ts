import { expect, test } from '../support/app';
import { readSnapshot } from '../support/snapshot';
import { fileOf } from '../support/people';

test('f67 an earlier value is put back from the history, and Undo takes that back', { tag: '@every-browser' }, async ({ app }) => {
  await app.comment(7, 'What was agreed at first.');
  await app.comment(7, 'Written over it by mistake.');
  await app.recommendation.history.click();
  const row = app.main.getByRole('row').filter({ has: app.page.getByRole('rowheader', { name: 'Comment', exact: true }) });
  await row.filter({ hasText: 'None' }).getByRole('button', { name: /^Put this back ?: Comment, / }).click();
  await expect(app.banner).toContainText('The earlier value stands again. The other one stays in the history.');
  await expect(app.banner).toBeFocused();
  await expect(app.recommendation.fact('Comment')).toHaveText('What was agreed at first.');
  await app.undo.click();
  await expect(app.recommendation.fact('Comment')).toHaveText('Written over it by mistake.');
  await app.reload();
  await expect(app.recommendation.fact('Comment')).toHaveText('Written over it by mistake.');
});

test('what stands now cannot be put back', { tag: '@once' }, async ({ app }) => {
  await app.comment(7, 'What was agreed at first.');
  await app.recommendation.history.click();
  const row = app.main.getByRole('row').filter({ has: app.page.getByRole('rowheader', { name: 'Comment', exact: true }) });
  await expect(row).toHaveCount(1);
  await expect(row.getByRole('button', { name: /^Put this back/ })).toHaveCount(0);
});

test('f67 what was taken back by mistake is brought back in one click', { tag: '@once' }, async ({ app }) => {
  await app.addUpdate(8, 'The first awards were given out.');
  await app.undo.click();
  await expect(app.banner).toContainText('The change was taken back.');
  await expect(app.main.getByText('The first awards were given out.')).toHaveCount(0);
  await app.undo.click();
  await expect(app.main.getByRole('listitem').filter({ hasText: 'The first awards were given out.' })).toHaveCount(1);
});
