import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';

/** Keeps what a check for barriers found, for the accessibility statement: `cargo xtask statement` names the folder. */
export async function keepResult(page: Page, pages: readonly string[], problems: number): Promise<void> {
  const folder = process.env.SCRUTINY_CHECKED;
  if (!folder) return;
  const look = await page.evaluate(() => {
    if (matchMedia('(forced-colors: active)').matches) return 'forced';
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  });
  const width = page.viewportSize()?.width ?? 0;
  const by = await page.evaluate(() => (window as unknown as { axe?: { version: string } }).axe?.version ?? '');
  mkdirSync(folder, { recursive: true });
  const name = `${look}-${width}-${pages[0].replace(/\W+/g, '-')}.json`;
  writeFileSync(path.join(folder, name), JSON.stringify({ date: new Date().toISOString().slice(0, 10), look, width, by, pages, problems }));
}
