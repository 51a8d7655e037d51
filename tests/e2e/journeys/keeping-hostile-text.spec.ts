import { readFileSync } from 'node:fs';
import { App } from '../pages/app';
import { expect, test } from '../support/app';
import { changeWith, journal, writeJournal, writeVault } from '../support/cells';
import { singleFile } from '../support/dist';

// Each would do something, were it ever taken for more than text. Nothing of it may run, load or become an element.
const HOSTILE = [
  '<img src=x onerror="document.title=\'taken over\'">',
  '</script><script>document.title="taken over"</script>',
  '<svg onload=alert(1)><a href="javascript:alert(1)">go</a></svg>',
  'javascript:alert(document.domain)',
  '<iframe srcdoc="<script>parent.document.title=1</script>"></iframe>',
  '{{constructor.constructor("return this")()}} ${7*7} <%= 7*7 %>',
  '"><style>*{display:none}</style><base href="https://example.org/">',
  '\u202Egnp.exe \u200B\u2066 Zalgo t\u0316\u0317ext, NUL-like \u2400, half \uFFFD',
];

async function nothingTaken(app: App): Promise<void> {
  expect(await app.page.title()).not.toContain('taken over');
  await expect(app.main.locator('img, iframe, script, style, base, object, embed, [onerror], [onload], a[href^="javascript:"]')).toHaveCount(0);
}

test('f53 what looks like markup or script is text on every page, in the file and at a colleague’s', async ({ app, colleague }) => {
  app.page.on('dialog', (dialog) => dialog.dismiss().then(() => Promise.reject(new Error(`A dialog opened: ${dialog.message()}`))));
  const all = HOSTILE.join('\n');
  await app.open('#/recommendations/8/update');
  await app.updateForm.reportedBy.fill(HOSTILE[0]);
  await app.updateForm.evidence.fill(HOSTILE[3]);
  await app.updateForm.yourName.fill(HOSTILE[1]);
  await app.addUpdateHere(8, all);
  await app.turnTo('#/recommendations/7/response');
  await app.responseForm.comment.fill(all);
  await app.responseForm.save.click();
  await expect(app.banner).toContainText('Response to recommendation 7 saved');
  for (const address of ['#/recommendations/8', '#/recommendations/7', '#/', '#/data', '#/recommendations?q=%3Cscript%3E', '#/conflicts']) {
    await app.turnTo(address);
    await expect(app.heading).toBeVisible();
    await nothingTaken(app);
  }
  await app.turnTo('#/recommendations/8');
  for (const text of HOSTILE.slice(0, 7)) await expect(app.recommendation.updates.filter({ hasText: text })).toHaveCount(1);

  await app.go('Data');
  const file = await app.data.save();
  expect(file.name).toMatch(/^[\w.-]+$/);
  await colleague.open('#/data');
  await colleague.data.choose(colleague.data.mergeButton, file.path);
  await expect(colleague.data.beforeMerge).toBeVisible();
  await nothingTaken(colleague);
  await colleague.data.merge.click();
  await expect(colleague.banner).toContainText('Merged');
  await nothingTaken(colleague);
  await colleague.turnTo('#/recommendations/8');
  for (const text of HOSTILE.slice(0, 7)) await expect(colleague.recommendation.updates.filter({ hasText: text })).toHaveCount(1);
  await nothingTaken(colleague);
});

test('f53 what stands damaged in the store, or in the address, is text too', { tag: '@once' }, async ({ app, page, neighbour }) => {
  await app.addUpdate(8, 'To be damaged.');
  await expect(app.saveStatus).toContainText('Saved on this computer.');
  await page.goto('about:blank');
  const key = changeWith(await journal(neighbour), 'To be damaged.');
  const raw = HOSTILE.join('\n');
  for (const write of [writeJournal, writeVault]) await write(neighbour, { [key]: raw });
  await page.bringToFront();
  await app.open('#/data');
  await expect(app.data.section('Stored data that could not be read').locator('pre')).toContainText(HOSTILE[0]);
  await nothingTaken(app);
  for (const text of HOSTILE) {
    await app.open(`#/recommendations?q=${encodeURIComponent(text)}`);
    await expect(app.recommendations.search).toHaveValue(text);
    await nothingTaken(app);
    await app.open(`#/${encodeURI(text)}`);
    await nothingTaken(app);
  }
});

test('f59 no text in the review that the file carries can end the element it stands in', { tag: '@once' }, async ({ app }) => {
  const html = readFileSync(singleFile(), 'utf8');
  const start = html.indexOf('>', html.indexOf('id="embedded-review"')) + 1;
  const text = html.slice(start, html.indexOf('</script>', start));
  expect(text.length).toBeGreaterThan(10_000);
  expect(text).not.toContain('<');
  await app.open();
  // The browser and a plain reader of the file see the same review.
  expect(await app.page.evaluate(() => document.getElementById('embedded-review')?.textContent)).toBe(text);
  expect(() => JSON.parse(text)).not.toThrow();
});

test('f70 a lost laptop costs nothing that was ever exchanged: a colleague’s latest file has it all', { tag: '@once' }, async ({ app, colleague, browser, appUrl }) => {
  await app.addUpdate(8, 'Written on the laptop that will be lost.');
  await app.acceptInFull(6, 'Recorded on the laptop that will be lost.');
  await app.go('Data');
  const mine = await app.data.save();
  await colleague.addUpdate(9, 'Written by the colleague.');
  await colleague.go('Data');
  await colleague.data.choose(colleague.data.mergeButton, mine.path);
  await colleague.data.merge.click();
  await expect(colleague.banner).toContainText('Merged');
  const latest = await colleague.data.save();
  await app.page.close();

  const laptop = await browser.newContext();
  const fresh = new App(await laptop.newPage(), appUrl);
  await fresh.open('#/data');
  await fresh.data.choose(fresh.data.openButton, latest.path);
  await fresh.data.openAndReplace.click();
  await expect(fresh.saveStatus).toHaveText('Saved on this computer. All changes are in a saved file too.');
  for (const [number, words] of [
    [6, 'Recorded on the laptop that will be lost.'],
    [8, 'Written on the laptop that will be lost.'],
    [9, 'Written by the colleague.'],
  ] as const) {
    await fresh.turnTo(`#/recommendations/${number}`);
    await expect(fresh.main).toContainText(words);
  }
  await laptop.close();
});
