import type { Page } from '@playwright/test';
import { expect, test } from '../support/app';
import { barriers, expectNoSidewaysScroll } from '../support/axe';
import { Clicks } from '../support/clicks';
import { Keys } from '../support/keys';

/** How many slides there are, as the heading says. */
async function count(page: Page): Promise<number> {
  const heading = await page.getByRole('heading', { level: 1 }).textContent();
  return Number(heading?.match(/of (\d+)/)?.[1]);
}

test('presenting starts at once, and fourteen slides need fourteen keys', { tag: '@every-browser' }, async ({ app, page }) => {
  await app.open();
  const clicks = new Clicks();
  await clicks.on(app.main.getByRole('link', { name: 'Present', exact: true }));
  await expect(app.heading).toContainText('1 of ');
  expect(clicks.count).toBe(1);
  await expect(app.navigation).toHaveCount(0);

  const keys = new Keys(page);
  for (let slide = 2; slide <= 15; slide += 1) {
    await keys.press(['ArrowRight', 'PageDown', 'Space', 'ArrowDown'][slide % 4]!);
    await expect(app.heading).toContainText(`${slide} of `);
    await expect(app.heading).toBeFocused();
  }
  expect(keys.count).toBe(14);
});

test('the address holds the slide, and a reload returns to it', { tag: '@every-browser' }, async ({ app, page }) => {
  await app.openSlide('#/present?slide=6');
  const heading = await app.heading.textContent();
  await page.reload();
  await expect(app.heading).toHaveText(heading!);
  await page.keyboard.press('End');
  await expect(app.heading).toContainText(`${await count(page)} of ${await count(page)}`);
  await page.keyboard.press('Home');
  await expect(app.heading).toContainText('1 of ');
  await page.keyboard.press('ArrowLeft');
  await expect(app.heading).toContainText('1 of ');
});

test('no slide is cut, and no text on one is smaller than 28 pixels', { tag: '@once' }, async ({ app, page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1280, height: 720 });
  await app.openSlide('#/present?slide=1');
  const slides = await count(page);
  for (let slide = 1; slide <= slides; slide += 1) {
    await expect(app.heading).toContainText(`${slide} of `);
    const small = await app.present.slide.evaluate((article) => {
      const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      const small: string[] = [];
      while (texts.nextNode()) {
        const holder = texts.currentNode.parentElement!;
        if (!holder.checkVisibility() || holder.closest('svg, .govuk-visually-hidden, caption') || !texts.currentNode.textContent!.trim()) continue;
        const size = parseFloat(getComputedStyle(holder).fontSize);
        if (size < 28) small.push(`${size}: ${texts.currentNode.textContent}`);
      }
      return small;
    });
    expect.soft(small, `small text on slide ${slide}`).toEqual([]);
    const cut = await page.evaluate(() => [...document.querySelectorAll('.st-slide, .st-slide *')]
      .filter((one) => one.scrollHeight > one.clientHeight + 1 && getComputedStyle(one).overflowY === 'hidden' && !one.closest('.govuk-visually-hidden, caption'))
      .map((one) => one.className));
    expect.soft(cut, `cut on slide ${slide}`).toEqual([]);
    // What is read out in words ends above the part of the screen that captions may cover.
    const bottom = await app.present.slide.evaluate((article) => {
      const words = [...article.querySelectorAll('.st-slide__words, .st-figure tr')].map((one) => one.getBoundingClientRect().bottom);
      return Math.max(0, ...words);
    });
    expect.soft(bottom, `words on slide ${slide}`).toBeLessThanOrEqual(0.88 * 720);
    if (slide < slides) await page.keyboard.press('ArrowRight');
  }
});

