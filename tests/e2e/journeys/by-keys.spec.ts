import type { Page } from '@playwright/test';
import type { App } from '../pages/app';
import { expect, test } from '../support/app';
import { Clicks } from '../support/clicks';
import { Keys } from '../support/keys';

/** On Home, with the focus on its heading, as after each change of page. */
async function atHome(app: App, page: Page): Promise<Keys> {
  await app.open('#/help');
  await app.link('Home').click();
  await expect(app.heading).toBeFocused();
  return new Keys(page);
}

async function printing(page: Page): Promise<void> {
  await page.addInitScript(() => (window.print = () => document.body.setAttribute('data-printed', 'yes')));
}

async function hasPrinted(page: Page): Promise<void> {
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
}

/** From the heading of the page that makes the pack. */
async function printThePack(app: App, page: Page, keys: Keys): Promise<void> {
  await expect(app.heading).toHaveText('Print');
  await expect(app.heading).toBeFocused();
  await keys.tabTo(app.main.getByRole('button', { name: 'Print or save as PDF' }));
  await keys.press('Enter');
  await hasPrinted(page);
}

test.describe('from Home', { tag: '@once' }, () => {
  test('fifteen slides are presented with at most sixteen', async ({ app, page }) => {
    const keys = await atHome(app, page);
    await keys.tabTo(app.main.getByRole('link', { name: 'Present', exact: true }));
    await keys.press('Enter');
    await expect(app.heading).toContainText('1 of ');
    for (let slide = 2; slide <= 15; slide += 1) {
      await keys.press('ArrowRight');
      await expect(app.heading).toContainText(`${slide} of `);
    }
    expect(keys.count).toBeLessThanOrEqual(16);
  });

  test('the report back is prepared and printed with at most twenty, the updates being in', async ({ app, page }) => {
    await printing(page);
    const keys = await atHome(app, page);
    await keys.tabTo(app.main.getByRole('link', { name: 'Prepare the report back' }));
    await keys.press('Enter');
    await expect(app.heading).toBeFocused();
    await keys.tabTo(app.main.getByRole('link', { name: '5. Print or show it' }));
    await keys.press('Enter');
    await expect(app.main.getByRole('heading', { name: '5. Print or show it' })).toBeFocused();
    await keys.tabTo(app.main.getByRole('link', { name: 'Print the pack' }));
    await keys.press('Enter');
    await printThePack(app, page, keys);
    expect(keys.count).toBeLessThanOrEqual(20);
  });

  test('council and independent pay are side by side with at most four', async ({ app, page }) => {
    const keys = await atHome(app, page);
    const workforce = app.link('Workforce');
    while (!(await workforce.evaluate((link) => link === document.activeElement)) && keys.count < 10) await keys.press('Shift+Tab');
    await keys.press('Enter');
    await expect(app.main.getByRole('figure').first()).toContainText('Council £1.69 more');
    expect(keys.count).toBeLessThanOrEqual(4);
  });

  test('what changed since the last meeting is read with at most four', async ({ app, page }) => {
    const keys = await atHome(app, page);
    await keys.tabTo(app.main.getByRole('link', { name: 'What changed', exact: true }));
    await keys.press('Enter');
    await expect(app.main).toContainText('since the meeting of the');
    expect(keys.count).toBeLessThanOrEqual(4);
  });

  test('a recommendation is found by a word with at most six', async ({ app, page }) => {
    const keys = await atHome(app, page);
    await keys.tabTo(app.main.getByRole('link', { name: '12 recommendations', exact: true }));
    await keys.press('Enter');
    await expect(app.heading).toBeFocused();
    await keys.tabTo(app.recommendations.search);
    await keys.type('bridge');
    await expect(app.recommendations.result).toHaveText('1 of 12 recommendations');
    expect(keys.count).toBeLessThanOrEqual(6);
  });

  test("a member's papers are printed in three clicks", async ({ app, page }) => {
    await printing(page);
    await app.open();
    const clicks = new Clicks();
    await clicks.on(app.main.getByRole('link', { name: 'Print', exact: true }));
    await clicks.on(app.main.getByRole('button', { name: 'Print or save as PDF' }));
    await hasPrinted(page);
    clicks.count += 1; // The browser's own dialog.
    expect(clicks.count).toBeLessThanOrEqual(3);
  });

  test("a member's papers are printed with at most eight keys", async ({ app, page }) => {
    await printing(page);
    const keys = await atHome(app, page);
    await keys.tabTo(app.main.getByRole('link', { name: 'Print', exact: true }));
    await keys.press('Enter');
    await printThePack(app, page, keys);
    keys.count += 1; // The browser's own dialog.
    expect(keys.count).toBeLessThanOrEqual(8);
  });

  test('the last change is taken back with at most two', async ({ app, page }) => {
    await app.acceptInFull(6);
    await expect(app.banner).toBeFocused();
    const keys = new Keys(page);
    await keys.tabTo(app.undo);
    await keys.press('Enter');
    await expect(app.recommendation.recordResponse).toBeVisible();
    expect(keys.count).toBeLessThanOrEqual(2);
  });
});
