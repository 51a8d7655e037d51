import type { App } from '../pages/app';
import { expect, test } from '../support/app';
import { fileOf, merges } from '../support/people';

async function bothAddRecommendation(app: App, colleague: App): Promise<void> {
  await colleague.addRecommendation(13, 'Pay for the time between visits', 'Adult Social Care');
  await app.addRecommendation(13, 'Pay carers for travel', 'Adult Social Care');
  await merges(app, (await fileOf(colleague)).path);
}

test('f28 a recommendation that two people entered is pointed out, and the Data page leads there', { tag: '@once' }, async ({ app, colleague }) => {
  await bothAddRecommendation(app, colleague);
  await app.main.getByRole('link', { name: /entered twice/ }).click();
  await expect(app.heading).toHaveText('Conflicts');
  await expect(app.conflicts.perhapsTwice).toHaveCount(1);
});

test('f28 the two entries are told apart by what they say', { tag: '@once' }, async ({ app, colleague }) => {
  await bothAddRecommendation(app, colleague);
  await app.open('#/conflicts');
  await expect(app.conflicts.perhapsTwice).toContainText('Both have the same number.');
  await expect(app.conflicts.perhapsTwice).toContainText('Pay carers for travel');
  await expect(app.conflicts.perhapsTwice).toContainText('Pay for the time between visits');
});

test('f28 one of two entries stays where a person says so, and Undo brings the other back', { tag: '@once' }, async ({ app, colleague }) => {
  await bothAddRecommendation(app, colleague);
  await app.open('#/recommendations');
  await expect(app.recommendations.numbers).toHaveCount(14);
  await app.open('#/conflicts');
  await app.conflicts.keepFirst.click();
  await expect(app.banner).toContainText('The first stays. What named the other names it now.');
  await expect(app.conflicts.perhapsTwice).toHaveCount(0);
  await app.open('#/recommendations');
  await expect(app.recommendations.numbers).toHaveCount(13);
});

test('f28 joining is undone in one click', { tag: '@once' }, async ({ app, colleague }) => {
  await bothAddRecommendation(app, colleague);
  await app.open('#/conflicts');
  await app.conflicts.keepFirst.click();
  await app.undo.click();
  await expect(app.conflicts.perhapsTwice).toHaveCount(1);
  await app.open('#/recommendations');
  await expect(app.recommendations.numbers).toHaveCount(14);
});

test('f28 entries that a person calls different are not listed again, for the colleague neither', { tag: '@once' }, async ({ app, colleague }) => {
  await bothAddRecommendation(app, colleague);
  await app.open('#/conflicts');
  await app.conflicts.different.click();
  await expect(app.banner).toContainText('Noted. They will not be listed again.');
  await expect(app.conflicts.perhapsTwice).toHaveCount(0);
  await merges(colleague, (await fileOf(app)).path);
  await colleague.open('#/conflicts');
  await expect(colleague.conflicts.none).toBeVisible();
  await expect(colleague.conflicts.perhapsTwice).toHaveCount(0);
  await colleague.open('#/recommendations');
  await expect(colleague.recommendations.numbers).toHaveCount(14);
});

test('f28 telling two entries apart is undone in one click', { tag: '@once' }, async ({ app, colleague }) => {
  await bothAddRecommendation(app, colleague);
  await app.open('#/conflicts');
  await app.conflicts.different.click();
  await expect(app.conflicts.perhapsTwice).toHaveCount(0);
  await app.undo.click();
  await expect(app.conflicts.perhapsTwice).toHaveCount(1);
});

test('f28 one update that two people typed becomes one', { tag: '@once' }, async ({ app, colleague }) => {
  await colleague.addUpdate(8, 'The first awards were given out.', 'S. Officer');
  await app.addUpdate(8, 'the first awards were given out', 'A. Member');
  await merges(app, (await fileOf(colleague)).path);
  await app.open('#/conflicts');
  await expect(app.conflicts.perhapsTwice).toContainText('Both have the same recommendations, date and text.');
  await app.conflicts.keepFirst.click();
  await expect(app.conflicts.perhapsTwice).toHaveCount(0);
  await app.open('#/recommendations/8');
  await expect(app.main.getByRole('listitem').filter({ hasText: /the first awards were given out/i })).toHaveCount(1);
});
