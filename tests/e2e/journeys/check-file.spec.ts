import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../support/app';
import { fileOf, merges } from '../support/people';

test('f60 saving leaves the counter alone; only the check of the file resets it', { tag: '@once' }, async ({ app, colleague }) => {
  await colleague.addUpdate(10, 'The Panel was told.');
  const theirs = await fileOf(colleague);
  await app.addUpdate(8, 'The first awards were given out.');
  await app.addUpdate(9, 'A college has been visited.');
  const mine = await fileOf(app);
  await expect(app.banner).toContainText(`Your browser was given the file ${mine.name}.`);
  await expect(app.saveStatus).toContainText('2 changes are in no saved file');
  // What a colleague's file brought is in that file; own work is not.
  await merges(app, theirs.path);
  await expect(app.saveStatus).toContainText('2 changes are in no saved file');
  await app.data.choose(app.data.checkButton, theirs.path);
  await expect(app.banner).toContainText(`${theirs.name} is whole, but it lacks 2 changes that you have here. Save a file again to have everything in one.`);
  await expect(app.saveStatus).toContainText('2 changes are in no saved file');
  await app.data.choose(app.data.checkButton, mine.path);
  await expect(app.banner).toContainText(`${mine.name} is whole, but it lacks 1 change that you have here.`);
  await expect(app.saveStatus).toContainText('All changes are in a saved file too.');

  const all = await fileOf(app);
  await app.data.choose(app.data.checkButton, all.path);
  await expect(app.banner).toContainText(`${all.name} is whole and holds all of your changes.`);
  await app.reload();
  await expect(app.saveStatus).toContainText('All changes are in a saved file too.');
});

test('the check of a file that is not whole resets nothing', { tag: '@once' }, async ({ app, folder }) => {
  await app.addUpdate(8, 'The first awards were given out.');
  await app.go('Data');
  const cut = path.join(folder, 'cut.json');
  writeFileSync(cut, '{"format": "scrutiny-tracker-snapshot",');
  await app.data.choose(app.data.checkButton, cut);
  await expect(app.errorSummary).toContainText('The file stops too early');
  await expect(app.saveStatus).toContainText('1 change is in no saved file');
});

test('a file of another review is not taken for a copy of this work', { tag: '@once' }, async ({ app, colleague }) => {
  await colleague.open('#/new-review');
  await colleague.main.getByRole('textbox', { name: 'Title of the review' }).fill('Bus services after dark');
  await colleague.main.getByRole('button', { name: 'Start the review' }).click();
  await expect(colleague.banner).toBeVisible();
  const other = await fileOf(colleague);
  await app.addUpdate(8, 'The first awards were given out.');
  await app.go('Data');
  await app.data.choose(app.data.checkButton, other.path);
  await expect(app.main).toContainText('another');
  await expect(app.saveStatus).toContainText('1 change is in no saved file');
});

test('f56 a name that no file may have makes a safe file name', { tag: '@once' }, async ({ app }) => {
  for (const name of ['../CON "x"', 'NUL', `${'Long '.repeat(80)}`, '🐑 Ивáн <b>']) {
    await app.addUpdate(8, 'The first awards were given out.', name);
    await app.go('Data');
    const file = await app.data.save();
    expect(file.name).toMatch(/^care-work-as-a-career-\d{4}-\d\d-\d\d-\d{4}(-[a-z0-9]+)*\.json$/);
    expect(file.name.length).toBeLessThan(218);
  }
});

test('f63 before a file goes out the page lists what kinds of words people typed', { tag: '@once' }, async ({ app }) => {
  await app.open('#/data');
  await expect(app.data.typedWords).toHaveCount(0);
  await app.addUpdate(8, 'The first awards were given out.');
  await app.addUpdate(9, 'A college has been visited.');
  await app.comment(7, 'Agreed at Cabinet.');
  await app.go('Data');
  await app.data.typedWords.click();
  await expect(app.data.typedWords).toContainText('No private details of staff or of people who use services should be in it.');
  await expect(app.data.typedWords.getByRole('listitem')).toHaveText(['Progress update: 2 entries', 'Response: 1 entry']);
});

test('where my data lives: the path, the time, the numbers, the room and the last file', { tag: '@every-browser' }, async ({ app, place, appUrl }) => {
  await app.open('#/data');
  await expect(app.data.fact('This copy of the tracker')).toContainText(place === 'file' ? 'scrutiny-tracker.html' : appUrl);
  await expect(app.data.fact('First used here')).toHaveText('Not yet');
  await expect(app.data.fact('Last saved file')).toHaveText('None yet');
  await expect(app.data.fact('In no saved file')).toHaveText('0 changes');
  const entries = Number(await app.data.fact('Entries').textContent());
  expect(entries).toBeGreaterThan(100);

  await app.addUpdate(8, 'The first awards were given out.');
  const file = await fileOf(app);
  await expect(app.data.fact('First used here')).toHaveText(/^\d+ \w+ \d{4}, \d\d:\d\d UTC$/);
  await expect(app.data.fact('Entries')).toHaveText(String(entries + 1));
  await expect(app.data.fact('In no saved file')).toHaveText('1 change');
  await expect(app.data.fact('Last saved file')).toContainText(`${file.name}, `);
  await expect(app.data.fact('Room')).toHaveText(/^\d+ (kB|MB|GB) used, \d+ (kB|MB|GB) left$|^The browser does not say$/);
  await expect(app.data.fact('Can the browser clear it?')).not.toBeEmpty();
  await expect(app.data.fact('Stores')).toHaveText("Both of the browser's stores hold your work.");
  await app.reload();
  await expect(app.data.fact('Last saved file')).toContainText(`${file.name}, `);
});
