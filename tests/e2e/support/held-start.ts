import type { Page } from '@playwright/test';

/** From the next load on, the program starts only when it is let go. */
export async function holdStart(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...args) => {
      await new Promise((go) => Object.assign(globalThis, { letStart: go }));
      return start.apply(WebAssembly, args);
    };
  });
}

export async function letStart(page: Page): Promise<void> {
  await page.waitForFunction(() => 'letStart' in globalThis);
  await page.evaluate(() => (globalThis as unknown as { letStart(): void }).letStart());
}
