// What holds on every page, whatever it is about.
import type { Page } from '@playwright/test';
import type { App } from '../pages/app';
import { expect, test } from '../support/app';
import { contrast, custom } from '../support/contrast';
import { DEEPER, PAGES } from '../support/routes';

const ADDRESSES = [...PAGES.map((page) => page.address), ...DEEPER];

const NOWHERE = 'Page not found';

/** Goes to each page in turn, without starting the app anew, and looks at it once it is there. */
async function onEach(app: App, look: (address: string) => Promise<void>): Promise<void> {
  await app.open('#/no-such-page-either');
  for (const address of ADDRESSES) {
    // A filter alone is no change of page, so the way leads past another one.
    await app.turnTo('#/no-such-page-either');
    await expect(app.heading).toHaveText(NOWHERE);
    await app.turnTo(address);
    if (address !== '#/no-such-page') await expect(app.heading, address).not.toHaveText(NOWHERE);
    await expect(app.heading, address).toBeFocused();
    await look(address);
  }
}

test('each change of page puts the focus on its title, and each page has a title of its own', { tag: '@once' }, async ({ app, page }) => {
  test.setTimeout(120_000);
  await app.open('#/no-such-page');
  const titles = new Map<string, string>();
  // An address with a filter is the page without it, and a page that is not there shows what the first address shows.
  for (const address of ADDRESSES.filter((address) => !address.includes('?') && address !== '#/no-such-page')) {
    await app.turnTo(address);
    const heading = app.main.locator('h1#page-title');
    await expect(heading, address).toBeFocused();
    const title = await page.title();
    expect.soft(title, address).toMatch(/ – Scrutiny Tracker$/);
    expect.soft(titles.get(title), `the page with the title of ${address}`).toBeUndefined();
    titles.set(title, address);
  }
});

/** Controls of one name in one part of a page that do different things. */
function alike(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
    const seen = new Map<string, string>();
    const found: string[] = [];
    for (const control of document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')) {
      if (control.getClientRects().length === 0) continue;
      const label = (control as HTMLInputElement).labels?.[0]?.textContent;
      const labelled = control.getAttribute('aria-label') ?? document.getElementById(control.getAttribute('aria-labelledby') ?? '')?.textContent;
      const name = words(labelled ?? label ?? control.textContent);
      // A choice is heard with its question; what stands in a section with a name is heard in it.
      const region = control.closest('fieldset, form[aria-label], section[aria-label], section[aria-labelledby], nav, header, footer, main');
      const place = region?.matches('fieldset') ? words(region.querySelector('legend')?.textContent) : (region?.id || region?.getAttribute('aria-label') || region?.tagName || '');
      const does = control.getAttribute('data-do') ?? control.getAttribute('href') ?? control.id;
      const key = `${place}: ${name}`;
      if (name === '') found.push(`no name: ${control.outerHTML.slice(0, 100)}`);
      else if (seen.has(key) && seen.get(key) !== does) found.push(`${key}: ${seen.get(key)} and ${does}`);
      seen.set(key, does);
    }
    return found;
  });
}

test('no two controls in a part of a page have one name and do different things', { tag: '@once' }, async ({ app, page }) => {
  test.setTimeout(120_000);
  await onEach(app, async (address) => {
    expect.soft(await alike(page), address).toEqual([]);
  });
});

test('a page has at most one place for live messages, and none is spoken when it opens', { tag: '@once' }, async ({ app, page }) => {
  test.setTimeout(180_000);
  await page.addInitScript(() => {
    const spoken: string[] = [];
    Object.assign(window, { spoken });
    // What is in a live place when the place comes is not spoken; what comes into it later is.
    new MutationObserver((records) => {
      for (const record of records) {
        const target = record.target.nodeType === Node.ELEMENT_NODE ? (record.target as Element) : record.target.parentElement;
        const live = target?.closest('[role="status"], [role="alert"], [aria-live]');
        if (live) spoken.push(live.textContent ?? '');
      }
    }).observe(document, { childList: true, characterData: true, subtree: true });
  });
  for (const address of ADDRESSES) {
    await app.open(address);
    expect.soft(await page.locator('[role="status"]').count(), address).toBeLessThanOrEqual(1);
    expect.soft(await page.evaluate(() => (window as unknown as { spoken: string[] }).spoken), address).toEqual([]);
  }
});

test('a filter speaks once, in words that say how many are left', { tag: '@once' }, async ({ app, page }) => {
  await app.open('#/recommendations');
  await expect(page.getByRole('status')).toHaveText('12 recommendations');
  await app.recommendations.search.fill('bridge');
  await expect(page.getByRole('status')).toHaveText('1 of 12 recommendations');
});

