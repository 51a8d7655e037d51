import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { App } from '../pages/app';
import { expect, test } from '../support/app';
import { barriers, expectNoSidewaysScroll } from '../support/axe';
import { Clicks } from '../support/clicks';
import { drop } from '../support/drop';
import { BUSES, realPapers, textOf } from '../support/papers';

const ANSWERS = '12 recommendations: 10 accepted in full, 1 in part, 1 declined';

/** A workspace in which nothing but the title of a review stands. */
async function startEmpty(app: App): Promise<void> {
  await app.open();
  await app.home.startEmpty.click();
  await app.main.getByRole('textbox', { name: 'Title of the review' }).fill('A new review');
  await app.main.getByRole('button', { name: 'Start the review' }).click();
  await expect(app.banner).toContainText('The review was started.');
}

for (const papers of [BUSES, ...realPapers()]) {
  test(`a report and its response form become a review in under ten clicks, from ${papers.what}`, { tag: '@every-browser' }, async ({ app }) => {
    await startEmpty(app);
    const page = app.readPaper;
    const clicks = new Clicks();
    await clicks.on(app.home.readReport);
    clicks.count += 2; // The button and the browser's own file dialog.
    await page.choose(papers.report);
    await expect(page.question).toBeFocused();
    await expect(page.counts('12 recommendations, 6 themes, 15 activities')).toBeVisible();
    await expect(page.table('Recommendations (12)').getByRole('row')).toHaveCount(13);
    await expect(page.table('Schedule of activity (15)').getByRole('row')).toHaveCount(16);
    await clicks.on(page.addToReview);
    await expect(app.banner).toContainText('Read in: 12 recommendations, 6 themes, 15 activities');
    await expect(app.heading).toHaveText('Recommendations');
    await clicks.on(app.banner.getByRole('link', { name: 'Read the response form next' }));
    clicks.count += 2;
    await page.choose(papers.response);
    await expect(app.main).toContainText('12 answers, 5 doubtful marks, 1 general comment');
    for (const number of [1, 2, 3, 5, 11]) {
      for (const way of ['Accepted in full', 'Accepted in part', 'Declined', 'Leave it: Not clear in source']) {
        await expect(page.mark(number, way)).not.toBeChecked();
      }
    }
    await clicks.on(page.leaveRest);
    await clicks.on(page.addToReview);
    await expect(app.banner).toContainText('Read in: 12 answers');
    expect(clicks.count).toBeLessThan(10);

    await app.go('Home');
    await expect(app.home.summary).toContainText(ANSWERS);
    await expect(app.main.getByRole('link', { name: 'Not clear in source' })).toBeVisible();
    await app.open('#/meetings');
    await app.reload();
    await app.open();
    await expect(app.home.summary).toContainText(ANSWERS);
  });
}

test('a doubtful mark must be settled or left, and what was chosen is recorded', async ({ app }) => {
  await startEmpty(app);
  const page = app.readPaper;
  await app.open('#/read');
  await page.paste(textOf(BUSES.report));
  await page.addToReview.click();
  await app.open('#/read');
  await page.paste(textOf(BUSES.response));
  await page.mark(11, 'Declined').check();
  await page.mark(1, 'Leave it: Not clear in source').check();
  await page.addToReview.click();
  await expect(app.errorSummary).toContainText('Settle the mark of recommendation 2, 3 and 5, or leave it');
  await expect(page.mark(11, 'Declined')).toBeChecked();
  await expect(page.mark(2, 'Declined')).not.toBeChecked();
  for (const number of [2, 3, 5]) await page.mark(number, 'Accepted in full').check();
  await page.addToReview.click();
  await expect(app.banner).toContainText('Read in: 12 answers');
  await app.open('#/recommendations/1');
  await expect(app.main.locator('.st-unclear')).toBeVisible();
  await app.open('#/recommendations/11');
  await expect(app.main).toContainText('There are three such forums in the county already');
  await expect(app.main.locator('.st-unclear')).toHaveCount(0);
});

