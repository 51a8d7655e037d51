import { expect, test } from '../support/app';

test('a programme is worked out from what is entered, marked as a calculation and kept in the address alone', async ({ app, page }) => {
  await app.open('#/workforce');
  await app.main.getByRole('link', { name: 'Plan apprenticeships and posts ahead' }).click();
  await expect(app.heading).toHaveText('Planning aids');
  await expect(app.main.getByLabel('Length of an apprenticeship')).toHaveValue('18');
  await app.main.getByLabel('Apprentices who start together').fill('10');
  await app.main.getByLabel('Share who finish').fill('80');
  await app.main.getByLabel('Share who finish').press('Enter');
  await expect(app.main).toContainText('3 cohorts at once, with 30 apprentices.');
  await expect(app.main.getByRole('figure', { name: '3 cohorts train at once' })).toContainText('not a fact of the record');
  await expect(page).toHaveURL(/#\/planning\?length=18&interval=6&cohort=10&completion=80/);
  await page.reload();
  await expect(app.main).toContainText('3 cohorts at once, with 30 apprentices.');
  await expect(app.saveStatus).toContainText('Nothing has been changed');
});
