import { App } from '../pages/app';
import { expect, test } from '../support/app';

test('two tabs see each other within a second, and neither loses an edit', async ({ app, context, appUrl }) => {
  const other = new App(await context.newPage(), appUrl);
  await other.open('#/recommendations/8');
  await app.page.bringToFront();
  await app.addUpdate(8, 'From the first tab.');
  await expect(other.main).toContainText('From the first tab.', { timeout: 1_000 });

  await app.open('#/recommendations/9');
  await other.page.bringToFront();
  await other.addUpdate(9, 'From the second tab.');
  await expect(app.main).toContainText('From the second tab.', { timeout: 1_000 });

  for (const tab of [app, other]) {
    await tab.page.bringToFront();
    await tab.reload();
    await expect(tab.saveStatus).toContainText('2 changes are in no saved file');
    await tab.open('#/recommendations?q=from+the+tab');
    await expect(tab.recommendations.numbers).toHaveText(['8', '9']);
  }
});