test('minutes become a meeting with its points and actions', async ({ app }) => {
  await startEmpty(app);
  const page = app.readPaper;
  await app.open('#/read');
  await page.paste(textOf(BUSES.report));
  await page.addToReview.click();
  await app.banner.getByRole('link', { name: 'Read the response form next' }).click();
  await page.paste(textOf(BUSES.minutes));
  await expect(page.counts('3 notes, 2 points, 1 action')).toBeVisible();
  await page.addToReview.click();
  await expect(app.heading).toHaveText('Meetings');
  await expect(app.banner).toContainText('Read in: 3 notes, 2 points, 1 action');
  await app.main.getByRole('link', { name: 'Economy and Environment Panel' }).first().click();
  await expect(app.main).toContainText('A member asked why the list of shelters is not public yet');
  await app.open('#/recommendations/7');
  await expect(app.main).toContainText('nineteen of the forty are mended');
});

test('what a paper brought is undone with one click, and read again with the same result', async ({ app }) => {
  await startEmpty(app);
  await app.open('#/read');
  await app.readPaper.paste(textOf(BUSES.report));
  await app.readPaper.addToReview.click();
  await expect(app.main.getByRole('link', { name: /at a trial|last bus/ }).first()).toBeVisible();
  await app.undo.click();
  await expect(app.banner).toContainText('The change was taken back.');
  await app.go('Home');
  await expect(app.main).toContainText('No recommendations yet.');
  await app.open('#/read');
  await app.readPaper.paste(textOf(BUSES.report));
  await app.readPaper.addToReview.click();
  await expect(app.banner).toContainText('Read in: 12 recommendations');
  await app.open('#/read');
  await app.readPaper.paste(textOf(BUSES.report));
  await expect(app.main).toContainText('Everything in this paper is here already.');
});

test('a broken paper is refused in plain words, and nothing is written', { tag: '@once' }, async ({ app, folder }) => {
  const page = app.readPaper;
  await app.open('#/read');
  await page.paste('Dear colleague, the meeting is on Tuesday.');
  await expect(app.main).toContainText('No numbered recommendation was found, so this does not read as a scrutiny report.');
  await page.readAs('Minutes').click();
  await expect(app.main).toContainText('so this does not read as minutes.');
  await expect(page.addToReview).toHaveCount(0);
  await page.cancel.click();
  await expect(page.chooseFile).toBeFocused();

  await page.paste('Buses\n\nRecommendation 1: Buy a bus.\n\nRecommendation 1: Sell a bus.\n');
  await expect(app.main).toContainText('Line 5. Recommendation 1 stands twice, with different words');
  await expect(page.newReview).toHaveCount(0);
  await page.cancel.click();

  await page.paste('   ');
  await expect(app.errorSummary).toContainText('There is no text in it.');

  const file = path.join(folder, 'report.pdf');
  writeFileSync(file, '%PDF-1.7\n\u0000\u0001');
  await page.choose(file);
  await expect(app.errorSummary).toContainText('This is a PDF file, not the text in it.');
  await expect(app.errorSummary).toBeFocused();

  await page.paste('Title of report: Empty Homes\n\nR1 Count them.\nResponse: Accepted\n');
  await expect(app.main).toContainText('the paper may belong to another report');
  await expect(page.addToReview).toHaveCount(0);
  await expect(app.saveStatus).toContainText('Nothing has been changed in this browser yet.');
});

test('papers dropped on the page are read one at a time', { tag: '@once' }, async ({ app }) => {
  await app.open('#/read');
  await drop(app.page, [BUSES.report, BUSES.response]);
  await expect(app.errorSummary).toContainText('Read one paper at a time');
  await drop(app.page, [BUSES.report]);
  await expect(app.readPaper.question).toBeFocused();
  await expect(app.main).toContainText('buses-report.txt, taken for: Scrutiny report');
  await expect(app.readPaper.titleOfReview).toHaveValue('Later Buses for Borsetland');
  await app.readPaper.titleOfReview.fill('');
  await app.readPaper.newReview.click();
  await expect(app.errorSummary).toContainText('Enter the title of the review');
});

for (const width of [320, 1280]) {
  test(`checking a paper has no barriers at ${width} pixels`, { tag: '@once' }, async ({ app, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await startEmpty(app);
    await app.open('#/read');
    await app.readPaper.paste(textOf(BUSES.report));
    await expect(app.readPaper.question).toBeVisible();
    await expectNoSidewaysScroll(page, 'a report to check');
    expect(await barriers(page)).toEqual([]);
    await app.readPaper.addToReview.click();
    await app.open('#/read');
    await app.readPaper.paste(textOf(BUSES.response));
    await app.readPaper.addToReview.click();
    await expect(app.errorSummary).toBeVisible();
    await expectNoSidewaysScroll(page, 'doubtful marks');
    expect(await barriers(page)).toEqual([]);
  });
}
