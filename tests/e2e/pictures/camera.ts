import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';

const PUBLIC = path.resolve(__dirname, '../../../public');

/** Keeps what can be seen of the page from the top of one thing on, so many pixels high, as a small picture. */
export async function keep(page: Page, file: string, height: number, from?: Locator): Promise<void> {
  const top = from ? await from.evaluate((element) => element.getBoundingClientRect().top + scrollY - 8) : 0;
  const width = page.viewportSize()?.width ?? 0;
  // Nothing is to look as if somebody were typing.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 55,
    captureBeyondViewport: true,
    clip: { x: 0, y: Math.max(0, top), width, height, scale: 1 },
  });
  const kept = path.join(PUBLIC, file);
  mkdirSync(path.dirname(kept), { recursive: true });
  writeFileSync(kept, Buffer.from(data, 'base64'));
}
