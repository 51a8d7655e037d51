import { expect, test } from '../support/app';
import { barriers, expectNoSidewaysScroll } from '../support/axe';
import { keepResult } from '../support/checked';
import { HELP } from '../support/routes';

test('every help page is reached from the list, with its picture and in a few steps', async ({ app, page }) => {
  await app.open('#/help');
  const listed = await app.main.locator('a[href^="#/help/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect([...listed].sort()).toEqual([...HELP]);
  let pictures = 0;
  for (const address of listed) {
    await app.turnTo(address);
    await expect(app.main.getByRole('link', { name: 'Help', exact: true })).toBeVisible();
    await expect(app.heading).toBeFocused();
    for (const steps of await app.main.getByRole('list').filter({ has: page.locator('xpath=self::ol') }).all()) {
      expect(await steps.getByRole('listitem').count(), `steps of ${address}`).toBeLessThanOrEqual(10);
    }
    for (const picture of await app.main.getByRole('img').all()) {
      pictures += 1;
      await expect(picture, address).toHaveAttribute('alt', /.{20,}\./);
      await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth), address).toBeGreaterThan(700);
    }
  }
  expect(pictures).toBe(13);
});

test('the help is free of barriers', { tag: '@once' }, async ({ app, page }) => {
  test.setTimeout(120_000);
  for (const [width, media] of [
    [1280, { forcedColors: 'none' }],
    [320, { forcedColors: 'active' }],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia(media);
    let problems = 0;
    for (const address of HELP) {
      await app.open(address);
      if (width === 320) await expectNoSidewaysScroll(page, address);
      const found = await barriers(page);
      problems += found.length;
      expect.soft(found, `barriers on ${address} at ${width} pixels`).toEqual([]);
    }
    await keepResult(page, HELP, problems);
  }
});

test('a page leads to the help for its task, after all that the task needs', async ({ app, page }) => {
  for (const [address, help] of [
    ['#/', 'Keep your work safe'],
    ['#/recommendations/6/response', 'Record a response'],
    ['#/recommendations/8/update', 'Add an update'],
    ['#/data', 'Merge files'],
    ['#/print', 'Print your papers'],
    ['#/present', 'Present to a meeting'],
  ]) {
    await app.open(address);
    const way = app.main.getByRole('link', { name: `How to ${help.toLowerCase()}`, exact: true });
    const isLast = await way.evaluate((link) => [...document.querySelectorAll('main a[href], main button')].at(-1) === link);
    expect(isLast, address).toBe(true);
    await way.click();
    await expect(app.heading).toHaveText(help);
  }
  await page.emulateMedia({ media: 'print' });
  await app.turnTo('#/print');
  await expect(app.main.getByRole('link', { name: /^How to/ })).toBeHidden();
});

test('the words of a page are explained at its end', async ({ app }) => {
  await app.open('#/workforce');
  const words = app.main.getByRole('group').filter({ hasText: 'Words on this page' });
  await words.getByText('Words on this page').click();
  await expect(words.getByRole('term').filter({ hasText: 'FTE' })).toBeVisible();
  await expect(words.getByRole('definition').filter({ hasText: 'Two half-time posts are one.' })).toBeVisible();
  // What the page does not speak of is not explained.
  await expect(words.getByRole('term').filter({ hasText: 'Call-in' })).toHaveCount(0);
});

test('an address below help that is no page says so', async ({ app }) => {
  await app.open('#/help/no-such-page');
  await expect(app.heading).toHaveText('Page not found');
});
