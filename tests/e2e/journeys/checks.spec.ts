import { expect, test } from '../support/app';

test('all findings stand on one page, each with its level, its source and the way to its fact', async ({ app }) => {
  await app.open('#/data');
  await app.main.getByRole('link', { name: 'Checks of the record' }).click();
  await expect(app.heading).toHaveText('Checks');
  const about = (words: string) => app.main.getByRole('listitem').filter({ hasText: words });
  const unclear = about('Recommendation 11: the mark on the form is not clear.');
  await expect(unclear).toContainText('To check');
  await expect(unclear).toContainText("Source: Cabinet Member's response form, Recommendation 11.");
  await expect(about('the papers give 16,100 and 15,000. Both are kept.')).toContainText('To know');
  await expect(app.main).toContainText('a reply is looked for by 22 August 2020. The Cabinet met on it on 25 June 2020, 3 days after.');
  await unclear.getByRole('link', { name: 'Recommendation 11' }).click();
  await expect(app.heading).toContainText('Recommendation 11');
  const care = app.main.locator('section').filter({ has: app.page.getByRole('heading', { name: 'What needs care' }) });
  await expect(care).toContainText('the mark on the form is not clear.');
  await expect(care).toContainText('(V05)');
});

test('each page shows what was found about its own facts', async ({ app }) => {
  for (const [page, words] of [
    ['Workforce', 'Turnover: these rates are of different times'],
    ['Meetings', 'The meeting of the Adult Care and Well-being Panel has no date in the source.'],
    ['Evidence', 'Missing from “Scrutiny report: Care Work as a Career”: Appendix 3, a glossary'],
  ]) {
    await app.open();
    await app.go(page);
    await expect(app.main).toContainText(words);
    await app.main.getByRole('link', { name: 'All checks of the record' }).first().click();
    await expect(app.heading).toHaveText('Checks');
  }
});