test('a long wording is split into parts', async ({ app, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await app.open('#/edit/care-work/recommendation/6');
  await app.main.getByRole('textbox', { name: /published/i }).first().fill('The council should train more people for care work. '.repeat(24));
  await app.main.getByRole('button', { name: /^Save/ }).click();
  await app.openSlide('#/present?slide=1');
  await app.present.goToSlide('Recommendation 6, part 1 of');
  await expect(app.heading).toContainText('Recommendation 6, part 1 of');
  await expect(app.heading).toBeFocused();
});

test('text on slides stands seven to one on its ground in light and in dark', { tag: '@once' }, async ({ app, page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const slide of [1, 2, 6, 20]) {
      await app.openSlide(`#/present?slide=${slide}`);
      const weak = await app.present.slide.evaluate((article) => {
        const numbers = (colour: string) => colour.match(/[\d.]+/g)!.map(Number);
        const light = ([r, g, b]: number[]) => {
          const linear = [r!, g!, b!].map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
          return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
        };
        const ground = (element: Element | null): number[] => {
          for (let one = element; one; one = one.parentElement) {
            const colour = numbers(getComputedStyle(one).backgroundColor);
            if (colour.length === 3 || colour[3]! > 0) return colour;
          }
          return [255, 255, 255];
        };
        const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
        const weak: string[] = [];
        while (texts.nextNode()) {
          const holder = texts.currentNode.parentElement!;
          if (holder.closest('.govuk-visually-hidden, title') || !texts.currentNode.textContent!.trim()) continue;
          const style = getComputedStyle(holder);
          const ink = light(numbers(holder.closest('svg') ? style.fill : style.color));
          const paper = light(ground(holder));
          const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
          if (ratio < 7) weak.push(`${ratio.toFixed(1)}: ${texts.currentNode.textContent}`);
        }
        return weak;
      });
      expect.soft(weak, `slide ${slide} in ${colorScheme}`).toEqual([]);
    }
  }
});

test('letter keys can be switched off, the text made larger, the screen made blank', async ({ app, page }) => {
  await app.openSlide('#/present?slide=6');
  await page.keyboard.press('b');
  await expect(app.present.slide).toBeHidden();
  await expect(app.present.showSlide).toBeFocused();
  await page.keyboard.press('.');
  await expect(app.present.slide).toBeVisible();
  await app.present.more.click();
  await app.present.control('Larger text').click();
  await expect(page).toHaveURL(/size=125/);
  await expect(app.present.control('Larger text')).toBeFocused();
  await app.present.control('Letter shortcuts: on').click();
  await page.keyboard.press('b');
  await expect(app.present.slide).toBeVisible();
  await page.reload();
  await expect(page).toHaveURL(/size=125&letters=off&slide=6/);
  await expect(app.heading).toContainText('6 of ');
});

test('a point is noted on the slide without leaving it, and can be taken back', async ({ app, page }) => {
  await app.openSlide('#/present?slide=1');
  await app.present.goToSlide('Recommendation 1');
  await expect(app.heading).toContainText(': Recommendation 1');
  const address = page.url();
  await app.present.note.click();
  await app.main.getByRole('button', { name: 'Add it' }).click();
  await expect(app.errorSummary).toContainText('Enter what to note');
  await app.main.getByRole('textbox', { name: 'In words' }).fill('B . ? are letters here');
  await app.main.getByRole('button', { name: 'Add it' }).click();
  await expect(app.banner).toContainText('Discussion point noted on recommendation 1');
  expect(page.url()).toBe(address);
  await app.undo.click();
  await expect(app.banner).toContainText('The change was taken back.');

  await app.present.note.click();
  await app.main.getByRole('radio', { name: 'An action' }).check();
  await app.main.getByRole('textbox', { name: 'In words' }).fill('Ask for the figures of the campaign');
  await app.main.getByRole('button', { name: 'Add it' }).click();
  await expect(app.banner).toContainText('Action noted on recommendation 1');
  await app.present.leave.click();
  await app.turnTo('#/meetings');
  await expect(app.main).toContainText('Ask for the figures of the campaign');
});

test('a draft is not in the page of any slide', { tag: '@once' }, async ({ app, page }) => {
  await app.open('#/recommendations/8/update');
  await app.updateForm.text.fill('Not for the meeting');
  await app.main.getByRole('checkbox', { name: /^Draft/ }).check();
  await app.updateForm.save.click();
  await expect(app.banner).toContainText('saved');
  await app.openSlide('#/present?slide=1');
  const slides = await count(page);
  for (let slide = 1; slide <= slides; slide += 1) {
    await expect(app.heading).toContainText(`${slide} of `);
    expect(await page.locator('body').innerHTML()).not.toContain('Not for the meeting');
    if (slide < slides) await page.keyboard.press('ArrowRight');
  }
});

