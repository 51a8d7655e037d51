import type { Page } from '@playwright/test';
import type { App } from '../pages/app';
import { expect, test } from '../support/app';
import { barriers, expectNoSidewaysScroll } from '../support/axe';
import { keepResult } from '../support/checked';
import { DEEPER, PAGES } from '../support/routes';
import { type State, dataStates } from '../support/states';

const STATES: State[] = [
  ...[...PAGES.map((page) => page.address), ...DEEPER].map((address) => ({ what: address, reach: (app: App) => app.open(address) })),
  {
    what: 'a response with mistakes',
    reach: async (app) => {
      await app.open('#/recommendations/6/response');
      await app.responseForm.inPart.check();
      await app.responseForm.save.click();
      await expect(app.errorSummary).toBeVisible();
    },
  },
  {
    what: 'a saved update with its banner and history',
    reach: async (app) => {
      await app.addUpdate(8, 'The first awards were given out.');
      await app.recommendation.history.click();
    },
  },
  {
    what: 'a table with words to explain, ids that are not here and rows to correct',
    reach: async (app) => {
      await app.open('#/tables');
      await app.tables.paste('id,purpose,amount (£),stage\n,Leaflets,5,wished for\nlost/1,Posters,6,Agreed\n,Badges,many,Agreed\n');
      await expect(app.tables.question).toBeFocused();
    },
  },
  {
    what: 'a table with new and changed rows',
    reach: async (app) => {
      await app.open('#/tables');
      await app.tables.paste('id,purpose,amount (£),stage\n,Leaflets,5,Agreed\ncare-work/money/communications-agreed,Publicity,5,Agreed\n');
      await expect(app.tables.readIn).toBeVisible();
    },
  },
  {
    what: 'an amount that shows its source',
    reach: async (app) => {
      await app.open('#/money');
      await app.main.locator('summary').first().click();
    },
  },
  {
    what: 'a merge that brings nothing',
    reach: async (app) => {
      await app.open('#/data');
      const file = await app.data.save();
      await app.data.choose(app.data.mergeButton, file.path);
      await expect(app.main).toContainText('Nothing new in this file');
    },
  },
];

async function expectNoBarriers(app: App, page: Page, width: number, states = STATES): Promise<void> {
  let problems = 0;
  for (const { what, reach } of states) {
    await reach(app);
    if (width === 320) await expectNoSidewaysScroll(page, what);
    const found = await barriers(page);
    problems += found.length;
    expect.soft(found, `barriers on ${what}`).toEqual([]);
  }
  await keepResult(page, states.map(({ what }) => what), problems);
}

const LOOKS = [
  { look: 'light', media: { colorScheme: 'light' } },
  { look: 'dark', media: { colorScheme: 'dark' } },
  { look: 'forced colours', media: { forcedColors: 'active' } },
] as const;

for (const width of [320, 768, 1280]) {
  for (const { look, media } of LOOKS) {
    test(`no barriers at ${width} pixels in ${look}`, { tag: '@once' }, async ({ app, page }) => {
      test.setTimeout(900_000);
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia(media);
      await expectNoBarriers(app, page, width);
    });
  }
}

for (const width of [320, 1280]) {
  for (const { look, media } of LOOKS) {
    test(`no barriers where files are merged, opened and erased, at ${width} pixels in ${look}`, { tag: '@once' }, async ({ app, page, folder }) => {
      test.setTimeout(900_000);
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia(media);
      await expectNoBarriers(app, page, width, dataStates(folder));
    });
  }
}

test('no two controls of a question have one name', { tag: '@once' }, async ({ app, page, folder }) => {
  test.setTimeout(120_000);
  for (const { what, reach } of dataStates(folder)) {
    await reach(app);
    // Within one conflict the choices must differ; two conflicts offer the same ones.
    const groups = await page.locator('main fieldset, main form:not(:has(fieldset)), main .govuk-button-group').all();
    for (const group of groups) {
      const names = await group.locator('button, a, label').allTextContents();
      expect.soft(new Set(names).size, `different names on ${what}: ${names.join(' | ')}`).toBe(names.length);
    }
  }
});

test('the text of pictures follows forced colours', { tag: '@once' }, async ({ app, page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await app.open();
  const colours = await page.locator('main svg text:visible').evaluateAll((texts) => {
    const probe = document.body.appendChild(document.createElement('p'));
    probe.style.color = 'CanvasText';
    const expected = getComputedStyle(probe).color;
    probe.remove();
    return texts.map((text) => getComputedStyle(text).fill === expected);
  });
  expect(colours.length).toBeGreaterThan(0);
  expect(colours).not.toContain(false);
});

test('the focus can be seen at every stop', { tag: '@once' }, async ({ app, page }) => {
  await app.open('#/recommendations');
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return true;
      // A radio or checkbox draws its ring on its label.
      const drawn = [element, ...(element as HTMLInputElement).labels ?? []].flatMap((one) => [getComputedStyle(one), getComputedStyle(one, '::before')]);
      return drawn.some((style) => parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none' || style.boxShadow !== 'none');
    });
    expect(seen, `stop ${stop + 1}: ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120))}`).toBe(true);
  }
});
