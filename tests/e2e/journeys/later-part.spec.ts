import { FailurePage } from '../pages/failure-page';
import { expect, test } from '../support/app';
import { calledFor, takeLater } from '../support/later-part';

test('Home, the list, its search and a recommendation need the first part of the program alone', { tag: '@once' }, async ({ app, page }) => {
  await takeLater(page, 'only when it is called');
  // Each start counts anew.
  await app.open();
  expect(await calledFor(page)).toBe(0);
  await app.open('#/recommendations');
  await app.recommendations.search.fill('bridge');
  await expect(app.recommendations.numbers).toHaveText(['10']);
  expect(await calledFor(page)).toBe(0);
  await app.open('#/recommendations/10');
  await expect(app.heading).toContainText('Recommendation 10');
  expect(await calledFor(page)).toBe(0);

  await app.go('Money');
  await expect(app.heading).toHaveText('Money');
  await app.go('Meetings');
  await expect(app.heading).toHaveText('Meetings');
  expect(await calledFor(page)).toBe(1);
});

test('a page of the later part can be the first', { tag: '@every-browser' }, async ({ app, page }) => {
  await takeLater(page, 'only when it is called');
  await app.open('#/money');
  await expect(app.heading).toHaveText('Money');
  expect(await calledFor(page)).toBe(1);
  await app.addUpdate(8, 'Entered with both parts.');
  await expect(app.saveStatus).toContainText('Saved on this computer.');
});

test('a browser that makes no program while the page waits has both parts before it begins', { tag: '@once' }, async ({ app, page }) => {
  await takeLater(page, 'never while the page waits');
  await app.open();
  await app.go('Money');
  await expect(app.heading).toHaveText('Money');
  // The one that was tried, to know the browser.
  expect(await calledFor(page)).toBe(1);
});

test('where the later part cannot be made, the page for failures says that what was saved is safe', { tag: '@once' }, async ({ app, page, quiet }) => {
  quiet.expect(/This module is refused by a test/);
  await app.addUpdate(8, 'Saved before.');
  await expect(app.saveStatus).toContainText('Saved on this computer.');
  await takeLater(page, 'never');
  await app.open();
  await app.link('Money').click();
  const failure = new FailurePage(page);
  await expect(failure.wentWrong).toBeVisible();
  await expect(page.getByText('Your saved changes are safe.')).toBeVisible();
});
