import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../support/app';
import { Clicks } from '../support/clicks';
import { drop } from '../support/drop';
import { eraseEverything } from '../support/erase';

const TABLES = ['recommendations', 'responses', 'progress updates', 'actions', 'money', 'tracker sheet'];

test('every table is saved with one press, as spreadsheets read it', async ({ app }) => {
  await app.open('#/data');
  await app.main.getByRole('link', { name: 'Tables for a spreadsheet' }).click();
  await expect(app.heading).toHaveText('Tables');
  for (const name of TABLES) {
    const file = await app.tables.save(name);
    await expect(app.banner).toContainText(`Your browser was given the file ${file.name}.`);
    expect(file.name).toMatch(new RegExp(`^care-work-as-a-career-${name.replace(' ', '-')}-.*\\.csv$`));
    const bytes = readFileSync(file.path);
    expect([...bytes.subarray(0, 3)], name).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString('utf8'), name).toContain('\r\n');
  }
  const money = await app.tables.save('money');
  expect(readFileSync(money.path, 'utf8')).toContain('4137.80');
});

test('a text that a spreadsheet would take for a formula is written as text and comes back as it was', async ({ app }) => {
  const formula = '=HYPERLINK("http://example.org")';
  await app.addUpdate(8, formula);
  await app.turnTo('#/tables');
  const file = await app.tables.save('progress updates');
  expect(readFileSync(file.path, 'utf8')).toContain(`"'=HYPERLINK(""http://example.org"")"`);
  await app.tables.choose(file.path);
  await expect(app.main).toContainText('Nothing new in this table');
});

test('a table that was worked on says row by row what it does, is read in, and is taken back', async ({ app, folder }) => {
  await app.open('#/tables');
  const saved = await app.tables.save('money');
  const worked = path.join(folder, 'worked.csv');
  const text = readFileSync(saved.path, 'utf8').replace(',4137.80,', ',4137.81,');
  writeFileSync(worked, `${text},New leaflets,12.50,wished for,2021/22,,,,,,,\r\n`);
  const clicks = new Clicks();
  await app.tables.choose(worked);
  await expect(app.tables.question).toBeFocused();
  await expect(app.main).toContainText('worked.csv: the table of money, with 7 rows.');
  await expect(app.tables.readIn).toHaveCount(0);
  await expect(app.tables.word('wished for')).toHaveValue('');
  await clicks.on(app.tables.goOn);
  await expect(app.errorSummary).toContainText('Say what each of the words means');
  await app.tables.word('wished for').selectOption('Asked for');
  await app.tables.goOn.click();
  await expect(app.main).toContainText('Amount: from £4,137.80 to £4,137.81');
  await expect(app.main).toContainText('New leaflets');
  await expect(app.main).toContainText('5 rows say what the record says already.');
  await app.tables.readIn.click();
  await expect(app.banner).toContainText('The table of money was read in: 1 new, 1 changed.');
  await app.undo.click();
  await expect(app.banner).toContainText('The change was taken back.');
  await app.turnTo('#/money');
  await expect(app.main).toContainText('£4,137.80');
  await expect(app.main).not.toContainText('New leaflets');
});