/** Controls that are too small to hit, apart from links within a sentence. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const control of document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')) {
      const [first] = control.getClientRects();
      if (!first || control.closest('.govuk-skip-link')) continue;
      const style = getComputedStyle(control);
      const inSentence = control.matches('a') && style.display === 'inline';
      if (inSentence) continue;
      const box = control.getBoundingClientRect();
      const least = control.matches('.govuk-button:not(.govuk-button--secondary)') ? 44 : 24;
      if (Math.min(box.width, box.height) < least - 0.5) found.push(`${Math.round(box.width)}×${Math.round(box.height)}: ${control.outerHTML.slice(0, 120)}`);
    }
    return found;
  });
}

for (const width of [320, 1280]) {
  test(`every control is large enough to hit at ${width} pixels`, { tag: '@once' }, async ({ app, page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 800 });
    await onEach(app, async (address) => {
      expect.soft(await tooSmall(page), address).toEqual([]);
    });
  });
}

/** Text that is cut off, apart from what is there to be heard and not seen. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const style = getComputedStyle(element);
      const hides = [style.overflowX, style.overflowY].some((value) => value === 'hidden' || value === 'clip');
      const forEars = element.clientWidth <= 1 || style.clipPath !== 'none';
      if (!hides || forEars || element.closest('svg')) continue;
      if (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1) found.push(element.outerHTML.slice(0, 120));
    }
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth) found.push('the page scrolls sideways');
    return found;
  });
}

test('nothing is cut off when the text is twice as large', { tag: '@once' }, async ({ app, page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  await onEach(app, async (address) => {
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    expect.soft(await cutOff(page), address).toEqual([]);
  });
});

test('nothing moves for longer than a fifth of a second', { tag: '@once' }, async ({ app, page }) => {
  await onEach(app, async (address) => {
    const slow = await page.evaluate(() => {
      const seconds = (text: string) => Math.max(...text.split(', ').map(parseFloat));
      const moves = (style: CSSStyleDeclaration) => style.animationName !== 'none' || seconds(style.transitionDuration) > 0.2;
      return [...document.querySelectorAll('body *')].filter((element) => moves(getComputedStyle(element))).map((element) => element.outerHTML.slice(0, 80));
    });
    expect.soft(slow, address).toEqual([]);
  });
});

const TINTS = ['blue', 'green', 'teal', 'yellow', 'orange', 'red', 'purple', 'magenta', 'grey'];

/** What is written on what, and the least contrast it needs. */
const PAIRS: [least: number, marks: string[], grounds: string[]][] = [
  [7, ['ink', 'slide-brand'], ['page']],
  [4.5, ['ink', 'quiet', 'link', 'error', 'brand'], ['page', 'surface']],
  [4.5, ['link-visited', 'link-hover', 'success', 'warning'], ['page']],
  [4.5, ['on-brand'], ['brand', 'button', 'button-hover']],
  [4.5, ['ink'], ['button-2', 'button-2-hover', 'blue-tint', 'red-tint']],
  [4.5, ['on-header', 'on-header-quiet'], ['header']],
  [4.5, ['on-focus'], ['focus']],
  [3, ['edge', 'success', 'warning', 'error', 'mark-1', 'mark-2', 'mark-3', 'mark-4', 'mark-5'], ['page']],
];

const THEMES = [
  { theme: 'light', colorScheme: 'light', look: {} },
  { theme: 'dark', colorScheme: 'dark', look: {} },
  { theme: "light with a council's colours", colorScheme: 'light', look: { '--council-accent': '#0b6bb8', '--council-header': '#757575', '--council-on-header': '#ffffff' } },
] as const;

for (const { theme, colorScheme, look } of THEMES) {
  test(`every pair of colours of the theme can be told apart: ${theme}`, { tag: '@once' }, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme });
    await app.open('#/help');
    for (const [name, value] of Object.entries(look)) await page.evaluate(([name, value]) => document.documentElement.style.setProperty(name, value), [name, value]);
    const pairs = [...PAIRS, ...TINTS.map((tint): [number, string[], string[]] => [7, [tint], [`${tint}-tint`]])];
    for (const [least, marks, grounds] of pairs) {
      for (const mark of marks) {
        for (const ground of grounds) {
          const found = contrast(await custom(page, `--st-${mark}`), await custom(page, `--st-${ground}`));
          expect.soft(found, `${mark} on ${ground}`).toBeGreaterThanOrEqual(least);
        }
      }
    }
  });
}

test("the reader's own theme has the device's colours", { tag: '@once' }, async ({ app, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await app.open('#/help');
  const dark = await custom(page, '--st-page');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  expect(await custom(page, '--st-page')).toEqual(dark);
});
