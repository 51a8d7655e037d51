import type { Page } from '@playwright/test';
import type { App } from '../pages/app';
import { expect, test } from '../support/app';
import { barriers, expectNoSidewaysScroll } from '../support/axe';
import { refuseStorage, refuseVault } from '../support/broken-storage';
import { fileOf, merges } from '../support/people';

function background(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
}

function textSize(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
}

/** The value of a custom property of the page. */
function property(page: Page, name: string): Promise<string> {
  return page.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(), name);
}

async function choose(app: App, group: string, name: string): Promise<void> {
  await app.open('#/settings');
  await app.settings.choice(group, name).check();
  await app.settings.save.click();
  await expect(app.banner).toContainText('Your settings were saved in this browser');
  await expect(app.banner).toBeFocused();
}

const DARK = 'rgb(20, 25, 29)';
const LIGHT = 'rgb(255, 255, 255)';

test('the theme is taken at once, is there before the first paint after a reload, and wins over the device', { tag: '@every-browser' }, async ({ app, page, browserName }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await choose(app, 'Colours', 'Dark');
  expect(await background(page)).toBe(DARK);
  // The colour that the page has before the app has run.
  await page.addInitScript(() => {
    const look = new MutationObserver(() => {
      if (!document.body) return;
      look.disconnect();
      Object.assign(window, { first: getComputedStyle(document.documentElement).backgroundColor });
    });
    look.observe(document, { childList: true, subtree: true });
  });
  await app.reload();
  expect(await page.evaluate(() => (window as unknown as { first: string }).first)).toBe(DARK);
  await expect(app.settings.choice('Colours', 'Dark')).toBeChecked();

  await page.emulateMedia({ colorScheme: 'dark' });
  await choose(app, 'Colours', 'Light');
  expect(await background(page)).toBe(LIGHT);
  await choose(app, 'Colours', 'As this device is set');
  // A test cannot choose the colours of the device for the stock Firefox.
  expect(await background(page)).toBe(browserName === 'firefox' ? LIGHT : DARK);
});

