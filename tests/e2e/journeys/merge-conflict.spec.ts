import { App } from '../pages/app';
import { expect, test } from '../support/app';
import { Clicks } from '../support/clicks';
import { Keys } from '../support/keys';
import { BEFORE, DIFFERENCES, MINE, THEIRS, differ, fileOf } from '../support/people';
import { readSnapshot, record } from '../support/snapshot';

test('three conflicts take one click more each, and nothing is chosen beforehand', { tag: '@every-browser' }, async ({ app, colleague, folder }) => {
  const file = await differ(app, colleague, folder);
  const { conflicts } = app.data;
  await app.open('#/');
  const clicks = new Clicks();
  await clicks.on(app.link('Data'));
  clicks.count += 2; // The button and the browser's own file dialog.
  await app.data.choose(app.data.mergeButton, file.path);
  await expect(conflicts.all).toHaveCount(3);
  await expect(app.main.getByRole('radio', { checked: true })).toHaveCount(0);
  await clicks.on(conflicts.of(DIFFERENCES.title).useTheirs);
  await clicks.on(conflicts.of(DIFFERENCES.explanation).keepMine);
  await clicks.on(conflicts.of(DIFFERENCES.account).keepBoth);
  await clicks.on(app.data.merge);
  await expect(app.banner).toContainText('Merged');
  await expect(app.banner).not.toContainText('left to settle');
  expect(clicks.count).toBeLessThanOrEqual(4 + 3);

  await app.open('#/recommendations/5');
  await expect(app.heading).toContainText(THEIRS.title);
  await app.open('#/recommendations/8');
  await expect(app.main).toContainText(MINE.explanation);
  await expect(app.main).not.toContainText('2 versions');
  const accounts = app.main.getByRole('list').filter({ has: app.page.getByText(MINE.account, { exact: true }) }).getByRole('listitem');
  await expect(accounts.filter({ hasText: MINE.account })).toHaveCount(1);
  await expect(accounts.filter({ hasText: THEIRS.account })).toHaveCount(1);
});

test('a card shows what stood there before, both versions, and the words that differ', { tag: '@once' }, async ({ app, colleague, folder }) => {
  const file = await differ(app, colleague, folder);
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, file.path);

  const account = app.data.conflicts.of(DIFFERENCES.account);
  await expect(account.before).toHaveText(`Before both changes: ${BEFORE.account}`);
  const mine = account.version('A. Member');
  const theirs = account.version('S. Officer');
  await expect(mine).toContainText('Mine, by A. Member (edited outside the app)');
  await expect(theirs).toContainText('Theirs, by S. Officer (edited outside the app)');
  // What screen readers say stands in the text.
  await expect(mine.locator('del')).toHaveText('[removed: support and celebrate]');
  await expect(mine.locator('ins')).toHaveText('[added: thank]');
  await expect(theirs.locator('del')).toHaveText('[removed: during]');
  await expect(theirs.locator('ins')).toHaveText('[added: after]');
  await expect(account.choices).toHaveCount(4);

  const title = app.data.conflicts.of(DIFFERENCES.title);
  await expect(title.before).toHaveText(`Before both changes: ${BEFORE.title}`);
  await expect(title.version('A. Member').locator('del')).toHaveCount(0);
  await expect(title.version('A. Member').locator('ins')).toHaveText(/soon/);
  await expect(title.keepBoth).toHaveCount(0);
  await expect(app.data.conflicts.of(DIFFERENCES.explanation).before).toContainText(BEFORE.explanation);
});

test('on every card mine stands first and theirs second', { tag: '@once' }, async ({ app, colleague, folder }) => {
  const file = await differ(app, colleague, folder);
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, file.path);
  for (const what of Object.values(DIFFERENCES)) {
    const card = app.data.conflicts.of(what);
    await expect.soft(card.versions.first()).toContainText('Mine, by A. Member');
    await expect.soft(card.choices.first()).toHaveAccessibleName('Keep mine');
  }
});

test('a combination of both is written on the card', { tag: '@once' }, async ({ app, colleague, folder }) => {
  const file = await differ(app, colleague, folder);
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, file.path);
  const card = app.data.conflicts.of(DIFFERENCES.explanation);
  await expect(card.words).toBeHidden();
  await card.combine.check();
  await expect(card.words).not.toHaveValue('');
  await card.words.fill('There is money for one award a year, and perhaps for two.');
  await app.data.conflicts.of(DIFFERENCES.title).keepMine.check();
  await app.data.conflicts.of(DIFFERENCES.account).useTheirs.check();
  await app.data.merge.click();
  await expect(app.banner).toContainText('Merged');
  await app.open('#/recommendations/8');
  await expect(app.main).toContainText('There is money for one award a year, and perhaps for two.');
  await expect(app.main).not.toContainText('2 versions');
  await app.open('#/conflicts');
  await expect(app.conflicts.none).toBeVisible();
});

test('a combination without words is refused, nothing is merged, and what was chosen stays', { tag: '@once' }, async ({ app, colleague, folder }) => {
  const file = await differ(app, colleague, folder);
  await app.open('#/data');
  const status = await app.saveStatus.textContent();
  await app.data.choose(app.data.mergeButton, file.path);
  await app.data.conflicts.of(DIFFERENCES.title).useTheirs.check();
  const card = app.data.conflicts.of(DIFFERENCES.explanation);
  await card.combine.check();
  await card.words.fill('  ');
  await app.data.merge.click();
  await expect(app.main).toContainText('Enter the combined wording, or choose one of the versions. Nothing was saved.');
  await expect(app.data.beforeMerge).toBeVisible();
  await expect(app.data.conflicts.of(DIFFERENCES.title).useTheirs).toBeChecked();
  await expect(card.combine).toBeChecked();
  await expect(app.saveStatus).toHaveText(status!);
  await app.open('#/recommendations/5');
  await expect(app.heading).toContainText(MINE.title);
  await app.open('#/data');
  await expect(app.data.undoMerge).toHaveCount(1);
});

