import { expect, test } from '../support/app';
import { Clicks } from '../support/clicks';
import { fileOf } from '../support/people';

test('what changed since the last meeting stands on Home and is one click away in full', { tag: '@every-browser' }, async ({ app }) => {
  await app.addUpdate(8, 'The first awards were given out.', 'S Officer');
  await app.open();
  await expect(app.main.getByRole('heading', { name: 'Since the last meeting' })).toBeVisible();
  await expect(app.main).toContainText('S Officer added the update on recommendation 8. It went from nothing to “The first awards were given out.”');
  const clicks = new Clicks();
  await clicks.on(app.main.getByRole('link', { name: 'See all changes' }));
  await expect(app.heading).toHaveText('What changed');
  expect(clicks.count).toBe(1);
  await expect(app.main.getByRole('heading', { name: 'Recommendation 8' })).toBeVisible();
  await expect(app.main.getByRole('table', { name: 'Recommendation 8, field by field' })).toContainText('The first awards were given out.');
});

test('another baseline takes two clicks, and the page prints in two', async ({ app, page }) => {
  await page.addInitScript(() => (window.print = () => document.body.setAttribute('data-printed', 'yes')));
  await app.addUpdate(8, 'The first awards were given out.');
  await app.open('#/changes');
  const select = app.main.getByRole('combobox', { name: 'Since' });
  const later = await select.locator('option').nth(1).getAttribute('value');
  await select.selectOption(later!);
  await app.main.getByRole('button', { name: 'Show the changes' }).click();
  await expect(page).toHaveURL(/since=meeting/);
  await expect(app.main).toContainText('The first awards were given out.');
  await app.main.getByRole('button', { name: 'Print these changes' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
});

test('a day that is none is asked for again, and a future day has no changes', async ({ app }) => {
  await app.open('#/changes');
  const day = app.main.getByRole('textbox', { name: 'Or since a day' });
  await day.fill('last week');
  await app.main.getByRole('button', { name: 'Show the changes' }).click();
  await expect(app.errorSummary).toContainText('Enter a day, such as 14 January 2021');
  await day.fill('1 January 2999');
  await app.main.getByRole('button', { name: 'Show the changes' }).click();
  await expect(app.main).toContainText('Nothing has changed since 1 January 2999.');
});

test('a saved file is a baseline', async ({ app, page }) => {
  await app.addUpdate(8, 'The first awards were given out.');
  await app.open('#/data');
  const file = await app.data.save();
  await app.addUpdate(4, 'Terms were looked at again.');
  await app.open('#/changes');
  const chooser = page.waitForEvent('filechooser');
  await app.main.getByRole('button', { name: 'Compare with a saved file' }).click();
  await (await chooser).setFiles(file.path);
  await expect(app.main).toContainText('was saved.');
  await expect(app.main).toContainText('Terms were looked at again.');
  await expect(app.main).not.toContainText('The first awards were given out.');
});

test('words that replaced others are marked for eyes and ears', { tag: '@once' }, async ({ app }) => {
  await app.comment(2, 'A first comment on it', 'S Officer');
  await app.open('#/changes');
  await expect(app.main.locator('ins').first()).toContainText('added:');
});

test('a restore point is a baseline', { tag: '@once' }, async ({ app, colleague }) => {
  await app.addUpdate(8, 'The first awards were given out.');
  const file = await fileOf(app);
  await colleague.addUpdate(4, 'Terms were looked at.');
  await colleague.open('#/data');
  await colleague.data.choose(colleague.data.openButton, file.path);
  await colleague.data.openAndReplace.click();
  await expect(colleague.banner).toContainText('Opened ');
  await colleague.addUpdateHere(9, 'A college was visited.');
  await colleague.open('#/changes');
  const since = colleague.main.getByRole('combobox', { name: 'Since' });
  const point = since.locator('option', { hasText: /^Restore point/ }).first();
  await since.selectOption((await point.getAttribute('value'))!);
  await colleague.main.getByRole('button', { name: 'Show the changes' }).click();
  await expect(colleague.main).toContainText('A college was visited.');
  await expect(colleague.main).toContainText('The first awards were given out.');
});
