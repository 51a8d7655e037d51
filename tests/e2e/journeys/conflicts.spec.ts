import path from 'node:path';
import type { App } from '../pages/app';
import { expect, test } from '../support/app';
import type { SavedFile } from '../support/download';
import { DIFFERENCES, MINE, THEIRS, differ, editsOutside, fileOf, merges } from '../support/people';
import { type Snapshot, contents, edited, readSnapshot, record } from '../support/snapshot';

test('conflicts that are left open are marked wherever they show, and in the file', { tag: '@once' }, async ({ app, colleague, folder, page }) => {
  const file = await differ(app, colleague, folder);
  await merges(app, file.path);
  await expect(app.banner).toContainText('3 conflicts are left to settle, marked wherever they show.');
  await expect(app.main).toContainText('3 conflicts to settle.');

  await app.go('Recommendations');
  for (const number of [5, 8]) {
    const row = app.recommendations.table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: String(number), exact: true }) });
    await expect(row).toContainText('2 versions');
  }
  await expect(app.recommendations.table.getByText('2 versions')).toHaveCount(2);

  await app.go('Home');
  await expect(app.home.waitingFor('somebody to choose between two versions')).toContainText('Recommendations 5 and 8');
  for (const figure of await app.home.figures.all()) {
    await expect(figure).toContainText('Recommendations 5 and 8 have two versions; the later ones are shown until somebody chooses.');
  }

  await app.open('#/recommendations/8');
  await expect(app.conflictMarks).toHaveCount(2);
  await page.emulateMedia({ media: 'print' });
  for (const mark of await app.conflictMarks.all()) await expect(mark).toBeVisible();
  await page.emulateMedia({ media: 'screen' });

  const snapshot = readSnapshot((await fileOf(app)).path);
  expect(record(snapshot, 'care-work/recommendation/5').inConflict).toEqual({ title: expect.arrayContaining([MINE.title, THEIRS.title]) });
  expect(record(snapshot, 'care-work/response/8').inConflict).toEqual({ explanation: expect.arrayContaining([MINE.explanation, THEIRS.explanation]) });
  expect(record(snapshot, 'care-work/update/8').inConflict).toEqual({ text: expect.arrayContaining([MINE.account, THEIRS.account]) });
});

test('the mark on a recommendation leads to both versions', { tag: '@once' }, async ({ app, colleague, folder }) => {
  await merges(app, (await differ(app, colleague, folder)).path);
  await app.open('#/recommendations/5');
  await app.main.getByRole('link', { name: 'See both and choose' }).click();
  await expect(app.heading).toHaveText('Conflicts');
  await expect(app.heading).toBeFocused();
  await expect(app.conflicts.cards.of(DIFFERENCES.title).version('S. Officer')).toContainText(/\[added: Plan\]/);
});

test('conflicts that were left open are settled later, some of them or all', { tag: '@once' }, async ({ app, colleague, folder }) => {
  await merges(app, (await differ(app, colleague, folder)).path);
  await app.main.getByRole('link', { name: 'See both versions' }).click();
  const { cards, saveChoices } = app.conflicts;
  await expect(cards.all).toHaveCount(3);
  await expect(app.main.getByRole('radio', { checked: true })).toHaveCount(0);

  await saveChoices.click();
  await expect(app.main).toContainText('Choose a version for at least one conflict');

  await cards.of(DIFFERENCES.account).use('A. Member').check();
  await saveChoices.click();
  await expect(app.banner).toContainText('1 conflict settled');
  await expect(cards.all).toHaveCount(2);
  await expect(app.main.getByRole('radio', { checked: true })).toHaveCount(0);

  await app.undo.click();
  await expect(cards.all).toHaveCount(3);

  await cards.of(DIFFERENCES.account).keepBoth.check();
  await cards.of(DIFFERENCES.title).use('S. Officer').check();
  const explanation = cards.of(DIFFERENCES.explanation);
  await explanation.combine.check();
  await explanation.words.fill('There is money for one award a year, and perhaps for two.');
  await saveChoices.click();
  await expect(app.banner).toContainText('3 conflicts settled');
  await expect(app.conflicts.none).toBeVisible();

  await app.open('#/recommendations/5');
  await expect(app.heading).toContainText(THEIRS.title);
  await app.open('#/recommendations/8');
  for (const words of ['perhaps for two', MINE.account, THEIRS.account]) await expect(app.main).toContainText(words);
  await expect(app.conflictMarks).toHaveCount(0);
  await app.open('#/');
  await expect(app.main).not.toContainText('two versions');
});

test('after files have gone both ways, both people have the same to the letter', { tag: '@once' }, async ({ app, colleague, folder }) => {
  const theirs = await differ(app, colleague, folder);
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, theirs.path);
  await app.data.conflicts.of(DIFFERENCES.title).useTheirs.check();
  await app.data.conflicts.of(DIFFERENCES.account).keepBoth.check();
  await app.data.merge.click();
  await expect(app.banner).toContainText('1 conflict is left to settle');
  await app.addUpdate(9, 'A college has been visited.');
  const mine = await fileOf(app);

  await merges(colleague, mine.path);
  const back = await fileOf(colleague);
  expect(contents(back.path)).toBe(contents(mine.path));
  await app.data.choose(app.data.mergeButton, back.path);
  await expect(app.data.nothingNew).toBeVisible();
  await colleague.open('#/conflicts');
  await expect(colleague.conflicts.cards.all).toHaveCount(1);
});

