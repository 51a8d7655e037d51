import type { Page } from '@playwright/test';

/** How a browser takes the later part of the program, which is by far larger than 10 kB. */
export type Later = 'only when it is called' | 'never' | 'never while the page waits';

interface Counted {
  calledFor: number;
}

/** From the next load on; `calledFor` then says how often the part was made because something called it. */
export async function takeLater(page: Page, how: Later): Promise<void> {
  await page.addInitScript((how) => {
    const counted = globalThis as unknown as Counted;
    counted.calledFor = 0;
    const most = how === 'never while the page waits' ? 4096 : 10_000;
    // Nothing is made ahead.
    WebAssembly.compile = () => new Promise(() => {});
    WebAssembly.Module = class extends WebAssembly.Module {
      constructor(bytes: BufferSource) {
        if (bytes.byteLength > most) {
          counted.calledFor += 1;
          if (how !== 'only when it is called') throw new RangeError('This module is refused by a test.');
        }
        super(bytes);
      }
    };
  }, how);
}

export async function calledFor(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as Counted).calledFor);
}
