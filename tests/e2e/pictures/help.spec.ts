import type { Locator, Page } from '@playwright/test';
import type { App } from '../pages/app';
import { expect, test } from '../support/app';
import { dataStates } from '../support/states';
import { keep } from './camera';

test.use({ viewport: { width: 800, height: 600 } });

// On the same day each time, so that a picture changes only where the page does.
const DAY = new Date('2026-11-22T10:00:00Z');

type Keep = (height: number, from?: Locator) => Promise<void>;

/** The picture of a help page, taken where the task is done. */
function picture(name: string, take: (app: App, keepIt: Keep, folder: string, page: Page) => Promise<void>): void {
  test(name, async ({ app, page, folder }) => {
    await page.clock.setFixedTime(DAY);
    await take(app, (height, from) => keep(page, `help/${name}.webp`, height, from), folder, page);
  });
}

picture('record-a-response', async (app, keepIt) => {
  await app.open('#/recommendations/6/response');
  await app.responseForm.inPart.check();
  await keepIt(560, app.heading);
});

picture('add-an-update', async (app, keepIt) => {
  await app.open('#/recommendations/8/update');
  await app.updateForm.text.fill('The first awards were given out.');
  await app.updateForm.status('In progress').check();
  await keepIt(640, app.heading);
});

picture('present-to-a-meeting', async (app, keepIt, _, page) => {
  await page.setViewportSize({ width: 960, height: 540 });
  await app.openSlide('#/present?slide=6');
  await keepIt(540);
});

picture('prepare-the-report-back', async (app, keepIt) => {
  await app.open('#/report-back');
  await keepIt(440, app.main.getByRole('heading', { name: '2. Check each recommendation' }));
});

picture('merge-files', async (app, keepIt) => {
  await app.open('#/data');
  await keepIt(560, app.heading);
});

picture('compare-pay', async (app, keepIt) => {
  await app.open('#/workforce');
  await keepIt(660, app.main.getByRole('heading', { name: 'Pay', exact: true }));
});

picture('see-what-changed', async (app, keepIt) => {
  await app.open('#/changes');
  await keepIt(560, app.heading);
});

picture('find-a-recommendation', async (app, keepIt) => {
  await app.open('#/recommendations');
  await app.recommendations.search.fill('apprentices');
  await expect(app.recommendations.result).not.toHaveText('12 recommendations');
  await keepIt(520, app.recommendations.result);
});

picture('print-your-papers', async (app, keepIt) => {
  await app.open('#/print');
  await keepIt(520, app.heading);
});

picture('undo-a-change', async (app, keepIt) => {
  await app.addUpdate(8, 'The first awards were given out.');
  await keepIt(300, app.banner);
});

picture('read-a-paper-in', async (app, keepIt) => {
  await app.open('#/read');
  await keepIt(440, app.heading);
});

picture('settle-a-conflict', async (app, keepIt, folder) => {
  for (const { reach } of dataStates(folder).slice(0, 3)) await reach(app);
  await keepIt(570, app.conflicts.cards.all.first());
});

picture('keep-your-work-safe', async (app, keepIt) => {
  await app.addUpdate(8, 'The first awards were given out.');
  await expect(app.saveStatus).toContainText('Saved on this computer');
  await keepIt(250);
});
