import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { App } from '../pages/app';
import { FailurePage } from '../pages/failure-page';
import { expect, test as base } from '../support/app';
import { hostedFolder } from '../support/dist';
import { Host } from '../support/host';
import { fileOf } from '../support/people';

interface Hosted {
  host: Host;
  /** The app as the host has it. */
  hosted: App;
}

const test = base.extend<Hosted>({
  // Unlike in the other journeys, the service worker is let in.
  serviceWorkers: 'allow',

  host: async ({}, use) => {
    const host = await Host.start();
    await use(host);
    await host.stop();
  },

  hosted: async ({ page, host, quiet }, use) => {
    quiet.allowFrom(host.address);
    await use(new App(page, host.address));
  },
});

/** Waits until the page is kept in the browser. */
async function keptOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

function buildOf(page: Page): Promise<string | null> {
  return page.locator('meta[name="build"]').getAttribute('content');
}

/** The files of a folder beside the page. */
function beside(folder: string): string[] {
  return readdirSync(path.join(hostedFolder(), folder)).map((file) => `${folder}/${file}`);
}

const newer = (page: Page) => page.getByRole('region', { name: 'A newer version' });

test.describe('the hosted form', { tag: '@once' }, () => {
  test('works under any path, and asks its host for its own files alone', async ({ host, hosted, page }) => {
    await hosted.open('#/recommendations/8');
    await expect(hosted.heading).toContainText('Recommendation 8');
    await keptOffline(page);
    const own = ['index.html', host.program, ...beside('fonts'), ...beside('help'), 'manifest.webmanifest', 'service-worker.js', 'icons/icon.svg', 'icons/icon-180.png', 'icons/icon-192.png', 'icons/icon-512.png', 'icons/icon-maskable-512.png'];
    expect(host.asked.filter((file) => !own.includes(file))).toEqual([]);
  });

  test('its manifest makes it an app, and each icon is as large as the manifest says', async ({ host, hosted, page }) => {
    await hosted.open();
    await expect(page.locator('link[rel="manifest"]')).toHaveAttribute('href', 'manifest.webmanifest');
    const manifest = JSON.parse(host.text('manifest.webmanifest'));
    expect(manifest).toMatchObject({ name: 'Scrutiny Tracker', start_url: './', scope: './', display: 'standalone' });
    expect(manifest.icons.map((icon: { sizes: string }) => icon.sizes)).toEqual(['any', '192x192', '512x512', '512x512']);
    for (const icon of manifest.icons) {
      const answer = await fetch(new URL(icon.src, host.address));
      expect(answer.headers.get('content-type')).toBe(icon.type);
      const bytes = Buffer.from(await answer.arrayBuffer());
      if (icon.type === 'image/png') expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(icon.sizes);
    }
  });

  test('after one visit it opens without a network, keeps work and merges a file', async ({ host, hosted, page, colleague }) => {
    await colleague.addUpdate(8, 'The first awards were given out.');
    const file = await fileOf(colleague);
    await hosted.open();
    await keptOffline(page);
    await host.stop();

    await page.goto('about:blank');
    await hosted.addUpdate(9, 'Written on the train.');
    await hosted.open('#/data');
    await hosted.data.choose(hosted.data.mergeButton, file.path);
    await hosted.data.merge.click();
    await expect(hosted.banner).toContainText('Merged 1 change from A member.');
    await page.reload();
    await hosted.open('#/recommendations?q=written+on+the+train');
    await expect(hosted.recommendations.numbers).toHaveText(['9']);
    await hosted.open('#/recommendations?q=first+awards');
    await expect(hosted.recommendations.numbers).toHaveText(['8']);
  });

  test('Data says that it works without a network once all files are kept, and that it does not when the browser has dropped one', async ({ hosted, page }) => {
    await hosted.open('#/data');
    await expect(hosted.data.fact('Without a network')).toHaveText('It works. All files of this page are kept in this browser.');
    await page.evaluate(async () => {
      for (const name of await caches.keys()) await (await caches.open(name)).delete('icons/icon.svg');
    });
    await hosted.reload();
    await expect(hosted.data.fact('Without a network')).toContainText('the browser has dropped some files of this page');
  });

  test('Data says why it does not work without a network where the host is half updated', async ({ host, hosted }) => {
    host.changePage('halfway00001');
    await hosted.open('#/data');
    await expect(hosted.data.fact('Without a network')).toContainText('the files on the host are not all of one version');
  });

  test('Data says why it does not work without a network where the browser lets no page be kept', async ({ hosted, page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });
    });
    await hosted.open('#/data');
    await expect(hosted.data.fact('Without a network')).toContainText('It may be a private window.');
  });

  test('Data says why it does not work without a network at an address without https', async ({ hosted, page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });
      Object.defineProperty(window, 'isSecureContext', { get: () => false });
    });
    await hosted.open('#/data');
    await expect(hosted.data.fact('Without a network')).toContainText('browsers keep pages of https addresses only');
  });

  test('after one visit it presents without a network', async ({ host, hosted, page }) => {
    await hosted.open();
    await keptOffline(page);
    await host.stop();

    await page.goto('about:blank');
    await hosted.openSlide('#/present?slide=2');
    const second = await hosted.heading.textContent();
    await page.keyboard.press('ArrowRight');
    await expect(hosted.heading).not.toHaveText(second ?? '');
    await page.keyboard.press('ArrowLeft');
    await expect(hosted.heading).toHaveText(second ?? '');
    await page.reload();
    await expect(hosted.heading).toHaveText(second ?? '');
  });

  test('a newer version is offered, waits for a person, and takes over when asked', async ({ host, hosted, page }) => {
    await hosted.open();
    await keptOffline(page);
    const before = await buildOf(page);
    host.putNewer('newer0000001');
    await page.reload();
    await expect(newer(page)).toContainText('A newer version of the tracker is ready.');
    expect(await buildOf(page), 'nothing is reloaded by itself').toBe(before);
    await newer(page).getByRole('button', { name: 'Use the newer version' }).click();
    await expect.poll(() => buildOf(page)).toBe('newer0000001');
    await expect(hosted.heading).toBeVisible();
    await expect(newer(page)).toHaveCount(0);
  });

  test('a newer version can wait, and is not mentioned while presenting', async ({ host, hosted, page }) => {
    await hosted.open('#/present');
    await keptOffline(page);
    host.putNewer('newer0000002');
    await page.reload();
    await expect(page.locator('#newer-version')).toBeAttached();
    await expect(newer(page)).toBeHidden();
    // By a link, as somebody who leaves the presentation does: another visit would already be of the newer version.
    await hosted.navigation.getByRole('link', { name: 'Home' }).click();
    await expect(newer(page)).toBeVisible();
    await newer(page).getByRole('button', { name: 'Later' }).click();
    await expect(newer(page)).toHaveCount(0);
    await page.reload();
    await expect(newer(page)).toBeVisible();
  });

  test('while a host is half updated the older version stays whole', async ({ host, hosted, page, quiet }) => {
    quiet.expect(/is of another build/);
    await hosted.open();
    await keptOffline(page);
    const before = await buildOf(page);
    host.putNewer('newer0000003');
    host.changePage('newer0000004');
    const state = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const found = new Promise<ServiceWorker>((resolve) => {
        registration.addEventListener('updatefound', () => registration.installing && resolve(registration.installing));
      });
      await registration.update();
      const worker = await found;
      if (worker.state !== 'redundant') {
        await new Promise<void>((resolve) => {
          worker.addEventListener('statechange', () => worker.state === 'redundant' && resolve());
        });
      }
      return worker.state;
    });
    expect(state).toBe('redundant');
    await host.stop();
    await page.reload();
    await expect(hosted.heading).toBeVisible();
    expect(await buildOf(page)).toBe(before);
  });

  for (const { what, happens } of [
    { what: 'lacks the program', happens: (host: Host) => host.lose(host.program) },
    { what: 'answers with a page in place of the program', happens: (host: Host) => host.change(host.program, '<!doctype html><title>Not here</title>') },
    {
      what: 'says that the program is a page',
      happens: (host: Host) => {
        host.change(host.program, '<!doctype html><title>Not here</title>');
        host.mistype(host.program, 'text/html');
      },
    },
  ]) {
    test(`where a host ${what}, a page says what to do`, async ({ host, hosted, page, quiet }) => {
      quiet.expect(/404|missing or damaged|Unexpected token/);
      happens(host);
      await page.goto(host.address);
      const failure = new FailurePage(page);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Part of the tracker has not arrived');
      await expect(page.getByText('Wait a few minutes, then reload the page.')).toBeVisible();
      await expect(failure.reload).toBeVisible();
      await expect(failure.downloadButton).toBeVisible();
    });
  }

  test('where the worker is of the wrong type or refused, the page works with a network', async ({ host, hosted, page, quiet }) => {
    quiet.expect(/MIME type/);
    host.mistype('service-worker.js', 'text/plain');
    host.mistype('manifest.webmanifest', 'application/octet-stream');
    await hosted.addUpdate(8, 'Kept all the same.');
    await expect(hosted.saveStatus).toContainText('Saved on this computer.');
    expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length))).toBe(0);
  });
});

test('the folder of the hosted form works from a share without an address', { tag: ['@file', '@every-browser'] }, async ({ page, quiet }) => {
  const folder = pathToFileURL(path.join(hostedFolder(), 'index.html')).href;
  quiet.allow(folder);
  const app = new App(page, folder);
  await app.addUpdate(8, 'Written on the share.');
  await page.reload();
  await expect(app.main).toContainText('Written on the share.');
});
