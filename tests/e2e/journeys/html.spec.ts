import { HtmlValidate } from 'html-validate/node';
import type { App } from '../pages/app';
import { expect, test } from '../support/app';
import { DEEPER, HELP, PAGES, SLIDES } from '../support/routes';

// The rules of HTML and those that people need who cannot see a page; how the text of a file is set is the browser's doing.
const checker = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    'heading-level': 'error',
    'no-dup-id': 'error',
    'no-dup-attr': 'error',
    'no-raw-characters': 'off',
    // On a small screen a row of a table is laid out as a card. Browsers forget then that it is one, unless it says so.
    'no-redundant-role': 'off',
    // A pack and a comparison follow what is chosen at once, so they have nothing to send.
    'wcag/h32': 'off',
  },
});

/** What is wrong with the page as it is drawn. */
async function mistakes(app: App): Promise<string[]> {
  const html = await app.page.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as Element;
    copy.querySelectorAll('script, style').forEach((element) => element.remove());
    return `<!doctype html>\n${copy.outerHTML}`;
  });
  const { results } = await checker.validateString(html);
  const lines = html.split('\n');
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message}: ${lines[line - 1].slice(Math.max(0, column - 60), column + 100)}`),
  );
}

test('every page is sound HTML with its headings in order', { tag: '@once' }, async ({ app }) => {
  test.setTimeout(120_000);
  for (const address of [...PAGES.map((page) => page.address), ...DEEPER, ...HELP]) {
    await app.open(address);
    expect.soft(await mistakes(app), address).toEqual([]);
    expect.soft(await app.page.getByRole('heading', { level: 1 }).count(), `titles of ${address}`).toBe(1);
  }
});

test('every slide is sound HTML', { tag: '@once' }, async ({ app }) => {
  for (const address of SLIDES) {
    await app.openSlide(address);
    expect.soft(await mistakes(app), address).toEqual([]);
  }
});
