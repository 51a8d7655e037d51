import { expect, test } from '../support/app';

test('a recommendation prints', { tag: '@once' }, async ({ app, page }) => {
  await app.open('#/recommendations/8');
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeGreaterThanOrEqual(1);
});

test('the frame stays off the paper', { tag: '@once' }, async ({ app, page }) => {
  await app.open('#/recommendations/8');
  await page.emulateMedia({ media: 'print' });
  await expect(app.navigation).toBeHidden();
  await expect(app.skipLink).toBeHidden();
  await expect(app.heading).toBeVisible();
});
