import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Page, expect } from '@playwright/test';
import { singleFile } from './dist';

/** What tells one copy of the tracker from another. */
export interface Edition {
  /** As `0.1.0`; what stands in its place must be as long. */
  version: string;
  build: string;
}

/** The edition that is tested, as its own footer says. */
export async function editionOf(page: Page): Promise<Edition> {
  const said = await page.getByRole('contentinfo').textContent();
  const found = /version (\d+\.\d+\.\d+), build (\w+)/.exec(said ?? '');
  if (!found) throw new Error(`The footer names no version: ${said}`);
  return { version: found[1], build: found[2] };
}

/** The page loads another edition of the tracker, from the same address. */
export async function serveEdition(page: Page, appUrl: string, here: Edition, other: Edition): Promise<void> {
  const body = altered(readFileSync(singleFile(), 'utf8'), here, other);
  await page.route(
    (address) => address.href.split('#')[0] === appUrl,
    (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }),
  );
}

function altered(html: string, here: Edition, other: Edition): string {
  const start = html.indexOf('>', html.indexOf('id="wasm"')) + 1;
  const end = html.indexOf('</script>', start);
  const wasm = gunzipSync(Buffer.from(html.slice(start, end), 'base64'));
  expect(other.version, 'a version of the same length').toHaveLength(here.version.length);
  let found = 0;
  for (let place = wasm.indexOf(here.version); place >= 0; place = wasm.indexOf(here.version, place + 1)) {
    wasm.write(other.version, place);
    found += 1;
  }
  expect(found, 'the version is found in the program').toBeGreaterThan(0);
  const mark = `<meta name="build" content="${here.build}">`;
  expect(html, 'the build is found in the page').toContain(mark);
  return (html.slice(0, start) + gzipSync(wasm).toString('base64') + html.slice(end)).replace(mark, mark.replace(here.build, other.build));
}
