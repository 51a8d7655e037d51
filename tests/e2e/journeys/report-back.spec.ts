import { expect, test } from '../support/app';
import { Clicks } from '../support/clicks';

test('with the updates in, the pack is printed in at most six clicks', { tag: '@every-browser' }, async ({ app, page }) => {
  await page.addInitScript(() => (window.print = () => document.body.setAttribute('data-printed', 'yes')));
  await app.open();
  const clicks = new Clicks();
  await clicks.on(app.main.getByRole('link', { name: 'Prepare the report back' }));
  await expect(app.main).toContainText('Report back asked for in January or February 2021.');
  await clicks.on(app.main.getByRole('link', { name: 'Print the pack' }));
  await expect(app.heading).toHaveText('Print');
  await clicks.on(app.main.getByRole('button', { name: 'Print or save as PDF' }));
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
  expect(clicks.count).toBeLessThanOrEqual(6);
});

test('each recommendation is ready, needs an update or is not clear', async ({ app }) => {
  await app.open('#/report-back');
  const table = app.main.getByRole('table', { name: /are ready$/ });
  await expect(table.getByRole('row')).toHaveCount(13);
  await expect(table.getByText('Not clear in source').first()).toBeVisible();
  await expect(table.getByText('Ready', { exact: true }).first()).toBeVisible();
});

test('the text of a request is copied for its officer', { tag: '@once' }, async ({ app, page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.open('#/report-back');
  await app.main.getByText(/^Request to no lead officer named/).click();
  await app.main.getByRole('button', { name: /^Copy the text/ }).click();
  await expect(app.banner).toContainText('The text was copied.');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('Progress on Care Work as a Career');
  expect(text).toContain('8. Reward and celebrate care workers: Worcestershire Cares (last update: date not stated)');
  expect(text).not.toContain('11. ');
});

test('a review without a Cabinet date shows the letter once the clock has run out', async ({ app }) => {
  await app.open('#/report-back');
  await expect(app.main).toContainText('The Cabinet answered on 25 June 2020, 3 days after the notice.');
  await expect(app.main.getByText("The chair's letter")).toHaveCount(0);
  await expect(app.main.getByText('Handover note', { exact: true })).toBeVisible();
});
