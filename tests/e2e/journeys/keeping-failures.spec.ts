import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FrameLocator, Page } from '@playwright/test';
import { FailurePage } from '../pages/failure-page';
import { expect, test } from '../support/app';
import { refuseStorage, refuseVault } from '../support/broken-storage';
import { changeWith, emptyJournal, vault } from '../support/cells';
import { singleFile } from '../support/dist';
import type { Quiet } from '../support/quiet';

/** The last thing the program does when it panics. */
async function panic(page: Page): Promise<void> {
  await page.evaluate(() => (globalThis as unknown as { __scrutinyPanic(message: string): void }).__scrutinyPanic('made to fail by a test'));
}

/** What the browser reports when wasm comes to an instruction that must never be reached, as a panic does. */
async function trap(page: Page): Promise<void> {
  await page.evaluate(() => {
    setTimeout(() => {
      const module = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]));
      (new WebAssembly.Instance(module).exports.f as () => void)();
    });
  });
}

/** The tracker in a frame that may do nothing but what `allowed` says. */
async function inFrame(page: Page, folder: string, quiet: Quiet, allowed: string): Promise<FrameLocator> {
  const copy = path.join(folder, 'scrutiny-tracker.html');
  copyFileSync(singleFile(), copy);
  const preview = path.join(folder, 'preview.html');
  writeFileSync(preview, `<!doctype html><title>Preview</title><iframe sandbox="${allowed}" src="scrutiny-tracker.html" width="1200" height="800"></iframe>`);
  for (const file of [copy, preview]) quiet.allow(pathToFileURL(file).href);
  await page.goto(pathToFileURL(preview).href);
  return page.frameLocator('iframe');
}

test('when the program comes to a stop, a page in plain words takes its place', { tag: '@every-browser' }, async ({ app, page, quiet }) => {
  // Firefox hands the error over as an empty object.
  quiet.expect(/unreachable|console: \{\}/);
  await app.addUpdate(8, 'Kept before the stop.');
  await trap(page);
  const failure = new FailurePage(page);
  await expect(failure.wentWrong).toBeVisible();
  const file = await failure.download();
  changeWith(JSON.parse(readFileSync(file.path, 'utf8')).entries, 'Kept before the stop.');
});

test('f11 when the program fails, what only the database has can be downloaded, and a colleague can read that file', async ({
  app,
  page,
  quiet,
  neighbour,
  colleague,
}) => {
  quiet.expect(/made to fail by a test/);
  await app.addUpdate(8, 'In both stores.');
  await app.addUpdateHere(9, 'Soon in one.');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 2 changes are in no saved file.');
  await emptyJournal(neighbour);
  await page.bringToFront();
  await panic(page);

  const failure = new FailurePage(page);
  await expect(failure.wentWrong).toBeFocused();
  await expect(page.getByText('Your saved changes are safe. Reload the page to go on.')).toBeVisible();
  const file = await failure.download();
  expect(file.name).toBe('scrutiny-tracker-saved-data.json');
  await expect(failure.said).toContainText('The file scrutiny-tracker-saved-data.json was handed to the browser for download.');
  const { entries } = JSON.parse(readFileSync(file.path, 'utf8'));
  expect(entries).toEqual(await vault(neighbour));
  changeWith(entries, 'Soon in one.');

  await colleague.open('#/data');
  await colleague.data.choose(colleague.data.mergeButton, file.path);
  await colleague.data.merge.click();
  await expect(colleague.banner).toContainText('Merged');
  await colleague.open('#/recommendations/9');
  await expect(colleague.main).toContainText('Soon in one.');

  await page.bringToFront();
  await failure.reload.click();
  await expect(app.navigation).toBeVisible();
  await app.open('#/recommendations/8');
  await expect(app.main).toContainText('In both stores.');
});

test('f11 a trap in the program shows the page for failures, which stays until somebody reloads', { tag: '@once' }, async ({ app, page, quiet }) => {
  // Firefox hands the error over as an empty object.
  quiet.expect(/unreachable|console: \{\}/);
  await app.addUpdate(8, 'Before the trap.');
  await expect(app.saveStatus).toContainText('Saved on this computer.');
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.evaluate(() => {
    const error = new WebAssembly.RuntimeError('unreachable');
    dispatchEvent(new ErrorEvent('error', { error, message: error.message }));
    dispatchEvent(new ErrorEvent('error', { error, message: error.message }));
  });
  const failure = new FailurePage(page);
  await expect(failure.wentWrong).toBeVisible();
  const file = await failure.download();
  changeWith(JSON.parse(readFileSync(file.path, 'utf8')).entries, 'Before the trap.');
  expect(loads).toBe(0);
});

