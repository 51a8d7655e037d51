import type { Page } from '@playwright/test';
import { expect, test } from '../support/app';
import { barriers } from '../support/axe';
import { PAGES } from '../support/routes';

/** Every page that has charts, with a state in which it has all of them. */
const CHARTS = [
  '#/',
  '#/progress',
  '#/money',
  '#/workforce',
  '#/workforce?figure=care-work/figure/pay-council-manager&with=care-work/figure/pay-independent-manager',
  '#/planning?length=18&interval=6&cohort=10&completion=80&posts=1000&turnover=40&staying=75&vacancy=10&starters=50',
];

/** The smallest letters in pictures, in CSS pixels as they are seen. */
function smallest(page: Page): Promise<number> {
  return page.locator('main svg[role="img"] text:visible').evaluateAll((texts) =>
    Math.min(
      ...texts.map((text) => {
        const picture = (text as SVGTextElement).ownerSVGElement!;
        return parseFloat(getComputedStyle(text).fontSize) * (picture.getBoundingClientRect().width / picture.viewBox.baseVal.width);
      }),
    ),
  );
}

for (const { look, width, media } of [
  { look: 'dark', width: 320, media: { colorScheme: 'dark' } },
  { look: 'dark', width: 1280, media: { colorScheme: 'dark' } },
  { look: 'on paper', width: 794, media: { media: 'print' } },
] as const) {
  test(`no barriers in charts at ${width} pixels, ${look}`, { tag: '@once' }, async ({ app, page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 800 });
    for (const address of CHARTS) {
      // The frame, by which the app is known to be there, stays off the paper.
      await page.emulateMedia({ media: 'screen' });
      await app.open(address);
      await page.emulateMedia(media);
      expect.soft(await barriers(page), `barriers on ${address}`).toEqual([]);
    }
  });
}

for (const width of [320, 1280]) {
  test(`the words in pictures are 12 pixels or more at ${width} pixels`, { tag: '@once' }, async ({ app, page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const address of CHARTS) {
      await app.open(address);
      expect.soft(await smallest(page), address).toBeGreaterThanOrEqual(12);
    }
  });
}

test('the words in pictures are 9 points or more on paper, and no table is cut', { tag: '@once' }, async ({ app, page }) => {
  // As wide as A4 between its margins.
  await page.setViewportSize({ width: 680, height: 960 });
  for (const address of CHARTS) {
    await page.emulateMedia({ media: 'screen' });
    await app.open(address);
    await page.emulateMedia({ media: 'print' });
    expect.soft(await smallest(page), address).toBeGreaterThanOrEqual(12);
    const cut = await page.locator('main table:visible').evaluateAll((tables) =>
      tables.filter((table) => table.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((table) => table.querySelector('caption')?.textContent),
    );
    expect.soft(cut, `tables that leave the paper on ${address}`).toEqual([]);
  }
});

test('nothing moves for those who asked for less motion', { tag: '@once' }, async ({ app, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const { address } of PAGES) {
    await app.open(address);
    expect.soft(await page.evaluate(() => document.getAnimations().length), address).toBe(0);
  }
  await app.openSlide('#/present?slide=1');
  await page.keyboard.press('ArrowRight');
  await expect(app.heading).toContainText('2 of ');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
