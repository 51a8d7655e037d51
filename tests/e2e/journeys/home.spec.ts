import { expect, test } from '../support/app';

test('Home says at once how the recommendations were answered', { tag: '@every-browser' }, async ({ app }) => {
  await app.open();
  await expect(app.heading).toHaveText('Care Work as a Career');
  await expect(app.home.summary).toHaveText('12 recommendations: 10 accepted in full, 1 in part, 1 declined');
});

test('a part of the summary leads to its recommendations', async ({ app }) => {
  await app.open();
  await app.home.part('10 accepted in full').click();
  await expect(app.page).toHaveURL(/#\/recommendations\?response=in-full$/);
  await expect(app.recommendations.result).toHaveText('10 of 12 recommendations');
});

test('each figure on Home has a picture with a name and a table', { tag: '@once' }, async ({ app }) => {
  await app.open();
  await expect(app.home.figures).toHaveCount(2);
  for (const figure of await app.home.figures.all()) {
    await expect(figure.getByRole('img')).toHaveAccessibleName(/.{15}/);
    await expect(figure.getByRole('table')).toBeVisible();
  }
});

test('the chart of delivery stands below the two columns', { tag: '@once' }, async ({ app }) => {
  await app.page.setViewportSize({ width: 1280, height: 800 });
  await app.open();
  const bottom = (await app.home.columns.boundingBox())!;
  const chart = (await app.home.figure('What officers say of delivery').boundingBox())!;
  expect(chart.y).toBeGreaterThanOrEqual(bottom.y + bottom.height);
});

test('a newcomer is offered an empty review and the file of a colleague', async ({ app }) => {
  await app.open();
  await expect(app.home.startEmpty).toBeVisible();
  await expect(app.home.openFile).toBeVisible();
  await expect(app.saveStatus).toContainText('Nothing has been changed in this browser yet.');
});

test('what waits leads straight to the work', { tag: '@once' }, async ({ app }) => {
  await app.open();
  await expect(app.home.waiting).toBeVisible();
  await expect(app.home.awaitedResponse(12)).toBeVisible();
  await app.home.task('Not clear in source').click();
  await expect(app.recommendations.numbers).toHaveText(['1', '2', '3', '5', '11']);
});