test('f11 the page for failures says so where the browser refuses its stores, and where there is nothing to save', { tag: '@once' }, async ({
  app,
  page,
  quiet,
}) => {
  quiet.expect(/made to fail by a test/);
  const failure = new FailurePage(page);
  await app.open();
  await panic(page);
  await failure.downloadButton.click();
  await expect(failure.said).toHaveText('This browser holds no saved data of the tracker for this page.');

  await refuseStorage(page);
  await refuseVault(page);
  await app.open();
  await panic(page);
  await failure.downloadButton.click();
  await expect(failure.said).toContainText('The browser refuses access to the saved data:');
});

test('f11 a database that does not answer keeps the page for failures from nothing', { tag: '@once' }, async ({ app, page, quiet }) => {
  quiet.expect(/made to fail by a test/);
  await app.addUpdate(8, 'In the journal.');
  await expect(app.saveStatus).toContainText('Saved on this computer.');
  await page.evaluate(() => {
    IDBFactory.prototype.open = () => Object.create(EventTarget.prototype);
  });
  await panic(page);
  const file = await new FailurePage(page).download();
  changeWith(JSON.parse(readFileSync(file.path, 'utf8')).entries, 'In the journal.');
});

test('f18 inside a closed frame, as previews of mail and zip files use, the tracker is readable and says how to open it properly', {
  tag: '@file',
}, async ({ page, folder, quiet }) => {
  const frame = await inFrame(page, folder, quiet, 'allow-scripts');
  await expect(frame.getByRole('heading', { level: 1, name: 'Care Work as a Career' })).toBeVisible();
  await expect(frame.getByRole('region', { name: 'Save status' })).toHaveText('This browser cannot keep changes.');
  const alarm = frame.locator('.st-banner--failed');
  await expect(alarm).toContainText('This browser does not keep your work.');
  await expect(alarm).toContainText(/preview/i);
});

test('f18 where a preview lets no script run, the page says so in plain words', { tag: '@file' }, async ({ page, folder, quiet }) => {
  // The browser reports what it holds back.
  quiet.expect(/Blocked script execution/);
  const frame = await inFrame(page, folder, quiet, '');
  await expect(frame.locator('body')).toContainText('the browser has JavaScript switched off', { useInnerText: true });
  await expect(frame.locator('body')).toContainText('open the file in another browser or ask your IT support', { useInnerText: true });
});

const NOT_STARTED =
  "The browser did not start the download. Your work is as it was. Try again, or choose Copy the file's text on the Data page.";

for (const { number, what, bring } of [
  {
    number: 'f60',
    what: 'refuses a download',
    bring: () => {
      URL.createObjectURL = () => {
        throw new DOMException('Blocked by policy.', 'SecurityError');
      };
    },
  },
  {
    number: 'f62',
    what: 'has no memory for the file',
    bring: () => {
      window.Blob = class {
        constructor() {
          throw new RangeError('Array buffer allocation failed');
        }
      } as unknown as typeof Blob;
    },
  },
]) {
  test(`${number} a browser that ${what} is said, the counter stays, and the text can be copied instead`, async ({ app, page, context, place }) => {
    await page.addInitScript(bring);
    await app.addUpdate(8, 'In no file yet.');
    await app.go('Data');
    let downloads = 0;
    page.on('download', () => (downloads += 1));
    await app.data.saveButton.click();
    await expect(app.banner).toContainText(NOT_STARTED);
    await expect(app.banner).not.toContainText('Your browser was given the file');
    await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
    await expect(app.data.fact('Last saved file')).toHaveText('None yet');

    await app.main.getByRole('button', { name: "Copy the file's text" }).click();
    await expect(app.banner).toContainText('The text of the file is copied.');
    await context.grantPermissions(['clipboard-read'], place === 'http' ? { origin: new URL(page.url()).origin } : undefined);
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain('In no file yet.');
    expect(downloads).toBe(0);
  });
}
