import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '../support/app';
import { Clicks } from '../support/clicks';
import { download } from '../support/download';
import { DIFFERENCES, MINE, THEIRS, differ, fileOf, merges } from '../support/people';

test('f66 one click takes a merge back, and own work stays', { tag: '@every-browser' }, async ({ app, colleague }) => {
  await colleague.acceptInFull(6, 'Agreed at Cabinet.');
  await colleague.addUpdate(8, 'The first awards were given out.');
  const file = await fileOf(colleague);
  await app.addUpdate(9, 'A college has been visited.');
  await merges(app, file.path);

  const clicks = new Clicks();
  await clicks.on(app.undo);
  await expect(app.banner).toContainText('The merge was undone. Everything you did yourself is as it was.');
  expect(clicks.count).toBe(1);
  await app.open('#/recommendations/6');
  await expect(app.recommendation.recordResponse).toBeVisible();
  await app.open('#/recommendations?q=awards+given');
  await expect(app.recommendations.result).toHaveText('0 of 12 recommendations');
  await app.open('#/recommendations?q=college+visited');
  await expect(app.recommendations.numbers).toHaveText(['9']);
});

test('f66 a merge is taken back later from the list of merged files, and work done since stays', async ({ app, colleague }) => {
  await colleague.comment(7, 'The words of the colleague.', 'S. Officer');
  await colleague.addUpdate(8, 'The first awards were given out.');
  const file = await fileOf(colleague);
  await merges(app, file.path);
  await app.addUpdate(9, 'A college has been visited.');
  await app.comment(7, 'My own words, later.');
  await app.reload();
  await app.go('Data');
  await expect(app.main).toContainText(`${file.name}, merged `);
  await app.data.undoMerge.click();
  await expect(app.banner).toContainText('The merge was undone.');
  await expect(app.banner).toBeFocused();
  await expect(app.data.undoMerge).toHaveCount(0);
  await expect(app.main).toContainText('This merge was undone.');
  await expect(app.data.saveReport).toBeVisible();

  await app.open('#/recommendations?q=awards+given');
  await expect(app.recommendations.result).toHaveText('0 of 12 recommendations');
  await app.open('#/recommendations?q=college+visited');
  await expect(app.recommendations.numbers).toHaveText(['9']);
  await app.open('#/recommendations/7');
  await expect(app.main).toContainText('My own words, later.');
  await app.recommendation.history.click();
  await expect(app.main).toContainText('The words of the colleague.');
});

test('undoing a merge takes back what was chosen in it, and brings no conflict', { tag: '@once' }, async ({ app, colleague, folder }) => {
  const file = await differ(app, colleague, folder);
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, file.path);
  await app.data.conflicts.of(DIFFERENCES.title).useTheirs.check();
  await app.data.conflicts.of(DIFFERENCES.account).keepBoth.check();
  await app.data.merge.click();
  await app.undo.click();
  await expect(app.banner).toContainText('The merge was undone.');
  await app.open('#/conflicts');
  await expect(app.conflicts.none).toBeVisible();
  await app.open('#/recommendations/5');
  await expect(app.heading).toContainText(MINE.title);
  await app.open('#/recommendations/8');
  await expect(app.main).toContainText(MINE.explanation);
  await expect(app.main.getByRole('listitem').filter({ hasText: MINE.account })).toHaveCount(1);
  await expect(app.main.getByRole('listitem').filter({ hasText: THEIRS.account })).toHaveCount(0);
});

test('f66 a merge that was undone by mistake can be had again', { tag: '@once' }, async ({ app, colleague }) => {
  await colleague.addUpdate(8, 'The first awards were given out.');
  const file = await fileOf(colleague);
  await merges(app, file.path);
  await app.undo.click();
  await expect(app.banner).toContainText('The merge was undone.');
  await app.undo.click();
  await app.open('#/recommendations?q=awards+given');
  await expect(app.recommendations.numbers).toHaveText(['8']);
});

test('f66 a later file from the same person does not bring back what was undone', { tag: '@once' }, async ({ app, colleague }) => {
  await colleague.addUpdate(8, 'The first awards were given out.');
  await merges(app, (await fileOf(colleague)).path);
  await app.undo.click();
  await expect(app.banner).toContainText('The merge was undone.');
  await colleague.addUpdate(9, 'A college has been visited.');
  await merges(app, (await fileOf(colleague)).path);
  await app.open('#/recommendations?q=college+visited');
  await expect(app.recommendations.numbers).toHaveText(['9']);
  await app.open('#/recommendations?q=awards+given');
  await expect(app.recommendations.result).toHaveText('0 of 12 recommendations');
});

test('the report of a merge stays on the Data page', { tag: '@once' }, async ({ app, colleague, folder }) => {
  const file = await differ(app, colleague, folder);
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, file.path);
  await app.data.conflicts.of(DIFFERENCES.title).useTheirs.check();
  await app.data.merge.click();
  await app.reload();
  const report = app.data.report.first();
  await report.click();
  for (const words of [`${file.name}, from S. Officer, saved `, '3 conflicts.', '1 of 3 conflicts settled at the time.', 'Response to recommendation 8: ', 'S. Officer (edited outside the app), ']) {
    await expect(report).toContainText(words);
  }
});

test('f55 a saved report is a page that runs nothing and asks for nothing', { tag: '@once' }, async ({ app, colleague, folder, quiet }) => {
  const name = '<script>document.title="ran"</script>';
  await colleague.addUpdate(8, 'The first awards were given out.', name);
  const file = path.join(folder, '<img src=x onerror=document.title=1>.json');
  copyFileSync((await fileOf(colleague)).path, file);
  await merges(app, file);
  const saved = await download(app.page, () => app.data.saveReport.click());
  expect(saved.name).toMatch(/^merge-report-\d{4}-\d\d-\d\d-\d{4}\.html$/);

  const report = path.join(folder, 'report.html');
  copyFileSync(saved.path, report);
  expect(readFileSync(report, 'utf8')).not.toMatch(/<script|<img/);
  quiet.expect(/request: GET file:.*report\.html/);
  await app.page.goto(pathToFileURL(report).href);
  await expect(app.page).toHaveTitle('What was merged');
  await expect(app.page.getByRole('listitem').filter({ hasText: name }).first()).toBeVisible();
  await expect(app.page.getByRole('listitem').filter({ hasText: '<img src=x onerror=document.title=1>.json' })).toBeVisible();
  await expect(app.page.locator('script, img')).toHaveCount(0);

  // Even what somebody puts into the page later does not run.
  quiet.expect(/policy violation|Content Security Policy/);
  await app.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "ran"';
    document.body.append(script);
  });
  await expect(app.page).toHaveTitle('What was merged');
});
