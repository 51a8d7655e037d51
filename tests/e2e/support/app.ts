import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, type Page, test as base } from '@playwright/test';
import { App } from '../pages/app';
import { singleFile } from './dist';
import { downloadsFolder } from './download';
import { Quiet } from './quiet';

export { expect } from '@playwright/test';

export interface AppOptions {
  /** Where the page comes from: a server, or a file opened by a double click. */
  place: 'http' | 'file';
}

interface Fixtures {
  appUrl: string;
  quiet: Quiet;
  /** The app in a fresh browser, not opened yet. */
  app: App;
  /** Somebody else with a browser of their own. */
  colleague: App;
  /** Another page that the browser lets at the same storage: a second local file, or a second page of the site. */
  neighbour: Page;
  /** A folder that is gone after the test. */
  folder: string;
}

interface WorkerFixtures {
  downloads: void;
}

export const test = base.extend<AppOptions & Fixtures, WorkerFixtures>({
  place: ['file', { option: true }],

  launchOptions: [
    async ({ launchOptions }, use) => {
      await use({ ...launchOptions, downloadsPath: downloadsFolder() });
    },
    { scope: 'worker' },
  ],

  downloads: [
    async ({}, use) => {
      await use();
      if (existsSync(downloadsFolder())) rmSync(downloadsFolder(), { recursive: true });
    },
    { scope: 'worker', auto: true },
  ],

  appUrl: async ({ place }, use) => {
    const server = process.env.SCRUTINY_BASE_URL;
    if (place === 'http' && !server) throw new Error('No server is running.');
    await use(place === 'http' && server ? server : pathToFileURL(singleFile()).href);
  },

  quiet: [
    async ({ context, appUrl }, use) => {
      const quiet = await Quiet.watch(context, [appUrl]);
      await use(quiet);
      quiet.check();
    },
    { auto: true },
  ],

  app: async ({ page, appUrl, quiet: _ }, use) => {
    await use(new App(page, appUrl));
  },

  colleague: async ({ browser, appUrl }, use) => {
    const context: BrowserContext = await browser.newContext({ locale: 'en-GB', serviceWorkers: 'block' });
    const quiet = await Quiet.watch(context, [appUrl]);
    const page: Page = await context.newPage();
    await use(new App(page, appUrl));
    await context.close();
    quiet.check();
  },

  neighbour: async ({ context, appUrl, folder, place, quiet }, use) => {
    const html = '<!doctype html><title>Neighbour</title><link rel="icon" href="data:,">';
    const file = path.join(folder, 'neighbour.html');
    const address = place === 'file' ? pathToFileURL(file).href : new URL('neighbour.html', appUrl).href;
    quiet.allow(address);
    if (place === 'file') writeFileSync(file, html);
    else await context.route(address, (route) => route.fulfill({ contentType: 'text/html', body: html }));
    const page = await context.newPage();
    await page.goto(address);
    await use(page);
    await page.close();
  },

  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'scrutiny-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true });
  },
});
