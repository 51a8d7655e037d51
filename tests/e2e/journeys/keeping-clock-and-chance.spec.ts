import { App } from '../pages/app';
import { expect, test } from '../support/app';
import { changes, journal } from '../support/cells';
import { Quiet } from '../support/quiet';
import { readSnapshot } from '../support/snapshot';

async function save(app: App): Promise<string> {
  await app.turnTo('#/data');
  return (await app.data.save()).path;
}

async function merge(app: App, path: string): Promise<void> {
  await app.turnTo('#/data');
  await app.data.choose(app.data.mergeButton, path);
  await app.data.merge.click();
  await expect(app.banner).toContainText('Merged');
}

test('f25 what an author had seen decides, and not clocks that are decades off', { tag: '@once' }, async ({ app, colleague }) => {
  await app.page.clock.setFixedTime('2049-12-31T23:59:00Z');
  await colleague.page.clock.setFixedTime('1999-01-01T00:00:00Z');
  await app.comment(7, 'Written first, by a clock in 2049.');
  const first = await save(app);
  await colleague.open('#/data');
  await merge(colleague, first);
  await colleague.comment(7, 'Written after it, by a clock in 1999.');
  const second = await save(colleague);
  await merge(app, second);
  await app.turnTo('#/recommendations/7');
  await expect(app.main).toContainText('Written after it, by a clock in 1999.');
  await expect(app.main).not.toContainText('2 versions');
  await expect(app.recommendation.section('Response').locator('xpath=..')).not.toContainText('by a clock in 2049');
  // The odd times are kept as they were told.
  const stamps = readSnapshot(await save(app)).changes.filter((change) => change.set.comment !== undefined).map((change) => change.at);
  expect(stamps).toEqual(expect.arrayContaining(['2049-12-31T23:59:00Z', '1999-01-01T00:00:00Z']));
});

test('f25 a clock that goes backwards while the tracker is open loses and swaps nothing', { tag: '@once' }, async ({ app, page }) => {
  await page.clock.setFixedTime('2030-06-01T12:00:00Z');
  await app.comment(7, 'First words.');
  await page.clock.setFixedTime('2001-06-01T12:00:00Z');
  for (const words of ['Second words.', 'Third words.']) {
    await app.turnTo('#/recommendations/7/response');
    await app.responseForm.comment.fill(words);
    await app.responseForm.save.click();
    await expect(app.banner).toContainText('Response to recommendation 7 saved');
  }
  await app.open('#/recommendations/7');
  await expect(app.main).toContainText('Third words.');
  await expect(app.main).not.toContainText('2 versions');
  await expect(app.saveStatus).toHaveText('Saved on this computer. 3 changes are in no saved file.');
});

for (const { what, timezoneId, now, day } of [
  { what: 'a day ahead of UTC', timezoneId: 'Pacific/Kiritimati', now: '2026-03-31T10:30:00Z', day: ['1', '4', '2026'] },
  { what: 'a day behind UTC', timezoneId: 'Pacific/Pago_Pago', now: '2024-03-01T10:30:00Z', day: ['29', '2', '2024'] },
  { what: 'in the hour the clocks went back', timezoneId: 'Europe/London', now: '2026-10-25T00:30:00Z', day: ['25', '10', '2026'] },
]) {
  test(`f25 the date of a form is the calendar day of the place, ${what}`, { tag: '@once' }, async ({ browser, appUrl }) => {
    const context = await browser.newContext({ timezoneId });
    const quiet = await Quiet.watch(context, [appUrl]);
    const app = new App(await context.newPage(), appUrl);
    await app.page.clock.setFixedTime(now);
    await app.open('#/recommendations/8/update');
    const { day: dayField, month, year } = app.updateForm;
    expect(await Promise.all([dayField, month, year].map((field) => field.inputValue()))).toEqual(day);
    await context.close();
    quiet.check();
  });
}

for (const { what, bring } of [
  { what: 'has no source of chance', bring: () => Reflect.deleteProperty(Crypto.prototype, 'getRandomValues') },
  { what: 'has no such thing as crypto', bring: () => Object.defineProperty(globalThis, 'crypto', { value: undefined }) },
  {
    what: 'fails when asked for chance',
    bring: () => {
      Crypto.prototype.getRandomValues = () => {
        throw new DOMException('No entropy.', 'OperationError');
      };
    },
  },
]) {
  test(`f27 a browser that ${what} makes no new entries and says why, and nothing is half made`, { tag: '@once' }, async ({ app, page }) => {
    const refusal = 'This browser cannot make new entries. Use another browser. What you typed is still here.';
    await page.addInitScript(bring);
    await app.open('#/recommendations/8/update');
    await app.updateForm.text.fill('Without chance.');
    await app.updateForm.status('In progress').check();
    await app.updateForm.save.click();
    await expect(app.errorSummary).toContainText(refusal);
    await expect(app.updateForm.text).toHaveValue('Without chance.');
    await app.turnTo('#/recommendations/6/response');
    await app.responseForm.inFull.check();
    await app.responseForm.save.click();
    await expect(app.errorSummary).toContainText(refusal);
    await app.turnTo('#/new-review');
    await app.main.getByRole('textbox').first().fill('A new review');
    await app.main.getByRole('button', { name: 'Start the review' }).click();
    await expect(app.errorSummary).toContainText('This browser cannot make new entries.');
    expect(changes(await journal(page))).toEqual([]);
    await expect(app.saveStatus).toHaveText('Nothing has been changed in this browser yet.');

    // What needs no new name can still be changed and saved.
    await app.turnTo('#/recommendations/7/response');
    await app.responseForm.comment.fill('An old entry.');
    await app.responseForm.save.click();
    await expect(app.banner).toContainText('Response to recommendation 7 saved');
    await expect(app.saveStatus).toHaveText('Saved on this computer. 1 change is in no saved file.');
  });
}

test('f26 two computers with the same chance and the same clock, as cloned ones have, lose nothing of each other', { tag: '@once' }, async ({
  app,
  colleague,
}) => {
  for (const { page } of [app, colleague]) {
    await page.clock.setFixedTime('2026-01-15T10:00:00Z');
    await page.addInitScript(() => {
      Crypto.prototype.getRandomValues = ((bytes: Uint8Array) => bytes.fill(7)) as Crypto['getRandomValues'];
    });
  }
  await app.addUpdate(8, 'From the one computer.');
  await colleague.addUpdate(8, 'From its clone.');
  await merge(app, await save(colleague));
  await app.turnTo('#/conflicts');
  await expect(app.main).toContainText('From the one computer.');
  await expect(app.main).toContainText('From its clone.');
  const texts = readSnapshot(await save(app)).changes.map((change) => change.set.text);
  expect(texts).toEqual(expect.arrayContaining(['From the one computer.', 'From its clone.']));
});
