import type { Page } from '@playwright/test';

/**
 * Fills in and sends the update form `count` times, from inside the page and as fast as the app takes it. It goes on when
 * the app says that the update is saved and that it is on the disk.
 */
export async function writeUpdates(page: Page, number: number, name: string, count: number): Promise<void> {
  await page.evaluate(
    async ({ number, name, count }) => {
      const when = <T>(found: () => T | null | undefined | false): Promise<T> =>
        new Promise((resolve) => {
          const look = () => {
            const what = found();
            if (!what) return false;
            observer.disconnect();
            resolve(what);
            return true;
          };
          const observer = new MutationObserver(look);
          observer.observe(document, { subtree: true, childList: true, characterData: true });
          look();
        });
      const status = () => document.querySelector('[aria-label="Save status"]')?.textContent ?? '';
      for (let place = 1; place <= count; place += 1) {
        location.hash = `#/recommendations/${number}/update`;
        const form = await when(() => document.querySelector<HTMLFormElement>('form[data-do="send update"]'));
        form.querySelector<HTMLTextAreaElement>('[name="text"]')!.value = `${name} ${place}.`;
        form.querySelector<HTMLInputElement>('[name="delivery"][value="in-progress"]')!.checked = true;
        form.requestSubmit();
        await when(() => document.getElementById('notice')?.textContent?.includes(`Update on recommendation ${number} saved`));
        await when(() => status().startsWith('Saved on this computer'));
      }
    },
    { number, name, count },
  );
}

/** The texts that `writeUpdates` wrote. */
export function written(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, place) => `${name} ${place + 1}.`);
}

/** The texts in the list of updates that begin with a name, in the order of their numbers. */
export async function shownUpdates(page: Page, name: string): Promise<string[]> {
  const shown = await page.locator('.st-timeline__body p').allTextContents();
  const number = (text: string) => Number(text.slice(name.length + 1, -1));
  return shown.filter((text) => text.startsWith(`${name} `)).sort((a, b) => number(a) - number(b));
}
