import AxeBuilder from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';
import type { AxeResults, NodeResult, RunOptions } from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const CONTRAST = 'color-contrast';
// A single figure and an arrow are text like any other here.
const OPTIONS: RunOptions = { checks: { [CONTRAST]: { options: { ignoreLength: true, ignoreUnicode: false } } } };

/** What is wrong with the page for people who use it in other ways; empty when nothing is. */
export async function barriers(page: Page): Promise<string[]> {
  // In forced colours the palette is the reader's own, and scripts are not told all of it.
  const contrast = await page.evaluate(() => !matchMedia('(forced-colors: active)').matches);
  const builder = axe(page).withTags(TAGS);
  const results = await (contrast ? builder : builder.disableRules(CONTRAST)).analyze();
  const found = results.violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
  for (const { id, help, nodes } of results.incomplete) {
    if (id !== CONTRAST) found.push(...nodes.map((node) => `not decided: ${id}: ${help}: ${node.html}`));
  }
  if ((await undecidedContrast(page, results)).length > 0) found.push(...(await secondLook(page)));
  return found.concat(await barePictures(page));
}

function axe(page: Page): AxeBuilder {
  // Without frames there is nothing for the longer way, which opens another window.
  return new AxeBuilder({ page }).options(OPTIONS).setLegacyMode(true);
}

/** axe cannot judge what is scrolled out of a wide table's region, so the page is widened until nothing is. */
async function secondLook(page: Page): Promise<string[]> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 1280, height: 800 });
  const results = await axe(page).withRules(CONTRAST).analyze();
  if (size) await page.setViewportSize(size);
  const failed = results.violations.flatMap(({ nodes }) => nodes);
  return [...failed, ...(await undecidedContrast(page, results))].map((node) => `${CONTRAST}: ${node.any[0]?.message} ${node.html}`);
}

/** Text whose contrast axe cannot tell, but for text in pictures: the colours of charts have a test of their own. */
async function undecidedContrast(page: Page, results: AxeResults): Promise<NodeResult[]> {
  const nodes = results.incomplete.filter(({ id }) => id === CONTRAST).flatMap(({ nodes }) => nodes);
  const inPicture = await page.evaluate(
    (targets) => targets.map((target) => document.querySelector(target)?.closest('svg') != null),
    nodes.map((node) => String(node.target[0])),
  );
  return nodes.filter((_, place) => !inPicture[place]);
}

/** axe passes a picture that says nothing at all. */
async function barePictures(page: Page): Promise<string[]> {
  return page.locator('svg:visible').evaluateAll((pictures) =>
    pictures
      .filter((picture) => {
        const ids = (picture.getAttribute('aria-labelledby') ?? '').split(' ');
        const labels = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
        const name = picture.getAttribute('aria-label') ?? (labels.trim() || picture.querySelector(':scope > title')?.textContent) ?? '';
        const said = picture.getAttribute('role') === 'img' && name.trim().length >= 15;
        return !said && picture.closest('[aria-hidden="true"]') === null;
      })
      .map((picture) => `picture without a name: ${picture.outerHTML.slice(0, 120)}`),
  );
}

/** The page must not scroll sideways. */
export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const [scroll, client] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  expect.soft(scroll, `width of ${where}`).toBe(client);
}
