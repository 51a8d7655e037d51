import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../support/app';
import { hundredThousandRows, noteLongTasks } from '../support/large-table';

const LONG = [
  'Area,Area code,Year,Measure,Value,Unit',
  'Westshire,E10000099,2019,Vacancies,"1,234",number',
  'Westshire,E10000099,2020,Vacancies,*,number',
  'Eastshire,E10000098,2019,Vacancies,7,number',
  'Source: the council',
].join('\n');

test('statistics are pasted, what to take is chosen, and it is taken back', async ({ app }) => {
  await app.open('#/tables');
  await app.tables.paste(LONG);
  await expect(app.tables.question).toBeFocused();
  await expect(app.main).toContainText('The pasted text: a table of statistics, with 3 figures in 3 rows.');
  await expect(app.main).toContainText(/[Ss]igns in place of a number/);
  await app.main.getByRole('checkbox', { name: 'Eastshire' }).uncheck();
  await app.tables.readIn.click();
  await expect(app.banner).toContainText('2 figures were read in.');
  await app.banner.getByRole('link', { name: 'See the figures' }).click();
  await app.workforce.toChange('Vacancies');
  await expect(app.main).toContainText('Vacancies, Westshire, 2020: * (withheld)');
  await app.turnTo('#/tables');
  await app.tables.paste(LONG);
  await app.tables.readIn.click();
  await expect(app.banner).toContainText('1 figure was read in. 2 were here already.');
  await app.undo.click();
  await expect(app.banner).toContainText('taken back');
});

test('a column is said to be something else, and is known the next time', async ({ app }) => {
  const table = 'Area,Sort,2019\nWestshire,Women,5\n';
  await app.open('#/tables');
  await app.tables.paste(table);
  const column = app.main.getByRole('combobox', { name: 'Column 2: Sort' });
  await expect(column).toHaveValue('group');
  await column.selectOption('service');
  await app.tables.readIn.click();
  await expect(column).toHaveValue('service');
  await app.main.getByRole('textbox', { name: /^What is measured/ }).fill('Starters');
  await app.tables.cancel.click();
  await app.tables.paste(table);
  await expect(column).toHaveValue('service');
});

test('a wrong cell is named and nothing is taken; a table of single workers is refused', async ({ app, folder }) => {
  await app.open('#/tables');
  const wrong = path.join(folder, 'wrong.csv');
  writeFileSync(wrong, 'Area;2019;2020\nWestshire;1;2\nEastshire;three;4\nNorthshire;5;6\n');
  await app.tables.choose(wrong);
  await expect(app.main).toContainText('Row 3, column B (2019): “three” is not a number.');
  await app.tables.readIn.click();
  await expect(app.errorSummary).toContainText('Correct the table in the spreadsheet');
  await app.tables.cancel.click();
  const workers = path.join(folder, 'workers.csv');
  writeFileSync(workers, 'Area,Date of birth,Year,Value\nWestshire,1970-01-01,2019,1\n');
  await app.tables.choose(workers);
  await expect(app.errorSummary).toContainText('The column “Date of birth” tells who single workers are.');
});

test('a hundred thousand rows are read with the progress shown, and the page answers meanwhile', { tag: '@once' }, async ({ app, folder, page }) => {
  test.setTimeout(120_000);
  const file = hundredThousandRows(folder);
  await app.open('#/tables');
  await noteLongTasks(page);
  await app.tables.choose(file);
  await expect(app.main).toContainText(/% so far/);
  // In the midst of it the page answers.
  await app.tables.cancel.click();
  await expect(app.tables.chooseTable).toBeVisible();
  await app.tables.choose(file);
  await expect(app.main).toContainText('with 100,500 figures in 100,500 rows', { timeout: 60_000 });
  const long = await page.evaluate(() => (window as unknown as { long: number[] }).long);
  console.log(`longest tasks while reading: ${long.sort((a, b) => b - a).slice(0, 5).map(Math.round).join(', ') || 'none'} ms`);
  await expect(app.main).toContainText('Ticked: 670 figures');
  await app.tables.readIn.click();
  await expect(app.banner).toContainText('670 figures were read in.', { timeout: 30_000 });
  const after = await page.evaluate(() => (window as unknown as { long: number[] }).long);
  console.log(`longest tasks with writing: ${after.sort((a, b) => b - a).slice(0, 5).map(Math.round).join(', ')} ms`);
  await app.undo.click();
  await expect(app.banner).toContainText('taken back', { timeout: 30_000 });
});
