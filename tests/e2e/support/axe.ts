import AxeBuilder from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is wrong with the page for people who use it in other ways; empty when nothing is. */
export async function barriers(page: Page): Promise<string[]> {
  // Without frames there is nothing for the longer way, which opens another window.
  const { violations, incomplete } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode(true).analyze();
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
  for (const { id, help, nodes } of incomplete) {
    for (const node of nodes) {
      // A machine cannot see what lies behind the text of a picture.
      const inPicture = id === 'color-contrast' && (await page.locator(String(node.target[0])).locator('xpath=ancestor-or-self::*[local-name()="svg"]').count()) > 0;
      if (!inPicture) found.push(`not decided: ${id}: ${help}: ${node.html}`);
    }
  }
  return found.concat(await barePictures(page));
}

/** axe passes a picture that says nothing at all. */
async function barePictures(page: Page): Promise<string[]> {
  return page.locator('svg:visible').evaluateAll((pictures) =>
    pictures
      .filter((picture) => {
        const labels = (picture.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
        const name = picture.getAttribute('aria-label') ?? (labels.join(' ').trim() || picture.querySelector(':scope > title')?.textContent) ?? '';
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
