import path from 'node:path';
import { expect, test } from '../support/app';
import { fileOf } from '../support/people';
import { edited, readSnapshot, record } from '../support/snapshot';

const GOLDEN = path.resolve(__dirname, '../../golden/snapshot-v1.json');

test('a file replaces what is open after a question, and the way back leads back', { tag: '@every-browser' }, async ({ app, colleague }) => {
  await colleague.addUpdate(8, 'The first awards were given out.', 'S. Officer');
  const file = await fileOf(colleague);

  await app.addUpdate(9, 'A college has been visited.');
  await app.go('Data');
  await app.data.choose(app.data.openButton, file.path);
  await expect(app.data.fact('File')).toHaveText(file.name);
  await expect(app.data.fact('Saved by')).toContainText('S. Officer, ');
  await expect(app.data.fact('Review')).toHaveText('Care Work as a Career');
  await expect(app.data.fact('In the file')).toContainText('12 recommendations: 10 accepted in full');
  await expect(app.main).toContainText('What is here now will be kept as a restore point on this page.');
  await app.data.openAndReplace.click();
  await expect(app.data.confirmOpen).toHaveCount(0);
  await expect(app.banner).toContainText(`Opened ${file.name}. What was here before is a restore point.`);
  await app.open('#/recommendations?q=awards+given');
  await expect(app.recommendations.numbers).toHaveText(['8']);
  await app.open('#/recommendations?q=college+visited');
  await expect(app.recommendations.result).toHaveText('0 of 12 recommendations');
  await app.reload();
  await expect(app.recommendations.result).toHaveText('0 of 12 recommendations');

  await app.go('Data');
  await app.data.goBackToThis.first().click();
  await expect(app.banner).toContainText('You are back at: The review that comes with the tracker.');
  await app.open('#/recommendations?q=college+visited');
  await expect(app.recommendations.numbers).toHaveText(['9']);
  await app.go('Data');
  await expect(app.data.goBackToThis).toHaveCount(1);
  await expect(app.data.goBackToThis).toContainText(`Opened from ${file.name}`);
});

test('Cancel keeps what is open', async ({ app, colleague }) => {
  const file = await fileOf(colleague);

  await app.addUpdate(9, 'A college has been visited.');
  await app.go('Data');
  await app.data.choose(app.data.openButton, file.path);
  await expect(app.data.confirmOpen).toBeFocused();
  await app.data.cancel.click();
  await expect(app.data.confirmOpen).toHaveCount(0);
  await expect(app.data.openButton).toBeFocused();
  await expect(app.data.goBackToThis).toHaveCount(0);
  await app.open('#/recommendations?q=college+visited');
  await expect(app.recommendations.numbers).toHaveText(['9']);
});

test('the last ten workspaces stay, and an older one with work that is in no file', { tag: '@once' }, async ({ app }) => {
  test.setTimeout(120_000);
  const file = await fileOf(app);
  await app.addUpdate(9, 'In no saved file.');
  await app.go('Data');
  for (let times = 0; times < 13; times += 1) {
    await app.data.choose(app.data.openButton, file.path);
    await app.data.openAndReplace.click();
    await expect(app.data.confirmOpen).toHaveCount(0);
  }
  await expect(app.data.goBackToThis).toHaveCount(11);
  await expect(app.data.goBackToThis.last()).toContainText('The review that comes with the tracker');
  await app.data.goBackToThis.last().click();
  await expect(app.banner).toContainText('You are back at');
  await app.open('#/recommendations?q=no+saved+file');
  await expect(app.recommendations.numbers).toHaveText(['9']);
});

test('f65 a file of the first version opens, with what stood in it', { tag: '@once' }, async ({ app, page }) => {
  await app.open('#/data');
  await app.data.choose(app.data.openButton, GOLDEN);
  await app.data.openAndReplace.click();
  await expect(app.banner).toContainText('Opened snapshot-v1.json.');
  await app.open('#/recommendations');
  await expect(app.recommendations.title('Reward “care” – £10.15 an hour')).toBeVisible();
  await expect(app.recommendations.table).toContainText('2 versions');
  await app.open('#/conflicts');
  await expect(app.conflicts.cards.of('Response to recommendation 8: Answer').versions).toHaveCount(2);
  await expect(page).toHaveTitle('Conflicts – Scrutiny Tracker');
  const [before, after] = [readSnapshot(GOLDEN), readSnapshot((await fileOf(app)).path)];
  expect(after.changes).toEqual(before.changes);
  expect(after.records).toEqual(before.records);
});

test('f65 a file of the first version merges into work of today', { tag: '@once' }, async ({ app }) => {
  await app.addUpdate(9, 'A college has been visited.');
  await app.go('Data');
  await app.data.choose(app.data.mergeButton, GOLDEN);
  await expect(app.main).toContainText('This file is from another workspace.');
  await app.data.mergeAllTheSame.click();
  await expect(app.banner).toContainText('Merged 10 changes from An Officer.');
  const after = readSnapshot((await fileOf(app)).path);
  const before = readSnapshot(GOLDEN);
  expect(after.changes).toEqual(expect.arrayContaining(before.changes));
  expect(record(after, 'h/1')).toEqual(record(before, 'h/1'));
});

test('f44 a file that only a newer version can read changes nothing', { tag: '@once' }, async ({ app, folder }) => {
  const newer = edited(GOLDEN, path.join(folder, 'newer.json'), (snapshot) => {
    snapshot.formatVersion = 7;
    snapshot.minReader = 7;
  });
  await app.open('#/data');
  await app.data.choose(app.data.openButton, newer);
  await expect(app.errorSummary).toContainText('The file was made by a newer version of the tracker.');
  await expect(app.data.openAndReplace).toHaveCount(0);
});

test('f44 a later format that this version can read is read', { tag: '@once' }, async ({ app, folder }) => {
  const later = edited(GOLDEN, path.join(folder, 'later.json'), (snapshot) => {
    snapshot.formatVersion = 7;
  });
  await app.open('#/data');
  await app.data.choose(app.data.openButton, later);
  await expect(app.data.openAndReplace).toBeVisible();
});
