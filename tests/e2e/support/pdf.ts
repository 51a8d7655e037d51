import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';

/** A page printed by the browser, and read by a program that knows nothing of it. */
export interface Printed {
  /** The words of each page, line by line. */
  pages: string[][];
  /** The file as it stands. */
  raw: string;
}

/** Prints the page on A4 with the margins of its style, and reads the file. */
export async function printed(page: Page, folder: string): Promise<Printed> {
  const bytes = await page.pdf({ preferCSSPageSize: true, tagged: true });
  const file = path.join(folder, 'printed.pdf');
  writeFileSync(file, bytes);
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  const pages = text.split('\f').slice(0, -1);
  return {
    pages: pages.map((one) => one.split('\n').filter((line) => line.trim() !== '')),
    raw: bytes.toString('latin1'),
  };
}
