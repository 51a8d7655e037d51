import { expect, test } from '../support/app';
import { PAGES, TITLE_END } from '../support/routes';

test('every page puts the focus on its title and has a window title of its own', async ({ app, page }) => {
  await app.open('#/recommendations/8');
  const titles = new Set<string>();
  for (const { heading, link } of PAGES) {
    await app.go(link);
    await expect(app.heading).toHaveText(heading);
    await expect(app.heading).toHaveCount(1);
    await expect(app.heading).toBeFocused();
    await expect(page).toHaveTitle(new RegExp(`^${heading}${TITLE_END}$`));
    titles.add(await page.title());
    if (!['Settings', 'Help', 'Accessibility'].includes(link)) await expect(app.link(link)).toHaveAttribute('aria-current', 'page');
  }
  expect(titles.size).toBe(PAGES.length);
});

test('the window title names the page', async ({ app, page }) => {
  await app.open('#/recommendations/8');
  await expect(page).toHaveTitle(`Recommendation 8${TITLE_END}`);
  await app.go('Recommendations');
  await expect(page).toHaveTitle(`Recommendations${TITLE_END}`);
});

test('an unknown address has a page with the way home', async ({ app }) => {
  await app.open('#/no-such-page');
  await expect(app.heading).toHaveText('Page not found');
  await app.main.getByRole('link', { name: 'Go to Home' }).click();
  await expect(app.heading).toHaveText('Care Work as a Career');
  await app.open('#/recommendations/99');
  await expect(app.heading).toBeVisible();
  await expect(app.main).toContainText(/not found/i);
});

test('the skip link is the first stop and leads past the navigation', async ({ app, page }) => {
  await app.open('#/meetings');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('Tab');
  await expect(app.skipLink).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(app.main).toBeFocused();
  await expect(app.heading).toHaveText('Meetings');
});

test('the footer names the version', async ({ app }) => {
  await app.open();
  await expect(app.footer).toContainText(/version \d+\.\d+\.\d+/);
});
