import { readFileSync } from 'node:fs';
import { expect, test } from '../support/app';
import { Clicks } from '../support/clicks';
import { download } from '../support/download';

test('the pay of council and independent sector is one click from anywhere, its data one more', async ({ app, page }) => {
  const clicks = new Clicks();
  await app.open('#/recommendations/8');
  await clicks.on(app.link('Workforce'));
  const { pay } = app.workforce;
  await expect(pay).toBeVisible();
  await expect(pay).toContainText('Council £1.69 more');
  await expect(pay).toContainText('Source: Skills for Care, January 2020; Scrutiny report');
  expect(clicks.count).toBe(1);
  const file = await download(page, () => clicks.on(app.workforce.saveData(pay)));
  expect(clicks.count).toBe(2);
  expect(file.name).toMatch(/^care-work-as-a-career-average-pay-per-hour-.*\.csv$/);
  const text = readFileSync(file.path, 'utf8');
  expect(text).toContain('Of whom,Council,Independent sector,Difference,As shown,Basis\r\n');
  expect(text).toContain('Front line workers,10.15,8.46,1.69,');
  await expect(app.banner).toContainText(file.name);
});

test('a picture is saved whole, with its finding and its basis', async ({ app, browser, page }) => {
  await app.open('#/workforce');
  const file = await download(page, () => app.workforce.savePicture(app.workforce.pay).click());
  expect(file.name).toMatch(/\.svg$/);
  const drawn = readFileSync(file.path, 'utf8');
  for (const words of ['Council above', '£10.15', 'Skills for Care']) expect(drawn).toContain(words);
  // In a window of its own, for nothing but the app may be loaded where the app is.
  const alone = await browser.newPage();
  await alone.goto(`file://${file.path}`);
  await expect(alone.locator('text').first()).toContainText('Average pay per hour');
  await expect(alone.locator('rect.st-mark')).toHaveCount(await app.workforce.pay.locator('rect.st-mark').count());
  await alone.close();
});

test('another comparison takes three clicks, and the address keeps it', async ({ app, page }) => {
  const clicks = new Clicks();
  await app.open();
  await clicks.on(app.link('Workforce'));
  await app.workforce.figure.selectOption('Headcount: Home Care');
  clicks.count += 1;
  await app.workforce.compareWith.focus();
  await app.workforce.compareWith.selectOption('Headcount: Adult Day Care');
  clicks.count += 1;
  await expect(app.workforce.compared).toContainText('Adult Day Care is 16 higher.');
  await expect(app.workforce.compared.getByRole('img')).toBeVisible();
  await expect(app.workforce.compared.getByRole('table').first()).toBeVisible();
  expect(clicks.count).toBe(3);
  await expect(app.workforce.compareWith).toBeFocused();
  await page.reload();
  await expect(app.workforce.compared).toContainText('Adult Day Care is 16 higher.');
  const offered = await app.workforce.compareWith.locator('option').allTextContents();
  expect(offered.every((words) => words === 'Choose a figure' || words.startsWith('Headcount: '))).toBe(true);
});

test('a chart of unlike bases is refused with the reason, and both figures stand in rows', async ({ app }) => {
  await app.open('#/workforce?figure=care-work/figure/turnover-county&with=care-work/figure/turnover-council');
  const { compared } = app.workforce;
  await expect(compared).toContainText('These rates are of different times');
  await expect(compared.getByRole('img')).toHaveCount(0);
  for (const rate of ['38.8%', '5.38%']) await expect(compared.getByRole('cell', { name: rate, exact: true })).toBeVisible();
  await expect(app.main.getByRole('heading', { name: 'Turnover: not directly comparable' })).toBeVisible();
});

test('charts of Home and Money are saved as well', async ({ app, page }) => {
  await app.open();
  const answers = app.workforce.chart('Most recommendations were accepted in full');
  const file = await download(page, () => app.workforce.saveData(answers).click());
  expect(readFileSync(file.path, 'utf8')).toContain('Accepted in full,10,10,');
  await app.open('#/money');
  const stair = app.workforce.chart('£4,137.80 of the £15,000 agreed was left');
  const money = await download(page, () => app.workforce.saveData(stair).click());
  expect(readFileSync(money.path, 'utf8')).toContain(',4137.80,');
});

test('the workforce prints on a few pages, and what is pressed stays off the paper', { tag: '@once' }, async ({ app, page }) => {
  await app.open('#/workforce');
  await page.emulateMedia({ media: 'print' });
  await expect(app.workforce.saveData(app.workforce.pay)).toBeHidden();
  await expect(app.workforce.pay).toBeVisible();
});
