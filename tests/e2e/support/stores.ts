import type { Page } from '@playwright/test';

/** What the browser's two stores hold for the page at hand, by key. */
export interface Stores {
  journal: Record<string, string>;
  vault: Record<string, string>;
}

export async function stores(page: Page): Promise<Stores> {
  return page.evaluate(async () => {
    const journal = Object.fromEntries(Object.entries(localStorage).map(([key, text]) => [key, String(text)]));
    const vault: Record<string, string> = {};
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name!));
      for (const table of database.objectStoreNames) {
        const cells = database.transaction(table).objectStore(table);
        const [keys, texts] = await Promise.all([answer(cells.getAllKeys()), answer(cells.getAll())]);
        keys.forEach((key, place) => (vault[String(key)] = String(texts[place])));
      }
      database.close();
    }
    return { journal, vault };
  });
}

/** Clears the browser's data of the page at hand, as its settings do. Chromium only. The page is left. */
export async function clearSiteData(page: Page): Promise<void> {
  const { protocol, origin } = new URL(page.url());
  await page.goto('about:blank');
  const browser = await page.context().newCDPSession(page);
  await browser.send('Storage.clearDataForOrigin', { origin: protocol === 'file:' ? 'file://' : origin, storageTypes: 'all' });
  await browser.detach();
}
