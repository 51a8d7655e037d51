import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Page, expect } from '@playwright/test';

export interface SavedFile {
  name: string;
  path: string;
}

/** Where the browser of this worker puts downloads. */
export function downloadsFolder(): string {
  return path.join(os.tmpdir(), `scrutiny-e2e-downloads-${process.pid}`);
}

/** The file that the browser saves when `press` is done. */
export async function download(page: Page, press: () => Promise<void>): Promise<SavedFile> {
  if (page.context().browser()?.browserType().name() === 'firefox') return fromFolder(press);
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  const saved = named(download.suggestedFilename());
  await download.saveAs(saved.path);
  return saved;
}

let count = 0;

/** A place of its own for a file, so that it has the name that a member sees. */
function named(name: string): SavedFile {
  count += 1;
  const folder = path.join(downloadsFolder(), 'named', String(count));
  mkdirSync(folder, { recursive: true });
  return { name, path: path.join(folder, name) };
}

/** Firefox tells of a blob's download without the id that Playwright waits for; the file itself arrives. */
async function fromFolder(press: () => Promise<void>): Promise<SavedFile> {
  const files = () => (existsSync(downloadsFolder()) ? readdirSync(downloadsFolder(), { recursive: true }).map(String) : []);
  const before = new Set(files());
  await press();
  let saved: string[] = [];
  await expect
    .poll(() => (saved = files().filter((name) => name.endsWith('.json') && !before.has(name))), {
      message: 'the saved file',
    })
    .toHaveLength(1);
  // The name on the disk carries a number where an earlier test saved under the same name.
  const file = named(path.basename(saved[0]).replace(/\(\d+\)(?=\.json$)/, ''));
  copyFileSync(path.join(downloadsFolder(), saved[0]), file.path);
  return file;
}