test('the text grows with the size chosen, and nothing scrolls sideways', { tag: '@every-browser' }, async ({ app, page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await choose(app, 'Size of the text', 'Largest: 150%');
  expect(await textSize(page)).toBe('24px');
  await app.reload();
  expect(await textSize(page)).toBe('24px');
  await app.open('#/recommendations/8');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
});

test('another window of the browser takes the theme too', { tag: '@once' }, async ({ app }) => {
  await app.open();
  const other = await app.inNewTab();
  await choose(other, 'Colours', 'Dark');
  await expect.poll(() => background(app.page)).toBe(DARK);
});

test('what somebody works as changes Home and stands after the name on entries', { tag: '@every-browser' }, async ({ app }) => {
  await app.open('#/settings');
  await expect(app.main).toContainText('It is not a log-in: anyone who has the file can edit it.');
  await app.settings.name.fill('D. Officer');
  await app.settings.choice('Working as', 'Directorate officer').check();
  await app.settings.save.click();
  await expect(app.banner).toContainText('Your settings were saved in this browser');
  await app.open();
  const order = await app.main.locator('h2, .st-tasks').evaluateAll((parts) => parts.map((part) => (part.matches('.st-tasks') ? 'tasks' : part.textContent)));
  expect(order.indexOf('What waits for whom')).toBeLessThan(order.indexOf('tasks'));

  await app.addUpdate(8, 'The first awards were given out.');
  await app.recommendation.history.click();
  await expect(app.main).toContainText('D. Officer, directorate officer');
});

test('the name in Settings is the one that forms have filled in, both ways', { tag: '@once' }, async ({ app }) => {
  await app.open('#/settings');
  await app.settings.name.fill('S. Officer');
  await app.settings.save.click();
  await app.open('#/recommendations/8/update');
  await expect(app.updateForm.yourName).toHaveValue('S. Officer');
  await app.addUpdate(8, 'The first awards were given out.', 'A. Member');
  await app.open('#/settings');
  await expect(app.settings.name).toHaveValue('A. Member');
});

test('letter shortcuts that are off in Settings are off in every presentation until somebody switches them on', { tag: '@once' }, async ({ app, page }) => {
  await app.open('#/settings');
  await app.settings.letters.uncheck();
  await app.settings.save.click();
  await app.openSlide('#/present?slide=3');
  await page.keyboard.press('b');
  await expect(page.locator('.st-blank')).toHaveCount(0);
  await app.main.getByText('More controls').click();
  await app.present.control('Letter shortcuts: off').click();
  await page.keyboard.press('b');
  await expect(page.locator('.st-blank')).toBeVisible();
  await app.open('#/settings');
  await expect(app.settings.letters).toBeChecked();
});

test('with storage off the settings hold for the window, and that is said', { tag: '@once' }, async ({ app, page }) => {
  await refuseStorage(page);
  await refuseVault(page);
  await app.open('#/settings');
  await expect(app.main).toContainText('they hold until you close this window');
  await app.settings.choice('Colours', 'Dark').check();
  await app.settings.save.click();
  await expect(app.banner).toContainText('Your settings hold for this window only.');
  expect(await background(page)).toBe(DARK);
  await app.turnTo('#/help');
  await app.turnTo('#/settings');
  await expect(app.settings.choice('Colours', 'Dark')).toBeChecked();
});

const LOOK = { header: '#5a1846', light: '#00452a', dark: '#9fe8c5' };

/** Gives the council a look. */
async function dress(app: App): Promise<void> {
  await app.open('#/settings');
  await app.settings.changeLook.click();
  await app.recordForm.text('Council').fill('Worcestershire');
  await app.recordForm.text('Text in place of a logo').fill('WCC');
  await app.recordForm.text('Colour of the header').fill(LOOK.header);
  await app.recordForm.text('Colour of buttons on a light page').fill(LOOK.light.slice(1).toUpperCase());
  await app.recordForm.text('Colour of buttons on a dark page').fill(LOOK.dark);
  await app.recordForm.save.click();
  await expect(app.banner).toContainText('The look of the council was changed');
}

test("a council's name, text logo and colours stand in the header, on the cover and on the first slide, and can be undone", { tag: '@every-browser' }, async ({ app, page, browserName }) => {
  await dress(app);
  await expect(app.heading).toHaveText('Settings');
  await expect(app.header).toContainText('WCC');
  await expect(app.header).toContainText('Worcestershire');
  await expect(app.header).toHaveCSS('background-color', 'rgb(90, 24, 70)');
  expect(await property(page, '--st-brand')).toBe(LOOK.light);
  await page.emulateMedia({ colorScheme: 'dark' });
  // As above: the device stays light there.
  expect(await property(page, '--st-brand')).toBe(browserName === 'firefox' ? LOOK.light : LOOK.dark);
  await page.emulateMedia({ colorScheme: 'light' });

  await app.open('#/print?parts=cover');
  await expect(app.main.locator('.st-cover')).toContainText('WCC');
  await app.openSlide('#/present?slide=1');
  await expect(app.main.locator('.st-slide__theme')).toHaveText('WCCWorcestershire');

  await app.open('#/settings');
  await app.settings.changeLook.click();
  await app.recordForm.text('Text in place of a logo').fill('New');
  await app.recordForm.save.click();
  await expect(app.header).toContainText('New');
  await app.undo.click();
  await expect(app.header).toContainText('WCC');
});

test('a colour that cannot be read is refused with its ratio, and nothing changes', { tag: '@every-browser' }, async ({ app, page }) => {
  await app.open('#/settings');
  const before = await property(page, '--st-brand');
  await app.settings.changeLook.click();
  await app.recordForm.text('Text in place of a logo').fill('WCC');
  await app.recordForm.text('Colour of buttons on a light page').fill('#ffcc00');
  await app.recordForm.text('Colour of buttons on a dark page').fill('#12436d');
  await app.recordForm.text('Colour of the header').fill('navy');
  await app.recordForm.save.click();
  await expect(app.errorSummary).toContainText(/#ffcc00 has a contrast of 1\.\d\d to 1 with a light page\. Words need 4\.5 to 1\./);
  await expect(app.errorSummary).toContainText(/#12436d has a contrast of 1\.\d\d to 1 with a dark page\./);
  await expect(app.errorSummary).toContainText('“navy” is not a colour here.');
  await expect(app.recordForm.text('Text in place of a logo')).toHaveValue('WCC');
  expect(await property(page, '--st-brand')).toBe(before);
  await expect(app.saveStatus).toContainText('Nothing has been changed in this browser yet.');
});

test("choosing from the browser's colours writes the digits", { tag: '@once' }, async ({ app }) => {
  await app.open('#/settings');
  await app.settings.changeLook.click();
  await app.main.getByLabel('Choose: Colour of the header').fill('#5a1846');
  await expect(app.recordForm.text('Colour of the header')).toHaveValue('#5a1846');
});

test("a colleague who merges the file has the council's look", { tag: '@once' }, async ({ app, colleague }) => {
  await dress(colleague);
  const file = await fileOf(colleague);
  await merges(app, file.path);
  await expect(app.header).toContainText('WCC');
  await expect(app.header).toHaveCSS('background-color', 'rgb(90, 24, 70)');
  await app.open('#/settings');
  await expect(app.settings.fact('Colour of the header')).toContainText(LOOK.header);
});

test('a slide keeps its contrast of 7 to 1 where the council has a weaker colour', { tag: '@once' }, async ({ app, page }) => {
  await app.open('#/settings');
  await app.settings.changeLook.click();
  await app.recordForm.text('Colour of buttons on a light page').fill('#0b6bb8');
  await app.recordForm.save.click();
  expect(await property(page, '--st-brand')).toBe('#0b6bb8');
  await app.openSlide('#/present?slide=4');
  await expect(app.main.locator('.st-slide__number')).toHaveCSS('color', 'rgb(18, 67, 109)');
});

test("forced colours win over the council's", { tag: '@once' }, async ({ app, page }) => {
  await dress(app);
  await page.emulateMedia({ forcedColors: 'active' });
  const canvas = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('p'));
    probe.style.background = 'Canvas';
    const colour = getComputedStyle(probe).backgroundColor;
    probe.remove();
    return colour;
  });
  await expect(app.header).toHaveCSS('background-color', canvas);
});

for (const width of [320, 768, 1280]) {
  test(`no barriers in Settings with a council's colours, at ${width} pixels in light, dark and forced colours`, { tag: '@once' }, async ({ app, page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height: 800 });
    await dress(app);
    for (const media of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
      await page.emulateMedia(media);
      await app.open('#/settings');
      expect.soft(await barriers(page), `Settings in ${JSON.stringify(media)}`).toEqual([]);
      await app.settings.changeLook.click();
      await app.recordForm.text('Colour of the header').fill('#cccccc');
      await app.recordForm.save.click();
      await expect(app.errorSummary).toBeFocused();
      expect.soft(await barriers(page), `a refused colour in ${JSON.stringify(media)}`).toEqual([]);
      await expectNoSidewaysScroll(page, 'the look of the council');
    }
  });
}
