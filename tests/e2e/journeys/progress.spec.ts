import { expect, test } from '../support/app';
import { Clicks } from '../support/clicks';

test('progress is one click away, and a count leads to its list', async ({ app }) => {
  const clicks = new Clicks();
  await app.open();
  await clicks.on(app.link('Progress'));
  const views = app.main.getByRole('figure', { name: 'The panel has a view on 1 of 11' });
  await expect(views).toContainText('Declined or not answered, and left out: 11.');
  await clicks.on(views.getByRole('link', { name: '1, In progress, Keep watching' }));
  await expect(app.heading).toHaveText('Recommendations');
  await expect(app.main.getByRole('status')).toHaveText('1 of 12 recommendations');
  expect(clicks.count).toBe(2);
});

test('the filters of the list apply to progress, stay in the address and can be cleared', async ({ app, page }) => {
  await app.open('#/progress');
  await app.main.getByRole('checkbox', { name: 'Declined' }).check();
  await app.main.getByRole('button', { name: 'Apply filters' }).first().click();
  await expect(page).toHaveURL(/#\/progress\?response=declined$/);
  await expect(app.main.getByRole('status')).toHaveText('1 of 12 recommendations');
  await expect(app.main.getByRole('figure', { name: '0 of 1 accepted, in full or in part' })).toBeVisible();
  await app.main.getByRole('link', { name: 'Remove filter: Answer, Declined' }).click();
  await expect(page).toHaveURL(/#\/progress$/);
  await app.main.getByLabel('Search the recommendations').fill('zzzz');
  await expect(app.main).toContainText('No recommendation fits what you chose.');
  await app.main.getByRole('link', { name: 'Clear filters' }).last().click();
  await expect(app.main.getByRole('status')).toHaveText('12 recommendations');
});

test('the list leads to the progress of what it shows', async ({ app, page }) => {
  await app.open('#/recommendations?response=in-part');
  await app.main.getByRole('link', { name: 'Progress of these recommendations in charts' }).click();
  await expect(page).toHaveURL(/#\/progress\?response=in-part$/);
  await expect(app.main.getByRole('status')).toHaveText('1 of 12 recommendations');
});
