import { expect, test } from '../support/app';
import { printed } from '../support/pdf';

test('a recommendation prints', { tag: '@once' }, async ({ app, page }) => {
  await app.open('#/recommendations/8');
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBeGreaterThanOrEqual(1);
});

test('the frame stays off the paper', { tag: '@once' }, async ({ app, page }) => {
  await app.open('#/recommendations/8');
  await page.emulateMedia({ media: 'print' });
  await expect(app.navigation).toBeHidden();
  await expect(app.skipLink).toBeHidden();
  await expect(app.heading).toBeVisible();
});

test('the schedule takes two or three pages, with its header row on each', { tag: '@once' }, async ({ app, page, folder }) => {
  await app.open('#/print?parts=schedule');
  const { pages } = await printed(page, folder);
  expect(pages.length).toBeGreaterThanOrEqual(2);
  expect(pages.length).toBeLessThanOrEqual(3);
  for (const lines of pages) expect(lines.join('\n')).toMatch(/Recommendation\s+Answer/);
});

test('the usual pack takes nine pages at most and wastes none', { tag: '@once' }, async ({ app, page, folder }) => {
  await app.open('#/print');
  const { pages, raw } = await printed(page, folder);
  expect(pages.length).toBeLessThanOrEqual(9);
  for (const [place, lines] of pages.entries()) {
    // The line at the edge of the page is none of its five.
    if (place < pages.length - 1) expect.soft(lines.length, `lines on page ${place + 1}`).toBeGreaterThan(5);
    expect.soft(lines.join('\n')).toContain(`Page ${place + 1} of ${pages.length}`);
  }
  expect(raw).toContain('/Marked true');
  expect(raw).toMatch(/\/Lang\s*\(en-GB\)/);
  expect(raw).toMatch(/\/Title/);
  const all = pages.flat().join('\n');
  for (const words of ['Schedule', 'Details', 'Actions', 'Reward and celebrate care workers']) expect(all).toContain(words);
  await expect(app.main.getByRole('status')).toContainText(/About \d pages of A4/);
});

test('the estimate follows the boxes at once', async ({ app, page }) => {
  await app.open('#/print');
  const before = await app.main.getByRole('status').textContent();
  await app.main.getByRole('checkbox', { name: 'Large print' }).check();
  await expect(app.main.getByRole('status')).not.toHaveText(before!);
  await expect(app.main.getByRole('checkbox', { name: 'Large print' })).toBeFocused();
  await expect(page).toHaveURL(/parts=schedule%2Ccards%2Cactions%2Clarge$/);
  await page.reload();
  await expect(app.main.getByRole('checkbox', { name: 'Large print' })).toBeChecked();
  await app.open('#/print?parts=');
  await expect(app.main.getByRole('status')).toHaveText('Nothing is chosen, so there is nothing to print.');
  await app.main.getByRole('button', { name: 'Save as Markdown' }).click();
  await expect(app.banner).toContainText('Nothing is chosen');
});

test('the same report is copied as text and saved as Markdown and as a page', { tag: '@once' }, async ({ app, page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.open('#/print');
  await app.main.getByRole('button', { name: 'Copy as text' }).click();
  await expect(app.banner).toContainText('The text was copied.');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('## Schedule');
  for (const [name, ending] of [['Save as Markdown', '.md'], ['Save as a web page', '.html']] as const) {
    const download = page.waitForEvent('download');
    await app.main.getByRole('button', { name }).click();
    expect((await download).suggestedFilename()).toContain(`report-`);
    expect((await download).suggestedFilename().endsWith(ending)).toBe(true);
  }
});

test('everything prints, the forms with room to sign', { tag: '@once' }, async ({ app, page, folder }) => {
  await app.open('#/print?parts=cover,summary,schedule,cards,charts,actions,money,changes,glossary,form,blank,large');
  const { pages } = await printed(page, folder);
  const all = pages.flat().join('\n');
  for (const words of ['Accept recommendation in part* (yes)', 'Signed:', 'Glossary', 'Response form, blank']) expect(all).toContain(words);
});

test('the workforce takes six pages at most, two charts abreast', { tag: '@once' }, async ({ app, page, folder }) => {
  await app.open('#/workforce');
  const { pages } = await printed(page, folder);
  expect(pages.length).toBeLessThanOrEqual(6);
  const all = pages.flat().join('\n');
  for (const words of ['Headcount: Adult Day', 'FTE: Adult Day', '£10.15', '344.32', 'Years at work']) expect(all).toContain(words);
});
