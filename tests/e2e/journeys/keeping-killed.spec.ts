import { App } from '../pages/app';
import { expect, test as base } from '../support/app';
import { numbered, shownUpdates, writeUpdates } from '../support/busy-writer';
import { Killable } from '../support/killable';
import { Quiet } from '../support/quiet';

interface Started {
  app: App;
  kill: () => Promise<void>;
}

const test = base.extend<{ start: () => Promise<Started> }>({
  // One profile for a whole test is harsher than a fresh one each time: every start must still have what was saved before
  // all kills so far.
  start: async ({ launchOptions, folder, appUrl, place }, use) => {
    const browsers: Killable[] = [];
    const { executablePath = 'chromium', args = [] } = launchOptions;
    await use(async () => {
      const browser = await Killable.start(executablePath, args, folder);
      browsers.push(browser);
      const quiet = await Quiet.watch(browser.context, [appUrl]);
      // This browser has no test runner in it that would keep the service worker out.
      if (place === 'http') quiet.allowFrom(appUrl);
      const kill = async () => {
        await browser.kill();
        quiet.check();
      };
      return { app: new App(browser.page, appUrl), kill };
    });
    for (const browser of browsers) await browser.kill();
  },
});

const KILLS = 50;

function saved(changes: number): string {
  return `Saved on this computer. ${changes === 1 ? '1 change is' : `${changes} changes are`} in no saved file.`;
}

test('f10 a browser killed right after “Saved on this computer” has the change at the next start, 50 times of 50', async ({ start }) => {
  test.setTimeout(KILLS * 8_000);
  for (let round = 1; round <= KILLS; round += 1) {
    const { app, kill } = await start();
    await app.open('#/recommendations/8');
    expect(await shownUpdates(app.page, 'Try'), `what is there at start ${round}`).toEqual(numbered('Try', round - 1));
    await expect(app.saveStatus).toHaveText(round === 1 ? 'Nothing has been changed in this browser yet.' : saved(round - 1));
    await writeUpdates(app.page, [8], [`Try ${round}.`]);
    await kill();
  }
  const { app } = await start();
  await app.open('#/recommendations/8');
  expect(await shownUpdates(app.page, 'Try')).toEqual(numbered('Try', KILLS));
  await expect(app.saveStatus).toHaveText(saved(KILLS));
});

test('f10 a browser killed while it still saves has the change wholly or not at all', { tag: '@once' }, async ({ start }) => {
  const rounds = 8;
  let shown: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const { app, kill } = await start();
    await app.open('#/recommendations/8');
    const before = shown;
    shown = await shownUpdates(app.page, 'Try');
    expect(shown, 'what was seen once').toEqual(expect.arrayContaining(before));
    expect(numbered('Try', round - 1), 'what was ever written').toEqual(expect.arrayContaining(shown));
    await app.turnTo('#/data');
    await expect(app.data.saveButton).toBeVisible();
    await expect(app.data.section('Stored data that could not be read')).toHaveCount(0);
    await app.turnTo('#/recommendations/8/update');
    await app.updateForm.text.fill(`Try ${round}.`);
    await app.updateForm.status('In progress').check();
    const sent = app.page.evaluate(() => document.querySelector<HTMLFormElement>('form[data-do="send update"]')?.requestSubmit());
    // Once the journal has it and the database not yet, and once at any moment before.
    if (round % 2 === 0) await sent;
    await Promise.all([kill(), sent.catch(() => undefined)]);
  }
});