test('a theme, a filter and what changed can be presented alone', async ({ app, page }) => {
  await app.open('#/recommendations?response=declined');
  await app.main.getByRole('link', { name: 'Present this list' }).click();
  await expect(app.present.goTo.locator('option', { hasText: 'Recommendation 11' }).first()).toBeAttached();
  await expect(app.present.goTo.locator('option', { hasText: 'Recommendation 8' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(app.heading).toHaveText('Recommendations');

  await app.addUpdate(8, 'The first awards were given out.');
  await app.openSlide('#/present?slide=1');
  await app.present.more.click();
  await app.main.getByRole('link', { name: 'Choose what to show' }).click();
  await app.main.getByRole('radio', { name: /^What changed since/ }).check();
  await app.present.start.click();
  const shown = app.present.goTo.locator('option', { hasText: ': Recommendation' });
  await expect(shown.first()).toBeAttached();
  const slides = await shown.allTextContents();
  expect(slides.filter((slide) => !slide.includes('Recommendation 8'))).toEqual([]);
});

test('an address that leads to no slide is answered in a sentence', async ({ app }) => {
  await app.openSlide('#/present?slide=99');
  await expect(app.heading).toHaveText('This slide is not here');
  await app.main.getByRole('link', { name: 'Go to the first slide' }).click();
  await expect(app.heading).toContainText('1 of ');
  await app.openSlide('#/present?theme=gone&slide=3');
  await expect(app.heading).toHaveText('Nothing to present');
  await app.openSlide('#/present?slide=first');
  await expect(app.heading).toHaveText('This slide is not here');
});

test('the time on an item is shown beside the time planned', { tag: '@once' }, async ({ app, page }) => {
  await page.clock.install();
  await app.openSlide('#/present?minutes=5&slide=4');
  await page.clock.runFor(130_000);
  await expect(app.present.pace).toHaveText('This item: 2 minutes of 5 planned. In all: 2 minutes.');
  await page.keyboard.press('ArrowRight');
  await expect(app.present.pace).toHaveText('This item: 0 minutes of 5 planned. In all: 2 minutes.');
});

for (const [width, height] of [[320, 256], [1280, 720]] as const) {
  test(`no barriers on slides at ${width} pixels`, { tag: '@once' }, async ({ app, page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height });
    for (const media of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
      await page.emulateMedia(media);
      for (const slide of [1, 2, 4, 20, 99]) {
        await app.openSlide(`#/present?slide=${slide}`);
        expect.soft(await barriers(page), `slide ${slide}`).toEqual([]);
        if (width === 320) await expectNoSidewaysScroll(page, `slide ${slide}`);
      }
    }
  });
}

test('the screen is kept from going dark while somebody presents, and let go afterwards', async ({ app, page }) => {
  await page.addInitScript(() => {
    const held = { now: 0 };
    Object.assign(globalThis, { held });
    Object.defineProperty(Navigator.prototype, 'wakeLock', {
      value: {
        request: (kind: string) => {
          if (kind === 'screen') held.now += 1;
          return Promise.resolve({ release: () => Promise.resolve((held.now -= 1)) });
        },
      },
    });
  });
  const held = () => page.evaluate(() => (globalThis as unknown as { held: { now: number } }).held.now);
  await app.open();
  expect(await held()).toBe(0);
  await app.main.getByRole('link', { name: 'Present', exact: true }).click();
  await expect(app.heading).toContainText('1 of ');
  await expect.poll(held).toBe(1);
  await page.keyboard.press('ArrowRight');
  await expect(app.heading).toContainText('2 of ');
  expect(await held()).toBe(1);
  await page.keyboard.press('Escape');
  await expect(app.navigation).toBeVisible();
  await expect.poll(held).toBe(0);
});

test('full screen is entered and left by its button, and Escape then still leads out', async ({ app, page }) => {
  await app.openSlide('#/present?slide=2');
  const full = () => page.evaluate(() => document.fullscreenElement !== null);
  const more = app.present.control('Full screen');
  if (!(await more.isVisible())) await app.present.more.click();
  await more.click();
  await expect.poll(full).toBe(true);
  if (!(await more.isVisible())) await app.present.more.click();
  await more.click();
  await expect.poll(full).toBe(false);
  await page.keyboard.press('Escape');
  await expect(app.navigation).toBeVisible();
});
