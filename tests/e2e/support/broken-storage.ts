import type { Page } from '@playwright/test';

/** A page, or every page of a browser, before its own scripts run. */
type Stage = Pick<Page, 'addInitScript'>;

/** The browser refuses the mere look at local storage, as it does where site data is blocked. */
export async function refuseStorage(stage: Stage): Promise<void> {
  await stage.addInitScript(refuse);
}

/** The same, from now on, in a page that is open. */
export async function refuseStorageNow(page: Page): Promise<void> {
  await page.evaluate(refuse);
}

function refuse(): void {
  Object.defineProperty(window, 'localStorage', {
    get() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  });
}

/** Local storage can be read; nothing more can be written there. */
export async function fillStorage(stage: Stage): Promise<void> {
  await stage.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
}

/** Local storage takes everything and keeps nothing. */
export async function letStorageLie(stage: Stage): Promise<void> {
  await stage.addInitScript(() => {
    Storage.prototype.setItem = () => {};
  });
}

/** The browser refuses the mere look at its databases. */
export async function refuseVault(stage: Stage): Promise<void> {
  await stage.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
}

/** Opening the database ends in an error, as it does in some private windows and on a damaged disk. */
export async function failVault(stage: Stage): Promise<void> {
  await stage.addInitScript(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (name: string) {
      // An upgrade that is given up ends in a true error.
      const request = open.call(this, `${name} refused`, 1);
      request.addEventListener('upgradeneeded', () => request.transaction?.abort());
      return request;
    };
  });
}

/** The database is opened, and the page is told of it only when the test lets it go. */
export async function holdVault(stage: Stage): Promise<void> {
  await stage.addInitScript(() => {
    const open = IDBFactory.prototype.open;
    const waiting: (() => void)[] = [];
    let held = true;
    Object.assign(window, {
      letVaultGo() {
        held = false;
        for (const tell of waiting.splice(0)) tell();
      },
    });
    IDBFactory.prototype.open = function (...asked) {
      const request = open.apply(this, asked);
      let hear: ((event: Event) => void) | null = null;
      Object.defineProperty(request, 'onsuccess', { set: (heard) => (hear = heard) });
      request.addEventListener('success', (event) => {
        const tell = () => hear?.call(request, event);
        if (held) waiting.push(tell);
        else tell();
      });
      return request;
    };
  });
}

/** A write to the database begins and does not end until the test lets it go; where it never does, nothing was written. */
export async function stallVault(stage: Stage): Promise<void> {
  await stage.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    const kept = new WeakSet<IDBTransaction>();
    let stalled = true;
    Object.assign(window, {
      letVaultGo() {
        stalled = false;
      },
    });
    IDBObjectStore.prototype.put = function (...asked) {
      const request = put.apply(this, asked);
      if (stalled && !kept.has(this.transaction)) {
        kept.add(this.transaction);
        // A transaction lives for as long as it is asked something.
        const ask = () => {
          if (stalled) this.getKey('').onsuccess = ask;
        };
        request.addEventListener('success', ask);
      }
      return request;
    };
  });
}

/** The database has no room: writes end in an error. */
export async function fillVault(stage: Stage): Promise<void> {
  await stage.addInitScript(() => {
    let full = true;
    Object.assign(window, {
      letVaultGo() {
        full = false;
      },
    });
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...asked) {
      if (full) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      return put.apply(this, asked);
    };
  });
}

/** The first `times` writes to the database are made and then taken back by the browser. */
export async function abortVault(stage: Stage, times: number): Promise<void> {
  await stage.addInitScript((times) => {
    const put = IDBObjectStore.prototype.put;
    const seen = new WeakSet<IDBTransaction>();
    let left = times;
    Object.assign(window, {
      letVaultGo() {
        left = 0;
      },
    });
    IDBObjectStore.prototype.put = function (...asked) {
      const request = put.apply(this, asked);
      const { transaction } = this;
      if (left > 0 && !seen.has(transaction)) {
        seen.add(transaction);
        left -= 1;
        request.addEventListener('success', () => transaction.abort());
      }
      return request;
    };
  }, times);
}

/** Ends what `holdVault`, `stallVault`, `fillVault` or `abortVault` began. */
export async function letVaultGo(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as { letVaultGo(): void }).letVaultGo());
}

/** Storage events do not arrive, as in a window that was frozen. */
export async function deafen(stage: Stage): Promise<void> {
  await stage.addInitScript(() => {
    addEventListener('storage', (event) => event.stopImmediatePropagation());
  });
}