test('a refused combination is not called done', { tag: '@once' }, async ({ app, colleague, folder }) => {
  const file = await differ(app, colleague, folder);
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, file.path);
  const card = app.data.conflicts.of(DIFFERENCES.explanation);
  await card.combine.check();
  await card.words.fill('');
  await app.data.merge.click();
  await expect(app.errorSummary).toContainText('Enter the combined wording');
  await expect(app.banner).toHaveCount(0);
});

test('f36 signs that nobody can see are shown on the card by their names', { tag: '@once' }, async ({ app, colleague }) => {
  await colleague.comment(7, 'Agreed\u200b in \u202epart\u202c.', 'S. Officer');
  const file = await fileOf(colleague);
  await app.comment(7, 'Agreed in part.', 'A. Member');
  await app.go('Data');
  await app.data.choose(app.data.mergeButton, file.path);
  const theirs = app.data.conflicts.of('Response to recommendation 7: Comment').version('S. Officer');
  await expect(theirs).toContainText('[zero-width space]');
  await expect(theirs).toContainText('[direction override]');
  await expect(theirs).toContainText('It has signs that cannot be seen.');
  await app.data.merge.click();
  const kept = record(readSnapshot((await fileOf(app)).path), 'care-work/response/7');
  expect(kept.inConflict?.comment).toContain('Agreed\u200b in \u202epart\u202c.');
});

test('f53 what a colleague wrote is text on the card and runs nowhere', { tag: '@once' }, async ({ app, colleague }) => {
  const words = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  await colleague.comment(7, words, 'S. <b>Officer</b>');
  const file = await fileOf(colleague);
  await app.comment(7, 'Agreed in part.', 'A. Member');
  await app.go('Data');
  await app.data.choose(app.data.mergeButton, file.path);
  const card = app.data.conflicts.of('Response to recommendation 7: Comment');
  await expect(card.version('S. <b>Officer</b>')).toContainText('onerror="document.title=1"');
  await expect(app.main.locator('img, script, b')).toHaveCount(0);
  await expect(app.page).toHaveTitle(/^Data/);
});

test('f24 a form that was open during a merge says so and does not overwrite what came in', async ({ app, colleague, context, appUrl }) => {
  await colleague.comment(7, 'The words of the colleague.', 'S. Officer');
  const file = await fileOf(colleague);

  await app.open('#/recommendations/7');
  await app.recommendation.changeResponse.click();
  await app.responseForm.comment.fill('My own words.');
  const other = new App(await context.newPage(), appUrl);
  await other.open('#/data');
  await other.data.choose(other.data.mergeButton, file.path);
  await other.data.merge.click();
  await expect(other.banner).toContainText('Merged');
  await app.page.bringToFront();
  await expect(app.main).toContainText('This response was changed elsewhere while you had the form open.');
  await expect(app.responseForm.comment).toHaveValue('My own words.');
  await app.responseForm.save.click();
  await expect(app.banner).toContainText('Somebody else changed it at the same time. Both versions are kept');
  await app.open('#/conflicts');
  const card = app.conflicts.cards.of('Response to recommendation 7: Comment');
  await expect(card.versions).toHaveCount(2);
  await expect(card.version('S. Officer')).toContainText('The words of the colleague.');
  await expect(card.version('A member')).toContainText('My own words.');
});

test('work in another window keeps what was chosen before a merge', { tag: '@once' }, async ({ app, colleague, folder, context, appUrl }) => {
  const file = await differ(app, colleague, folder);
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, file.path);
  await app.data.conflicts.of(DIFFERENCES.title).useTheirs.check();
  const card = app.data.conflicts.of(DIFFERENCES.explanation);
  await card.combine.check();
  await card.words.fill('There is money for one award a year, and perhaps for two.');

  const other = new App(await context.newPage(), appUrl);
  await other.addUpdate(9, 'A college has been visited.');
  await app.page.bringToFront();
  await expect(app.saveStatus).toContainText('2 changes are in no saved file');
  await expect(app.data.conflicts.of(DIFFERENCES.title).useTheirs).toBeChecked();
  await expect(card.words).toHaveValue('There is money for one award a year, and perhaps for two.');
});

test('a merge with one conflict is done by keys alone, with at most twelve', async ({ app, colleague, page }) => {
  await colleague.comment(7, 'The words of the colleague.', 'S. Officer');
  const file = await fileOf(colleague);
  await app.comment(7, 'My own words.', 'A. Member');
  await app.open('#/data');
  await app.heading.focus();
  const keys = new Keys(page);
  await keys.tabTo(app.data.mergeButton);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keys.press('Enter')]);
  keys.count += 1; // The browser's own file dialog.
  await chooser.setFiles(file.path);
  await expect(app.data.question).toBeFocused();
  const card = app.data.conflicts.of('Response to recommendation 7: Comment');
  await keys.tabTo(card.keepMine);
  await keys.press('ArrowDown');
  await keys.press('ArrowDown');
  await expect(card.combine).toBeChecked();
  await keys.press('Tab');
  await expect(card.words).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await keys.type('The words of both.');
  await keys.tabTo(app.data.merge);
  await keys.press('Enter');
  await expect(app.banner).toContainText('Merged');
  await expect(app.banner).toBeFocused();
  expect(keys.count).toBeLessThanOrEqual(12);
  await app.open('#/recommendations/7');
  await expect(app.recommendation.fact('Comment')).toHaveText('The words of both.');
});