test('f64 two people who settle one conflict differently are asked once more, with both names', { tag: '@once' }, async ({ app, colleague }) => {
  const what = 'Response to recommendation 7: Comment';
  await colleague.comment(7, 'The words of the colleague.', 'S. Officer');
  await app.comment(7, 'My own words.', 'A. Member');
  const [theirs, mine] = [await fileOf(colleague), await fileOf(app)];
  await app.data.choose(app.data.mergeButton, theirs.path);
  await app.data.conflicts.of(what).keepMine.check();
  await app.data.merge.click();
  await expect(app.banner).toContainText('Merged');
  await colleague.data.choose(colleague.data.mergeButton, mine.path);
  await colleague.data.conflicts.of(what).keepMine.check();
  await colleague.data.merge.click();
  await expect(colleague.banner).toContainText('Merged');

  const again = await fileOf(colleague);
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, again.path);
  const card = app.data.conflicts.of(what);
  await expect(card.versions).toHaveCount(2);
  await expect(card.version('A. Member')).toContainText('My own words');
  await expect(card.version('S. Officer')).toContainText('The words of the colleague');
  await card.useTheirs.check();
  await app.data.merge.click();
  await expect(app.banner).toContainText('Merged');
  await merges(colleague, (await fileOf(app)).path);
  for (const person of [app, colleague]) {
    await person.open('#/recommendations/7');
    await expect(person.main).toContainText('The words of the colleague.');
    await expect(person.conflictMarks).toHaveCount(0);
  }
});

test('two people who wrote the same are not in conflict', { tag: '@once' }, async ({ app, colleague }) => {
  await colleague.comment(7, 'Agreed at Cabinet.', 'S. Officer');
  await app.comment(7, 'Agreed at Cabinet.', 'A. Member');
  const file = await fileOf(colleague);
  await app.go('Data');
  await app.data.choose(app.data.mergeButton, file.path);
  await expect(app.data.count('0 conflicts')).toBeVisible();
  await expect(app.data.conflicts.all).toHaveCount(0);
});

test('recording the field again settles a conflict too', { tag: '@once' }, async ({ app, colleague }) => {
  await colleague.comment(7, 'The words of the colleague.', 'S. Officer');
  await app.comment(7, 'My own words.', 'A. Member');
  await merges(app, (await fileOf(colleague)).path);
  await app.comment(7, 'The words of both.');
  await app.open('#/conflicts');
  await expect(app.conflicts.none).toBeVisible();
});

test('f33 more than twenty conflicts are shown in parts, and none is lost', { tag: '@once' }, async ({ app, colleague, folder }) => {
  test.setTimeout(120_000);
  const divide = (whose: string) => (snapshot: Snapshot) => {
    for (const { type, fields } of snapshot.records) {
      if (type !== 'recommendation') continue;
      fields.title = `${fields.title}, ${whose}`;
      fields.summary = `${fields.summary} ${whose}`;
    }
  };
  const base = await fileOf(colleague);
  await merges(app, edited(base.path, path.join(folder, 'mine.json'), divide('mine')));
  await app.data.choose(app.data.mergeButton, edited(base.path, path.join(folder, 'theirs.json'), divide('theirs')));
  await expect(app.data.count('24 conflicts')).toBeVisible();
  await expect(app.data.conflicts.all).toHaveCount(20);
  await expect(app.main).toContainText('And 4 more, which you will find under Conflicts after the merge.');
  for (const card of await app.data.conflicts.all.all()) await card.getByRole('radio', { name: 'Keep mine' }).check();
  await app.data.merge.click();
  await expect(app.banner).toContainText('4 conflicts are left to settle');
  await app.open('#/conflicts');
  await expect(app.conflicts.cards.all).toHaveCount(4);
});

/** An update that I removed, and that a colleague changed meanwhile. Gives back the colleague's file. */
async function removedAndChanged(app: App, colleague: App, folder: string): Promise<SavedFile> {
  await colleague.addUpdate(8, 'The first awards were given out.', 'S. Officer');
  await merges(app, (await fileOf(colleague)).path);
  // Taking the merge back removes the update here.
  await app.undo.click();
  await expect(app.banner).toContainText('The merge was undone.');
  await editsOutside(colleague, path.join(folder, 'edited.json'), (snapshot) => {
    const update = snapshot.records.find(({ fields }) => fields.text === 'The first awards were given out.')!;
    update.fields.text = 'The first ten awards were given out.';
  });
  return fileOf(colleague);
}

test('what one person removed and another changed is kept where a person says so', { tag: '@once' }, async ({ app, colleague, folder }) => {
  const file = await removedAndChanged(app, colleague, folder);
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, file.path);
  const card = app.data.conflicts.of('Update on recommendation 8: removed by one, changed by another');
  await expect(card.card.getByRole('radio')).toHaveCount(2);
  await card.keepIt.check();
  await app.data.merge.click();
  await expect(app.banner).toContainText('Merged 1 change');
  await app.open('#/recommendations/8');
  await expect(app.main.getByRole('listitem').filter({ hasText: 'The first ten awards were given out.' })).toHaveCount(1);
  await expect(app.conflictMarks).toHaveCount(0);

  await app.open('#/data');
  await app.data.undoMerge.first().click();
  await app.open('#/conflicts');
  await expect(app.conflicts.none).toBeVisible();
});

test('the card of something removed shows its words', { tag: '@once' }, async ({ app, colleague, folder }) => {
  await merges(app, (await removedAndChanged(app, colleague, folder)).path);
  await app.open('#/conflicts');
  const card = app.conflicts.cards.of('removed by one, changed by another');
  await expect(card.card).toContainText('The first ten awards were given out.');
  await expect(card.versions.getByText(/^(Yes|No)$/)).toHaveCount(0);
});
