import { expect, test } from '../support/app';

const PAGES_WITH_HINTS = ['#/', '#/recommendations', '#/recommendations/8', '#/data', '#/present'];

test('each of five pages has a hint once, which covers nothing and is the last stop of the page', { tag: '@every-browser' }, async ({ app, page }) => {
  for (const address of PAGES_WITH_HINTS) {
    await app.open(address);
    await expect(app.hint, address).toBeVisible();
    const last = await app.main.locator('a[href], button, input, select, textarea, summary').last().textContent();
    expect.soft(last, address).toBe('Got it');
    // It has a place of its own: nothing on the page lies below it.
    const covers = await app.hint.evaluate((hint) => ['fixed', 'absolute', 'sticky'].includes(getComputedStyle(hint).position));
    expect.soft(covers, address).toBe(false);
    await app.hint.getByRole('button', { name: 'Got it' }).click();
    await expect(app.hint, address).toHaveCount(0);
    await expect(app.heading).toBeFocused();
  }
  for (const address of PAGES_WITH_HINTS) {
    await app.open(address);
    await expect(app.hint, address).toHaveCount(0);
  }
  await app.openSlide('#/present?slide=1');
  await expect(page.getByText('Got it')).toHaveCount(0);
});

test('hints can be switched off and on again in Settings', { tag: '@once' }, async ({ app }) => {
  await app.open('#/settings');
  await app.settings.hints.uncheck();
  await app.settings.save.click();
  await app.open('#/');
  await expect(app.hint).toHaveCount(0);
  await app.open('#/settings');
  await app.settings.hints.check();
  await app.settings.save.click();
  await app.open('#/');
  await expect(app.hint).toBeVisible();
});

test('hints are not on paper', { tag: '@once' }, async ({ app, page }) => {
  await app.open('#/recommendations/8');
  await expect(app.hint).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(app.hint).toBeHidden();
});
