import { expect, test } from '../support/app';

// The file carries its type and puts it on the page before that is laid out.
test('the page is drawn in its own type, in both weights', { tag: '@every-browser' }, async ({ app, page }) => {
  await app.open('#/recommendations');
  const loaded = () => page.evaluate(() => [...document.fonts].filter((face) => face.status === 'loaded').map((face) => `${face.family.replaceAll('"', '')} ${face.weight}`).sort());
  await expect.poll(loaded).toEqual(['Atkinson Hyperlegible 400', 'Atkinson Hyperlegible 700']);
});
