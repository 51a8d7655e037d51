import { expect, test } from '../support/app';
import { barriers } from '../support/axe';
import { hundredThousandRows, noteLongTasks } from '../support/large-table';
import { readSnapshot } from '../support/snapshot';

const LONG = [
  'Area,Area code,Year,Measure,Value,Unit',
  'Westshire,E10000099,2018,Vacancies,"1,234",number',
  'Westshire,E10000099,2020,Vacancies,*,number',
  'Eastshire,E10000098,2018,Vacancies,7,number',
  'Eastshire,E10000098,2020,Vacancies,9,number',
].join('\n');

test('a small table is kept whole, looked at, added to and taken back', async ({ app, page }) => {
  await app.open('#/tables');
  await app.tables.paste(LONG);
  await expect(app.main).toContainText('New: 1 table, with 4 new figures.');
  await app.tables.keepWhole.check();
  await app.tables.readIn.click();
  await expect(app.banner).toContainText('Kept whole: 1 table, with 4 new figures.');
  await app.banner.getByRole('link', { name: 'See the tables' }).click();
  await app.main.getByRole('link', { name: 'Vacancies', exact: true }).click();
  await expect(app.heading).toHaveText('Vacancies');
  await expect(app.workforce.keptPlace).toHaveValue('Westshire (E10000099)');
  const chart = app.workforce.chart('Vacancies: Westshire (E10000099): 1,234 (2018), then * (withheld) (2020)');
  await expect(chart).toBeVisible();
  await app.workforce.keptPlace.selectOption('Eastshire (E10000098)');
  await expect(page).toHaveURL(/place=Eastshire/);
  await app.workforce.keptOther.selectOption('Westshire (E10000099)');
  await app.workforce.keptPeriod.selectOption('2018');
  await expect(app.main).toContainText('Eastshire (E10000098) is number 2 of 2.');
  expect(await barriers(page)).toEqual([]);
  await app.main.getByRole('button', { name: 'Use as a figure of this review' }).click();
  await expect(app.banner).toContainText('It is a figure of this review now.');
  await app.undo.click();
  await expect(app.banner).toContainText('taken back');
  await app.turnTo('#/tables');
  await app.tables.paste(`${LONG}\nEastshire,E10000098,2021,Vacancies,10,number\n`);
  await expect(app.main).toContainText('Brought up to date: 1 table. Corrected figures: 0.');
  await app.tables.keepWhole.check();
  await app.tables.readIn.click();
  await expect(app.banner).toContainText('with 1 new figure');
  await app.undo.click();
  await expect(app.banner).toContainText('taken back');
  await app.turnTo('#/tables');
  await app.tables.paste(LONG);
  await app.tables.keepWhole.check();
  await app.tables.readIn.click();
  await expect(app.banner).toContainText('Nothing was changed: these tables are here already');
});

test('two rows for one cell are named, and nothing is kept', async ({ app }) => {
  await app.open('#/tables');
  await app.tables.paste(`${LONG}\nWestshire,E10000099,2018,Vacancies,5,number\n`);
  await expect(app.main).toContainText('Row 6: row 2 has a figure for the same measure, place and period.');
  await app.tables.keepWhole.check();
  await app.tables.readIn.click();
  await expect(app.errorSummary).toContainText('Correct the table in the spreadsheet');
});

test('a hundred thousand rows are kept whole, and one place is looked up', { tag: '@once' }, async ({ app, folder, page }) => {
  test.setTimeout(240_000);
  const file = hundredThousandRows(folder);
  await app.open('#/tables');
  await noteLongTasks(page);
  const longest = async (what: string) => {
    const long = await page.evaluate(() => (window as unknown as { long: number[] }).long.splice(0));
    console.log(`longest tasks ${what}: ${long.sort((a, b) => b - a).slice(0, 5).map(Math.round).join(', ') || 'none'} ms`);
  };
  await app.tables.choose(file);
  await expect(app.main).toContainText(/% so far/);
  await expect(app.main).toContainText('New: 67 tables, with 100,500 new figures.', { timeout: 90_000 });
  await longest('while reading');
  await app.tables.keepWhole.check();
  await app.tables.readIn.click();
  await expect(app.main).toContainText(/Keeping the tables of areas.csv… \d+% so far/);
  await expect(app.banner).toContainText('Kept whole: 67 tables, with 100,500 new figures.', { timeout: 60_000 });
  await longest('while keeping');
  await app.banner.getByRole('link', { name: 'See the tables' }).click();
  await app.main.locator('summary', { hasText: 'Show the 67 tables' }).click();
  await app.main.getByRole('link', { name: 'Measure 12', exact: true }).click();
  // The review's own place is the first.
  const own = app.workforce.chart('Measure 12: Worcestershire (E10000007): 14,082 (2010), then 14,145 (2019)');
  await expect(own).toBeVisible();
  await app.workforce.keptPlace.selectOption('Area 3 (E10000003)');
  const other = app.workforce.chart('Measure 12: Area 3 (E10000003): 6,042 (2010), then 6,069 (2019)');
  await expect(other).toBeVisible();
  await longest('while looking up');
  await page.reload();
  await expect(other).toBeVisible();
  await app.go('Data');
  const saved = await app.data.save();
  const changes = readSnapshot(saved.path).changes.filter((change) => change.type === 'figureTable');
  console.log(`changes: ${changes.length}, bytes: ${JSON.stringify(changes).length}`);
  expect(changes).toHaveLength(67);
  await app.data.choose(app.data.openButton, saved.path);
  await app.data.openAndReplace.click();
  await expect(app.banner).toContainText('Opened');
  await app.go('Workforce');
  await app.main.locator('summary', { hasText: 'Show the 67 tables' }).click();
  await app.main.getByRole('link', { name: 'Measure 12', exact: true }).click();
  await expect(own).toBeVisible();
});
