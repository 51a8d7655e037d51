import { copyFileSync } from 'node:fs';
import path from 'node:path';
import type { App } from '../pages/app';
import { expect, test } from '../support/app';
import { type SavedFile } from '../support/download';
import { fileOf, merges } from '../support/people';
import { edited, readSnapshot, record } from '../support/snapshot';
import { clearSiteData } from '../support/stores';

async function startReview(person: App, title: string): Promise<void> {
  await person.open('#/new-review');
  await person.main.getByRole('textbox', { name: 'Title of the review' }).fill(title);
  await person.main.getByRole('button', { name: 'Start the review' }).click();
  await expect(person.banner).toContainText('The review was started.');
}

async function otherReview(person: App): Promise<SavedFile> {
  await startReview(person, 'Bus services after dark');
  await person.addRecommendation(21, 'Run a later bus from the hospital', 'Transport');
  return fileOf(person);
}

test('f45 a file of another review is asked about, and the safe way is the first', { tag: '@once' }, async ({ app, colleague }) => {
  const file = await otherReview(colleague);
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, file.path);
  await expect(app.main).toContainText('This file is from another workspace.');
  await expect(app.data.merge).toHaveCount(0);
  await expect(app.data.asked.getByRole('button')).toHaveText(['Cancel', 'Merge all the same']);
  await app.data.cancel.click();
  await expect(app.saveStatus).toContainText('Nothing has been changed in this browser yet.');

  await app.data.choose(app.data.mergeButton, file.path);
  await app.data.mergeAllTheSame.click();
  await expect(app.banner).toContainText('Merged');
  // Both reviews are there, each by itself.
  await app.open('#/recommendations');
  await expect(app.recommendations.result).toHaveText('12 recommendations');
  await app.open('#/reviews');
  await app.main.getByRole('link', { name: 'Bus services after dark', exact: true }).click();
  await expect(app.heading).toHaveText('Bus services after dark');
  await app.go('Recommendations');
  await expect(app.recommendations.result).toHaveText('1 recommendation');
  await app.recommendations.title('Run a later bus from the hospital').click();
  await expect(app.heading).toContainText('Run a later bus from the hospital');
});

test('f45 the review that comes with the tracker does not slip into a review of my own', { tag: '@once' }, async ({ app, colleague }) => {
  await colleague.addUpdate(8, 'The first awards were given out.');
  const file = await fileOf(colleague);
  await startReview(app, 'Bus services after dark');
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, file.path);
  await expect(app.main).toContainText('It may be another review, or the example that comes with the tracker.');
  await app.data.cancel.click();
  await app.open('#/recommendations');
  await expect(app.recommendations.result).not.toContainText('12 recommendations');
});

test('f68 conflicted copies from a shared drive are merged together, and where they differ nobody loses', { tag: '@once' }, async ({ app, colleague, folder }) => {
  await colleague.addUpdate(9, 'A college has been visited.', 'S. Officer');
  const shared = await fileOf(colleague);
  const original = edited(shared.path, path.join(folder, 'care-work.json'), (snapshot) => {
    record(snapshot, 'care-work/recommendation/5').fields.title = 'Start a staff referral scheme soon';
    record(snapshot, 'care-work/recommendation/7').fields.title = 'Offer training to all providers';
  });
  const copy = edited(shared.path, path.join(folder, "care-work (S. Officer's conflicted copy).json"), (snapshot) => {
    record(snapshot, 'care-work/recommendation/5').fields.title = 'Plan a staff referral scheme';
    record(snapshot, 'care-work/recommendation/4').fields.title = 'Use commissioning to raise pay';
    snapshot.by = 'A. Chair';
  });

  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, [original, copy]);
  await expect(app.data.count('1 conflict')).toBeVisible();
  const card = app.data.conflicts.of('Recommendation 5: Title');
  await expect(card.versions).toHaveCount(2);
  await card.use('A. Chair').check();
  await app.data.merge.click();
  await expect(app.banner).toContainText('Merged');
  await app.open('#/recommendations');
  for (const title of ['Plan a staff referral scheme', 'Offer training to all providers', 'Use commissioning to raise pay']) {
    await expect(app.recommendations.title(title)).toBeVisible();
  }
  await expect(app.main).not.toContainText('2 versions');
});

test('f69 what somebody edited in the file is shown as edited outside the app, and comes in once', { tag: '@once' }, async ({ app, colleague, folder }) => {
  await colleague.addUpdate(9, 'A college has been visited.', 'S. Officer');
  const saved = await fileOf(colleague);
  const file = edited(saved.path, path.join(folder, 'by-hand.json'), (snapshot) => {
    record(snapshot, 'care-work/recommendation/5').fields.title = 'Start a staff referral scheme soon';
  });
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, file);
  await expect(app.data.count('1 edit made outside the app')).toBeVisible();
  await expect(app.data.count('1 change by S. Officer (edited outside the app)')).toBeVisible();
  await expect(app.data.count('0 conflicts')).toBeVisible();
  await app.data.merge.click();
  await expect(app.banner).toContainText('Merged 2 changes');
  await app.data.choose(app.data.mergeButton, file);
  await expect(app.data.nothingNew).toBeVisible();

  await app.open('#/recommendations/5');
  await expect(app.heading).toContainText('Start a staff referral scheme soon');
  await app.recommendation.history.click();
  await expect(app.main).toContainText('S. Officer (edited outside the app)');
});

