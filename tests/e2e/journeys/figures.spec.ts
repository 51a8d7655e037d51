import { expect, test } from '../support/app';

test('a figure is added by hand and taken back', { tag: '@every-browser' }, async ({ app }) => {
  const form = app.recordForm;
  await app.open('#/workforce');
  await app.toForm('Add a figure').click();
  await form.save.click();
  await expect(app.errorSummary).toContainText('Enter what is measured, such as Headcount');
  await expect(app.errorSummary).toContainText('Enter the figure, or the sign that the paper prints in its place');
  await form.text('What is measured').fill('Night shifts left open');
  await form.text('Of whom or what').fill('Home care');
  await form.text('Figure').fill('10 to 20');
  await app.main.getByRole('group', { name: /^Day or period/ }).getByRole('textbox', { name: 'Month' }).fill('April to September');
  await app.main.getByRole('group', { name: /^Day or period/ }).getByRole('textbox', { name: 'Year' }).fill('2020');
  await form.save.click();
  await expect(app.banner).toContainText('The figure was added');
  await expect(app.banner).toBeFocused();
  await app.workforce.toChange('Night shifts left open');
  await expect(app.main).toContainText('Night shifts left open, Home care, April to September 2020: 10 to 20');
  await app.undo.click();
  await expect(app.main).not.toContainText('Night shifts left open');
  await app.reload();
  await expect(app.main).not.toContainText('Night shifts left open');
});

test('the next period of a figure begins with what it is of', async ({ app }) => {
  const form = app.recordForm;
  await app.open('#/workforce');
  await app.workforce.toChange('Headcount');
  await app.main.getByRole('link', { name: /^Add a new period of this measure Headcount, Home Care/ }).first().click();
  await expect(app.heading).toHaveText('Add a figure');
  await expect(form.text('What is measured')).toHaveValue('Headcount');
  await expect(form.text('Figure')).toHaveValue('');
  await form.text('Sign in place of the figure').fill('[x]');
  await form.save.click();
  await expect(app.banner).toContainText('The figure was added');
  await app.workforce.toChange('Headcount');
  await expect(app.main).toContainText('[x] (no figure)');
});

test('a line of money is added, changed, removed and brought back', async ({ app }) => {
  const form = app.recordForm;
  const amount = app.main.getByRole('textbox', { name: /^Amount/ });
  await app.open('#/money');
  await app.toForm('Add a line of money').click();
  await form.text('What it is for').fill('Leaflets');
  await amount.fill('£12.345');
  await form.save.click();
  await expect(app.errorSummary).toContainText('has more than two digits of pence');
  await amount.fill('about £15,000 to £16,000');
  await form.save.click();
  await expect(app.banner).toContainText('The line of money was added');
  const row = app.main.getByRole('row').filter({ hasText: 'Leaflets' });
  await expect(row).toContainText('£15,000 to £16,000 (about)');
  await row.getByRole('link', { name: /^Change Leaflets/ }).click();
  await amount.fill('£12.34');
  await form.save.click();
  await expect(row).toContainText('£12.34');
  await row.getByRole('link', { name: /^Change Leaflets/ }).click();
  await form.remove('line of money').click();
  await expect(row).toHaveCount(0);
  await app.undo.click();
  await expect(row).toContainText('£12.34');
});
