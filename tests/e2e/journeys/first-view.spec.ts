import type { App } from '../pages/app';
import { expect, test } from '../support/app';
import { barriers } from '../support/axe';
import { holdStart, letStart } from '../support/held-start';

const LIST = '#/recommendations';

/** Waits until the page as it stands is kept for the next start. */
async function kept(app: App, address: string): Promise<void> {
  await app.page.waitForFunction((address) => localStorage.getItem(`scrutiny-tracker.first-view/${address}`) !== null, address);
}

async function begin(app: App): Promise<void> {
  await app.addUpdate(3, 'The first awards were given out.');
  await app.open(LIST);
  await kept(app, LIST);
}

test('the list is there before the program is, and the app takes its place', { tag: '@every-browser' }, async ({ app }) => {
  await begin(app);
  const rows = await app.recommendations.table.getByRole('row').allInnerTexts();
  await holdStart(app.page);
  await app.openBefore(LIST);

  await expect(app.heading).toHaveText('Recommendations');
  await expect(app.page).toHaveTitle(/^Recommendations/);
  expect(await app.recommendations.table.getByRole('row').allInnerTexts()).toEqual(rows);
  // Nothing is said of keeping that is not known yet, and nothing typed is lost.
  await expect(app.saveStatus).toHaveText('Opening your record…');
  await expect(app.recommendations.search).toBeDisabled();
  expect(await barriers(app.page)).toEqual([]);

  await letStart(app.page);
  await expect(app.firstView).toHaveCount(0);
  await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  await expect(app.recommendations.search).toBeEnabled();
  expect(await app.recommendations.table.getByRole('row').allInnerTexts()).toEqual(rows);
});

for (const address of ['#/', '#/progress', '#/meetings', '#/money', '#/recommendations/3']) {
  test(`the page at ${address} is there before the program is`, { tag: '@once' }, async ({ app }) => {
    await begin(app);
    await app.open(address);
    await kept(app, address);
    const words = await app.main.innerText();
    await holdStart(app.page);
    await app.openBefore(address);
    await expect(app.firstView).toBeVisible();
    expect(await app.main.innerText()).toBe(words);
    await letStart(app.page);
    await expect(app.firstView).toHaveCount(0);
    expect(await app.main.innerText()).toBe(words);
  });
}

test('the keyboard stays on the link it was on', { tag: '@once' }, async ({ app }) => {
  await begin(app);
  await holdStart(app.page);
  await app.openBefore(LIST);
  const link = app.recommendations.table.getByRole('link').nth(4);
  const address = await link.getAttribute('href');
  await link.focus();
  await letStart(app.page);
  await expect(app.firstView).toHaveCount(0);
  await expect(app.recommendations.table.getByRole('link').nth(4)).toBeFocused();
  expect(await app.page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(address);
});

test('a link followed before the program is there leads to its page', { tag: '@once' }, async ({ app }) => {
  await begin(app);
  await holdStart(app.page);
  await app.openBefore(LIST);
  await app.recommendations.table.getByRole('link').first().click();
  await letStart(app.page);
  await expect(app.heading).toContainText('Recommendation 1');
});

test('nothing is shown of what was before a change, in whichever window it was made', { tag: '@every-browser' }, async ({ app }) => {
  await begin(app);
  const other = await app.inNewTab();
  await app.page.close();
  await other.addUpdate(3, 'Words that are new.');
  await holdStart(other.page);
  await other.openBefore(LIST);
  await expect(other.page.getByText('Loading the tracker…')).toBeVisible();
  await expect(other.firstView).toHaveCount(0);
  await letStart(other.page);
  await expect(other.heading).toHaveText('Recommendations');
});

test('nothing is shown on another day, by another build, or where a stranger wrote it', { tag: '@once' }, async ({ app }) => {
  await begin(app);
  const page = app.page;
  const view = await page.evaluate((address) => localStorage.getItem(`scrutiny-tracker.first-view/${address}`), LIST);
  const altered = [
    { day: 'Thu Jan 14 2021' },
    { build: 'another' },
    { nodes: [['script', {}, 'alert(1)']] },
    { nodes: [['p', {}], 7] },
    { nodes: 'none' },
  ].map((change) => JSON.stringify({ ...JSON.parse(view ?? ''), ...change }));
  // The app itself would keep its page anew on leaving it.
  await holdStart(page);
  await app.openBefore(LIST);
  for (const text of [...altered, '{', 'null']) {
    await page.evaluate(([address, text]) => localStorage.setItem(`scrutiny-tracker.first-view/${address}`, text ?? ''), [LIST, text]);
    await app.openBefore(LIST);
    await expect(page.getByText('Loading the tracker…'), text.slice(-60)).toBeVisible();
    await expect(app.firstView).toHaveCount(0);
  }
  await letStart(page);
  await expect(app.heading).toHaveText('Recommendations');
});

test('a view leads nowhere else and runs nothing', { tag: '@once' }, async ({ app }) => {
  await begin(app);
  const page = app.page;
  await holdStart(page);
  await app.openBefore(LIST);
  await page.evaluate((address) => {
    const key = `scrutiny-tracker.first-view/${address}`;
    const view = JSON.parse(localStorage.getItem(key) ?? '');
    view.nodes.unshift(['p', { onclick: 'document.title = "run"', id: 'planted' }, ['a', { href: 'javascript:alert(1)' }, 'away']]);
    localStorage.setItem(key, JSON.stringify(view));
  }, LIST);
  await app.openBefore(LIST);
  const planted = page.locator('#planted');
  await expect(planted).toBeVisible();
  expect(await planted.evaluate((element) => element.outerHTML)).toBe('<p id="planted"><a>away</a></p>');
  await letStart(page);
  await expect(planted).toHaveCount(0);
});

test('a page on which something is typed is not kept', { tag: '@once' }, async ({ app }) => {
  await begin(app);
  await app.open('#/recommendations/3/update');
  await app.updateForm.text.fill('Half a sentence');
  await app.go('Money');
  await kept(app, '#/money');
  const all = await app.page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(all).not.toContain('Half a sentence');
  expect(all).not.toContain('first-view/#/recommendations/3/update');
});
