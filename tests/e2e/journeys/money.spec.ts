import { expect, test } from '../support/app';

test('each amount opens its source, and no kinds are added together', async ({ app }) => {
  await app.open();
  await app.go('Money');
  const row = app.main.getByRole('row').filter({ has: app.page.getByRole('cell', { name: 'Remaining' }) });
  const source = row.getByText('Source: Panel minutes: update on progress, text block 12.');
  await expect(source).toBeHidden();
  await row.getByText('£4,137.80').click();
  await expect(source).toBeVisible();
  await expect(app.main).toContainText('£15,000 to £16,000 (about)');
  await expect(app.main).toContainText('They are not added together.');
  await expect(app.main.getByText(/total/i)).toHaveCount(0);
});

test('the steps of a budget are a picture with its table, and a sum is written out', async ({ app }) => {
  await app.open('#/money');
  const figure = app.main.getByRole('figure', { name: '£4,137.80 of the £15,000 agreed was left' });
  await expect(figure.getByRole('img', { name: 'Bar chart of Communications budget, step by step' })).toBeVisible();
  await expect(figure).toContainText('Calculated: £15,000 − £4,137.80 = £10,862.20 spent.');
  const cells = await figure.getByRole('table').getByRole('cell').allTextContents();
  expect(cells).toEqual(['£15,000', '£10,862.20', '£4,137.80']);
  const labels = await figure.locator('svg text').allTextContents();
  for (const cell of cells) expect(labels).toContain(cell);
});

test('a budget that does not add up says so beside its line', async ({ app }) => {
  await app.open('#/tables');
  await app.tables.paste('id,amount (£)\ncare-work/money/communications-remaining,4137.81\n');
  await expect(app.errorSummary).toContainText('No row has the headings');
  await app.tables.pasted.fill('id,amount (£),stage\ncare-work/money/communications-remaining,4137.81,Remaining\n');
  await app.tables.readText.click();
  await app.tables.readIn.click();
  await app.turnTo('#/money');
  const words = '£10,862.20 spent and £4,137.81 left make £0.01 more than the £15,000 agreed.';
  const row = app.main.getByRole('row').filter({ has: app.page.getByRole('cell', { name: 'Agreed', exact: true }) });
  await expect(row).toContainText(words);
  await expect(row).toContainText('To correct');
  await app.main.getByRole('link', { name: 'All checks of the record' }).click();
  await expect(app.heading).toHaveText('Checks');
  await expect(app.main).toContainText(words);
});
