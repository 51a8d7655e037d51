import type { Page } from '@playwright/test';

/** Names and texts as they stand in one of the browser's two stores. */
export type Cells = Record<string, string>;

const PREFIX = 'scrutiny-tracker/';

/** Everything of the app in local storage, seen from any page of the same place. */
export function journal(page: Page): Promise<Cells> {
  return page.evaluate((prefix) => Object.fromEntries(Object.entries({ ...localStorage }).filter(([key]) => key.startsWith(prefix))), PREFIX);
}

/** Everything of the app in the database. */
export function vault(page: Page): Promise<Cells> {
  return page.evaluate(
    () =>
      new Promise<Cells>((resolve, reject) => {
        const opening = indexedDB.open('scrutiny-tracker');
        // What is not there is not made by looking.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => resolve({});
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction('cells');
          const table = transaction.objectStore('cells');
          const keys = table.getAllKeys();
          const texts = table.getAll();
          transaction.oncomplete = () => {
            database.close();
            resolve(Object.fromEntries(keys.result.map((key, index) => [key, texts.result[index]])));
          };
          transaction.onabort = () => reject(transaction.error);
        };
      }),
  );
}

/** The names of the cells that hold changes, in order. */
export function changes(cells: Cells): string[] {
  return Object.keys(cells)
    .filter((key) => key.includes('/c/'))
    .sort();
}

/** The one change that holds a text: its name. */
export function changeWith(cells: Cells, words: string): string {
  const found = changes(cells).filter((key) => cells[key].includes(words));
  if (found.length !== 1) throw new Error(`${found.length} changes hold “${words}”.`);
  return found[0];
}

export async function writeJournal(page: Page, cells: Record<string, string | null>): Promise<void> {
  await page.evaluate((cells) => {
    for (const [key, text] of Object.entries(cells)) {
      if (text === null) localStorage.removeItem(key);
      else localStorage.setItem(key, text);
    }
  }, cells);
}

export async function writeVault(page: Page, cells: Record<string, string | null>): Promise<void> {
  await page.evaluate(
    (cells) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('scrutiny-tracker');
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction('cells', 'readwrite');
          const table = transaction.objectStore('cells');
          for (const [key, text] of Object.entries(cells)) {
            if (text === null) table.delete(key);
            else table.put(text, key);
          }
          transaction.oncomplete = () => {
            database.close();
            resolve();
          };
          transaction.onabort = () => reject(transaction.error);
        };
      }),
    cells,
  );
}

export async function emptyJournal(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.clear());
}

export async function deleteVault(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('scrutiny-tracker');
        deleting.onsuccess = () => resolve();
        deleting.onerror = () => reject(deleting.error);
      }),
  );
}

/** Both stores emptied by a page. */
export async function clearSiteData(page: Page): Promise<void> {
  await emptyJournal(page);
  await deleteVault(page);
}

/** What *Clear browsing data* does to the storage of a page's site, by the browser itself. Chromium only. */
export async function clearByBrowser(page: Page, types: 'everything' | 'local_storage' | 'indexeddb'): Promise<void> {
  const origin = await page.evaluate(() => (location.protocol === 'file:' ? 'file://' : location.origin));
  const session = await page.context().newCDPSession(page);
  const storageTypes = types === 'everything' ? 'local_storage,indexeddb' : types;
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes });
  await session.detach();
}

/** Fills local storage to the last sign, as a page may that shares it. Gives back how many signs went in. */
export function fillToTheBrim(page: Page): Promise<number> {
  return page.evaluate(() => {
    let size = 1 << 20;
    let filled = 0;
    for (let place = 0; size > 0; ) {
      try {
        localStorage.setItem(`neighbour ${place}`, 'x'.repeat(size));
        filled += size;
        place += 1;
      } catch (error) {
        if ((error as DOMException).name !== 'QuotaExceededError') throw error;
        size >>= 1;
      }
    }
    return filled;
  });
}