test('tables that were saved bring back what was erased, byte for byte', async ({ app, folder }) => {
  await app.addUpdate(8, 'The first awards were given out.', 'A. Member');
  await app.turnTo('#/tables');
  const before = new Map<string, string>();
  for (const name of TABLES) before.set(name, readFileSync((await app.tables.save(name)).path, 'utf8'));
  await app.turnTo('#/data');
  await Promise.all([app.page.waitForEvent('load'), eraseEverything(app)]);
  await app.open('#/recommendations/8');
  await expect(app.main).not.toContainText('The first awards were given out.');
  await app.open('#/tables');
  for (const name of TABLES.slice(0, 5)) {
    const file = path.join(folder, `${name}.csv`);
    writeFileSync(file, before.get(name) ?? '');
    await app.tables.choose(file);
    await expect(app.tables.question).toBeFocused();
    if (name !== 'progress updates') {
      await expect(app.main).toContainText('Nothing new in this table');
      await app.tables.close.click();
      await expect(app.tables.chooseTable).toBeFocused();
      continue;
    }
    await app.tables.unknownIds.selectOption('Entries to bring back under these ids');
    await app.tables.goOn.click();
    await expect(app.main).toContainText('New: 1 row');
    await app.tables.readIn.click();
    await expect(app.banner).toContainText('The table of progress updates was read in: 1 new.');
  }
  for (const name of TABLES) expect(readFileSync((await app.tables.save(name)).path, 'utf8'), name).toBe(before.get(name));
  await app.turnTo('#/recommendations/8');
  await expect(app.main).toContainText('The first awards were given out.');
});

const REFUSED: [string, string, string][] = [
  ['an empty table', '\n', 'The table is empty. Nothing was changed.'],
  ['other columns', 'name,age\nAnn,4\n', 'No row has the headings of a table that the tracker knows.'],
  ['no ids', 'recommendation,addressee,answer\n8,x,y\n', 'There is no column “id”.'],
  ['a cut table', 'id,action,owner,state\nx,"a,b,c\n', 'a quotation mark begins this cell and none ends it.'],
];

for (const [what, rows, words] of REFUSED) {
  test(`${what} is refused with a sentence`, async ({ app }) => {
    await app.open('#/tables');
    await app.tables.paste(rows);
    await expect(app.errorSummary).toContainText(words);
    await expect(app.errorSummary).toContainText('Nothing was changed.');
    await expect(app.errorSummary).toBeFocused();
  });
}

test('merged headings and wrong cells are named by row and column, and nothing is read in', async ({ app }) => {
  await app.open('#/tables');
  await app.tables.paste('Money,,,\nid,purpose,amount (£),stage\n,Leaflets,a few pounds,Agreed\n');
  await expect(app.main).toContainText('2 problems to correct');
  await expect(app.main).toContainText('Row 1: this stands above the headings.');
  await expect(app.main).toContainText('Row 3, column C (amount (£)):');
  await expect(app.tables.readIn).toHaveCount(0);
  await app.tables.close.click();
  await app.turnTo('#/money');
  await expect(app.main).not.toContainText('Leaflets');
});

test('semicolons are read, and a tracker sheet asks for its date and for words it does not know', async ({ app, folder }) => {
  await app.open('#/tables');
  const saved = await app.tables.save('tracker sheet');
  const sheet = path.join(folder, 'tracker.csv');
  const text = readFileSync(saved.path, 'utf8');
  writeFileSync(sheet, text.replace(/\r\n("?)12\//, '\r\n$112/'));
  await drop(app.page, [sheet]);
  await expect(app.main).toContainText('tracker.csv: a council\'s tracker sheet, with 12 rows.');
  await expect(app.tables.given).toHaveValue('');
  await app.tables.close.click();
  await app.tables.paste('id;purpose;amount (£);stage\n;New leaflets;12.50;Asked for\n');
  await expect(app.main).toContainText('New: 1 row');
  await app.tables.cancel.click();
  await expect(app.tables.chooseTable).toBeFocused();
});

test('the dates to keep are one calendar file, and what has no date is said', async ({ app }) => {
  await app.open();
  await app.go('Meetings');
  const [download] = await Promise.all([app.page.waitForEvent('download'), app.tables.saveDates.click()]);
  expect(download.suggestedFilename()).toMatch(/^care-work-as-a-career-dates-.*\.ics$/);
  await expect(app.banner).toContainText('1 open action has no date set and is not in it.');
  const text = readFileSync(await download.path(), 'utf8');
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  expect(text).toContain('DTSTART;VALUE=DATE:20210101\r\nDTEND;VALUE=DATE:20210301\r\n');
});
