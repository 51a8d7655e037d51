import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';

/** A file of 67 measures for 150 areas and ten years: 100,500 rows. Gives back its path. */
export function hundredThousandRows(folder: string): string {
  const rows = ['Area,Area code,Year,Measure,Value'];
  for (let area = 0; area < 150; area += 1) {
    const name = area === 7 ? 'Worcestershire' : `Area ${area}`;
    for (let year = 2010; year < 2020; year += 1) {
      for (let measure = 0; measure < 67; measure += 1) {
        rows.push(`${name},E1${String(area).padStart(7, '0')},${year},Measure ${measure},${area * year + measure}`);
      }
    }
  }
  const file = path.join(folder, 'areas.csv');
  writeFileSync(file, rows.join('\n'));
  return file;
}

/** From now on the page notes how long its long tasks take. */
export async function noteLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: number[] = [];
    (window as unknown as { long: number[] }).long = seen;
    new PerformanceObserver((list) => seen.push(...list.getEntries().map((entry) => entry.duration))).observe({ entryTypes: ['longtask'] });
  });
}
