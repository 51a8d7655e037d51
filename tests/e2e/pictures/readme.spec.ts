import { test } from '../support/app';
import { keep } from './camera';

test.use({ viewport: { width: 1280, height: 800 } });

for (const { name, address, height } of [
  { name: 'home', address: '#/', height: 800 },
  { name: 'recommendation', address: '#/recommendations/8', height: 800 },
  { name: 'workforce', address: '#/workforce', height: 900 },
]) {
  test(name, async ({ app, page }) => {
    await app.open(address);
    await keep(page, `pictures/${name}.webp`, height);
  });
}

test('slide', async ({ app, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await app.openSlide('#/present?slide=8');
  await keep(page, 'pictures/slide.webp', 720);
});
