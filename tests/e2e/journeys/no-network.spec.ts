import { expect, test } from '../support/app';
import { DEEPER, PAGES } from '../support/routes';

const CONTROLS = 'main a, main button, main summary';

// The rule itself is in support/quiet.ts and is checked after every test; here every control is tried.
test('no link leads away and no control sends anything', { tag: '@once' }, async ({ app, page }) => {
  test.setTimeout(900_000);
  const tried = new Set<string>();
  for (const address of [...PAGES.map((one) => one.address), ...DEEPER]) {
    await app.open(address);
    const away = await page.locator('a[href]').evaluateAll((links) => links.map((link) => link.getAttribute('href')).filter((href) => !href?.startsWith('#')));
    expect(away, `links that lead away from ${address}`).toEqual([]);
    const controls = page.locator(CONTROLS);
    // Numbers and what is quoted aside, controls of one name do one thing.
    const names = await controls.evaluateAll((all) => all.map((control) => `${control.closest('td') ? 'cell' : control.textContent?.trim().replace(/\d+/g, '0').replace(/“[^”]*”/g, '“…”')}`));
    for (const [place, name] of names.entries()) {
      if (tried.has(name)) continue;
      tried.add(name);
      await app.open(address);
      if (await controls.nth(place).isVisible()) await controls.nth(place).click();
      await expect(app.heading).toBeVisible();
    }
  }
  expect(tried.size).toBeGreaterThan(20);
});