test('f50 a change whose words were altered in the file is not taken for what its author wrote', { tag: '@once' }, async ({ app, colleague, folder }) => {
  await colleague.addUpdate(9, 'A college has been visited.', 'S. Officer');
  const saved = await fileOf(colleague);
  await merges(app, saved.path);
  const forged = edited(saved.path, path.join(folder, 'forged.json'), (snapshot) => {
    const change = snapshot.changes.find(({ set }) => set.text === 'A college has been visited.')!;
    change.set.text = 'No college wanted to be visited.';
  });
  await app.data.choose(app.data.mergeButton, forged);
  // Once for the change, once for the record below it that still says what the author wrote.
  await expect(app.data.count('2 edits made outside the app')).toBeVisible();
  const card = app.data.conflicts.of('Update on recommendation 9: Text');
  await expect(card.versions).toHaveCount(2);
  await expect(card.versions.filter({ hasText: 'No college wanted to be visited.' })).toContainText('S. Officer (edited outside the app)');
  await app.data.cancel.click();
  await app.open('#/recommendations/9');
  await expect(app.main).toContainText('A college has been visited.');
});

test('two versions of one person and one moment can be told apart where one is chosen', { tag: '@once' }, async ({ app, colleague, folder }) => {
  const shared = await fileOf(colleague);
  const files = ['soon', 'later'].map((when) =>
    edited(shared.path, path.join(folder, `${when}.json`), (snapshot) => {
      record(snapshot, 'care-work/recommendation/5').fields.title = `Start a staff referral scheme ${when}`;
    }),
  );
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, files);
  const card = app.data.conflicts.of('Recommendation 5: Title');
  await expect(card.versions).toHaveCount(2);
  const labels = await card.card.locator('label.govuk-radios__label').allTextContents();
  expect(new Set(labels).size).toBe(labels.length);
});

test('f43 what a newer version wrote is counted, kept and handed on', { tag: '@once' }, async ({ app, colleague, folder }) => {
  const saved = await fileOf(colleague);
  const newer = edited(saved.path, path.join(folder, 'newer.json'), (snapshot) => {
    snapshot.records.push({ id: 'h/1', type: 'horoscope', fields: { sign: 'lion' } });
    record(snapshot, 'care-work/recommendation/5').fields.mood = 'hopeful';
  });
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, newer);
  await expect(app.data.count('1 change from a newer version, kept as it is')).toBeVisible();
  await app.data.merge.click();
  await expect(app.banner).toContainText('Merged');
  const snapshot = readSnapshot((await fileOf(app)).path);
  expect(record(snapshot, 'h/1')).toEqual({ id: 'h/1', type: 'horoscope', fields: { sign: 'lion' } });
  expect(record(snapshot, 'care-work/recommendation/5').fields.mood).toBe('hopeful');
});

test('f25 a clock that was wrong by years is said and decides nothing', { tag: '@once' }, async ({ app, colleague, folder }) => {
  await colleague.page.clock.setFixedTime(new Date('1998-03-04T05:06:07Z'));
  await colleague.comment(7, 'Written on a computer with an empty battery.', 'S. Officer');
  const saved = await fileOf(colleague);
  const file = path.join(folder, 'old-clock.json');
  copyFileSync(saved.path, file);
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, file);
  await expect(app.data.count('1 change with a date that cannot be right. A computer\'s clock may be wrong.')).toBeVisible();
  await app.data.merge.click();
  await expect(app.banner).toContainText('Merged 1 change');
  await app.open('#/recommendations/7');
  await expect(app.main).toContainText('Written on a computer with an empty battery.');
});

test('f70 cleared storage begins anew, and a colleague’s file brings back all that was exchanged', async ({ app, colleague }) => {
  await app.addUpdate(8, 'The first awards were given out.', 'A. Member');
  const mine = await fileOf(app);
  await merges(colleague, mine.path);
  await colleague.addUpdate(9, 'A college has been visited.');
  const theirs = await fileOf(colleague);

  await clearSiteData(app.page);
  await app.open('#/');
  await expect(app.saveStatus).toContainText('Nothing has been changed in this browser yet.');
  await app.open('#/recommendations?q=awards+given');
  await expect(app.recommendations.result).toHaveText('0 of 12 recommendations');
  await merges(app, theirs.path);
  for (const [words, number] of [['awards+given', '8'], ['college+visited', '9']]) {
    await app.open(`#/recommendations?q=${words}`);
    await expect(app.recommendations.numbers).toHaveText([number]);
  }
  expect(readSnapshot((await fileOf(app)).path).changes.map(({ by }) => by)).toContain('A. Member');
});
