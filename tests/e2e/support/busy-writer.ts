import type { Page } from '@playwright/test';

/**
 * Fills in and sends the update form for each text, on the given recommendations by turns, from inside the page and as fast
 * as the app takes it. It goes on when the app says that the update is saved and that it is on the disk.
 */
export async function writeUpdates(page: Page, numbers: number[], texts: string[]): Promise<void> {
  await page.evaluate(
    async ({ numbers, texts }) => {
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
      for (const [place, text] of texts.entries()) {
        const number = numbers[place % numbers.length];
        location.hash = `#/recommendations/${number}/update`;
        const form = await when(() => document.querySelector<HTMLFormElement>('form[data-do="send update"]'));
        form.querySelector<HTMLTextAreaElement>('[name="text"]')!.value = text;
        form.querySelector<HTMLInputElement>('[name="delivery"][value="in-progress"]')!.checked = true;
        form.requestSubmit();
        await when(() => document.getElementById('notice')?.textContent?.includes(`Update on recommendation ${number} saved`));
        await when(() => status().startsWith('Saved on this computer'));
      }
    },
    { numbers, texts },
  );
}

/** Numbered texts. */
export function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, place) => `${name} ${place + 1}.`);
}

/** The texts in the list of updates that begin with a name. */
export async function shownUpdates(page: Page, name: string): Promise<string[]> {
  const shown = await page.locator('.st-timeline__body p').allTextContents();
  return shown.filter((text) => text.startsWith(`${name} `)).sort(byNumber);
}

/** Puts the texts in the order in which they were written. */
export function byNumber(one: string, other: string): number {
  const number = (text: string) => Number(/ (\d+)\.$/.exec(text)?.[1]);
  return number(one) - number(other);
}
