import { readFileSync } from 'node:fs';
import type { App } from '../pages/app';
import { expect, test } from '../support/app';
import { fileOf, merges } from '../support/people';
import { stores } from '../support/stores';

const PRIVATE = 'Mrs Hypothetical of 3 Example Lane was given the first award.';

async function takeOut(person: App, reason: string): Promise<void> {
  await person.open('#/recommendations/8');
  await person.recommendation.history.click();
  await person.main.getByRole('link', { name: /^Take out for good ?: Text, / }).first().click();
  await expect(person.heading).toHaveText('Take out for good');
  await expect(person.main).toContainText(PRIVATE);
  await person.takeOut.reason.fill(reason);
  await person.takeOut.takeItOut.click();
}

async function expectGone(person: App): Promise<void> {
  for (const address of ['#/', '#/recommendations/8', '#/recommendations?q=hypothetical', '#/data', '#/conflicts']) {
    await person.open(address);
    await expect(person.main).not.toContainText('Hypothetical');
  }
  expect(readFileSync((await fileOf(person)).path, 'utf8')).not.toContain('Hypothetical');
  // The journal answers at once, the vault a little later.
  await expect.poll(async () => JSON.stringify(await stores(person.page))).not.toContain('Hypothetical');
}

test('what is taken out for good is gone from the pages, the file and both stores', { tag: '@every-browser' }, async ({ app }) => {
  await app.addUpdate(8, PRIVATE);
  expect(JSON.stringify(await stores(app.page))).toContain('Hypothetical');
  await takeOut(app, 'It names a person who did not agree.');
  await expect(app.banner).toContainText('Taken out, here and in every file saved from now on.');
  await expectGone(app);

  await app.reload();
  await expectGone(app);
});

test('Home says that something was taken out, by whom and why', { tag: '@once' }, async ({ app }) => {
  await app.addUpdate(8, PRIVATE, 'A. Member');
  await takeOut(app, 'It names a person who did not agree.');
  await app.open('#/');
  await expect(app.main.getByRole('listitem').filter({ hasText: 'It names a person who did not agree.' })).toContainText('A. Member');
});

test('an earlier wording is taken out and the later one stays', { tag: '@once' }, async ({ app }) => {
  await app.comment(7, PRIVATE);
  await app.comment(7, 'Agreed at Cabinet.');
  await app.recommendation.history.click();
  const row = app.main.getByRole('row').filter({ has: app.page.getByRole('cell', { name: PRIVATE, exact: true }) });
  await row.last().getByRole('link', { name: /^Take out for good/ }).click();
  await app.takeOut.reason.fill('It names a person who did not agree.');
  await app.takeOut.takeItOut.click();
  await expect(app.banner).toContainText('Taken out');
  await expectGone(app);
  await app.open('#/recommendations/7');
  await expect(app.recommendation.fact('Comment')).toHaveText('Agreed at Cabinet.');
  await expect(app.recommendation.fact('Answer')).toHaveText('Accepted in full');
  await app.recommendation.history.click();
  await expect(app.main).toContainText('Taken out');
});

test('what comes with the tracker is not offered for taking out', { tag: '@once' }, async ({ app }) => {
  await app.open('#/recommendations/8');
  await app.recommendation.history.click();
  const row = app.main.getByRole('row').filter({ has: app.page.getByRole('rowheader', { name: 'Title', exact: true }) });
  await expect(row).toContainText('Scrutiny Tracker');
  await expect(row.getByRole('link', { name: /^Take out for good/ })).toHaveCount(0);
});

test('Cancel leads back to where the words stand', { tag: '@once' }, async ({ app }) => {
  await app.addUpdate(8, PRIVATE);
  await app.recommendation.history.click();
  await app.main.getByRole('link', { name: /^Take out for good ?: Text, / }).first().click();
  await app.main.getByRole('link', { name: 'Cancel' }).click();
  await expect(app.page).toHaveURL(/#\/recommendations\/8$/);
  await expect(app.main).toContainText(PRIVATE);
});

test('taking something out asks for a reason first', { tag: '@once' }, async ({ app }) => {
  await app.addUpdate(8, PRIVATE);
  await takeOut(app, '  ');
  await expect(app.errorSummary).toBeFocused();
  await expect(app.errorSummary).toContainText('Enter why it is taken out');
  await expect(app.page).toHaveTitle(/^Error: Take out for good/);
  await app.errorSummary.getByRole('link', { name: 'Enter why it is taken out' }).click();
  await expect(app.takeOut.reason).toBeFocused();
  await app.open('#/recommendations/8');
  await expect(app.main).toContainText(PRIVATE);
});

test("a colleague's copy loses it with the next file", { tag: '@once' }, async ({ app, colleague }) => {
  await app.addUpdate(8, PRIVATE, 'A. Member');
  await merges(colleague, (await fileOf(app)).path);
  await colleague.open('#/recommendations/8');
  await expect(colleague.main).toContainText(PRIVATE);
  await takeOut(app, 'It names a person who did not agree.');
  const later = await fileOf(app);

  await merges(colleague, later.path);
  await expectGone(colleague);
});

test('an older file that still has it does not bring it back', { tag: '@once' }, async ({ app }) => {
  await app.addUpdate(8, PRIVATE);
  const older = await fileOf(app);
  await takeOut(app, 'It names a person who did not agree.');
  await expect(app.banner).toBeVisible();
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, older.path);
  await expect(app.main).not.toContainText('Hypothetical');
  await expect(app.data.nothingNew).toBeVisible();
  await expectGone(app);
});

test('earlier workspaces lose it too', { tag: '@once' }, async ({ app }) => {
  await app.addUpdate(8, PRIVATE);
  const file = await fileOf(app);
  await app.data.choose(app.data.openButton, file.path);
  await app.data.openAndReplace.click();
  await expect(app.data.goBackToThis).toHaveCount(1);
  await takeOut(app, 'It names a person who did not agree.');
  await expect(app.banner).toBeVisible();
  await expect.poll(async () => JSON.stringify(await stores(app.page))).not.toContain('Hypothetical');
  await app.open('#/data');
  await app.data.goBackToThis.click();
  await expect(app.banner).toContainText('You are back at');
  await app.open('#/recommendations/8');
  await expect(app.main).not.toContainText('Hypothetical');
});
