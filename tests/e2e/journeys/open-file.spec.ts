import { expect, test } from '../support/app';

test('a file replaces what is open after a question, and the way back leads back', async ({ app, colleague }) => {
  await colleague.addUpdate(8, 'The first awards were given out.');
  await colleague.go('Data');
  const file = await colleague.data.save();

  await app.addUpdate(9, 'A college has been visited.');
  await app.go('Data');
  await app.data.choose(app.data.openButton, file.path);
  await expect(app.data.confirmOpen).toBeVisible();
  await app.data.openAndReplace.click();
  await expect(app.data.confirmOpen).toHaveCount(0);
  await app.open('#/recommendations?q=awards+given');
  await expect(app.recommendations.numbers).toHaveText(['8']);
  await app.open('#/recommendations?q=college+visited');
  await expect(app.recommendations.result).toHaveText('0 of 12 recommendations');
  await app.reload();
  await expect(app.recommendations.result).toHaveText('0 of 12 recommendations');

  await app.go('Data');
  await app.data.goBackToThis.first().click();
  await expect(app.banner).toBeVisible();
  await app.open('#/recommendations?q=college+visited');
  await expect(app.recommendations.numbers).toHaveText(['9']);
});

test('Cancel keeps what is open', async ({ app, colleague }) => {
  await colleague.open('#/data');
  const file = await colleague.data.save();

  await app.addUpdate(9, 'A college has been visited.');
  await app.go('Data');
  await app.data.choose(app.data.openButton, file.path);
  await app.data.cancel.click();
  await expect(app.data.confirmOpen).toHaveCount(0);
  await app.open('#/recommendations?q=college+visited');
  await expect(app.recommendations.numbers).toHaveText(['9']);
});
