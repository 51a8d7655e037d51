import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../support/app';
import { fileOf } from '../support/people';

// What each file is made of, from the text of a good one.
const BAD: { number: string; what: string; make: (good: string) => string | Buffer; says: string | RegExp }[] = [
  { number: 'f29', what: 'an empty file', make: () => '', says: 'The file is empty. Ask the sender to save it again. Nothing was changed.' },
  { number: 'f29', what: 'a file of blanks', make: () => ' \n\n ', says: 'The file is empty. Ask the sender to save it again. Nothing was changed.' },
  { number: 'f29', what: 'a picture', make: () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), says: 'The file is not text that the tracker can read. If you edited it, save it as UTF-8. Nothing was changed.' },
  { number: 'f29', what: 'a web page', make: () => '<!doctype html><title>Not found</title>', says: 'The file is not a saved tracker file: it cannot be read at line 1, column 1.' },
  { number: 'f30', what: 'half a file', make: (good) => good.slice(0, good.length / 2), says: /The file stops too early, at line \d+, column \d+\. Part of it is missing. Copy it again from where it came from. Nothing was changed./ },
  { number: 'f30', what: 'a file that lacks its last sign', make: (good) => good.trimEnd().slice(0, -1), says: 'Part of it is missing.' },
  { number: 'f29', what: 'the file of another program', make: () => '{"type": "drawing", "elements": []}', says: 'The file was made by another program. Choose a file that was made with Save a file. Nothing was changed.' },
  { number: 'f29', what: 'a list', make: () => '[1, 2, 3]', says: 'The file was made by another program.' },
  { number: 'f44', what: 'a file of a newer version', make: (good) => good.replace('"minReader": 1', '"minReader": 99'), says: 'The file was made by a newer version of the tracker. Get the newer version, then open it there. Nothing was changed.' },
  { number: 'f44', what: 'a file whose version is a word', make: (good) => good.replace('"formatVersion": 1', '"formatVersion": "one"'), says: 'The file is damaged: its "formatVersion" cannot be read. Ask for a fresh copy. Nothing was changed.' },
  { number: 'f37', what: 'a file with two values for one name', make: (good) => good.replace('"minReader": 1,', '"minReader": 1,\n  "minReader": 1,'), says: 'The file has two values for one name, at line 5' },
  { number: 'f32', what: 'a file of lists within lists', make: () => '['.repeat(100_000), says: 'Nothing was changed.' },
  { number: 'f32', what: 'a value of lists within lists', make: (good) => good.replace('"set":{', `"set":{"deep":${'['.repeat(90)}${']'.repeat(90)},`), says: /too many lists within lists, in change 1 of \d+/ },
  { number: 'f39', what: 'a change with a fraction', make: (good) => good.replace('"n":1,', '"n":1.5,'), says: /The file is damaged: change 1 of \d+ cannot be read./ },
  { number: 'f34', what: 'text in an old encoding', make: (good) => Buffer.from(good.replace('Budgets', 'Büdgets'), 'latin1'), says: 'save it as UTF-8' },
];

for (const { number, what, make, says } of BAD) {
  test(`${number} ${what} is refused in plain words and changes nothing`, { tag: '@once' }, async ({ app, folder }) => {
    await app.open('#/data');
    const good = await app.data.save();
    const bad = path.join(folder, 'from-a-colleague.json');
    writeFileSync(bad, make(readFileSync(good.path, 'utf8')));
    for (const button of [app.data.mergeButton, app.data.openButton, app.data.checkButton]) {
      await app.data.choose(button, bad);
      await expect(app.errorSummary).toContainText(says);
      await expect(app.errorSummary).toContainText('Nothing was changed.');
      await expect(app.errorSummary).toBeFocused();
      await expect(app.data.question).toHaveCount(0);
      await app.open('#/');
      await expect(app.home.summary).toHaveText('12 recommendations: 10 accepted in full, 1 in part, 1 declined');
      await app.go('Data');
      await expect(app.saveStatus).toContainText('Nothing has been changed in this browser yet.');
    }
  });
}

// What each file is made of, from the text of a good one with one update more.
const ODD: { what: string; make: (good: string) => string | Buffer }[] = [
  { what: 'in UTF-16', make: (good) => Buffer.from(`\ufeff${good}`, 'utf16le') },
  { what: 'in UTF-16 the other way round', make: (good) => Buffer.from(`\ufeff${good}`, 'utf16le').swap16() },
  { what: 'with a byte order mark', make: (good) => `\ufeff${good}` },
  { what: 'with line ends of Windows', make: (good) => good.replaceAll('\n', '\r\n') },
  { what: 'that a formatter has set anew', make: (good) => JSON.stringify(JSON.parse(good), null, 8) },
];

for (const { what, make } of ODD) {
  test(`f34 a file ${what} is read like any other`, { tag: '@once' }, async ({ app, colleague, folder }) => {
    await colleague.addUpdate(8, 'The first awards were given out – at £100 each.');
    const good = await fileOf(colleague);
    const odd = path.join(folder, 'from-a-colleague.json');
    writeFileSync(odd, make(readFileSync(good.path, 'utf8')));
    await app.open('#/data');
    await app.data.choose(app.data.mergeButton, odd);
    await expect(app.data.count('1 new change')).toBeVisible();
    await expect(app.main).not.toContainText('outside the app');
    await app.data.merge.click();
    await expect(app.banner).toContainText('Merged 1 change');
    await app.open('#/recommendations/8');
    await expect(app.main).toContainText('The first awards were given out – at £100 each.');
  });
}

for (const what of ['Merge', 'Open'] as const) {
  test(`f35 ${what}: a file with half a sign is read with replacement signs where a person agrees`, { tag: '@once' }, async ({ app, colleague, folder }) => {
    await colleague.addUpdate(8, 'The first awards were given out.', 'S. Officer');
    const good = await fileOf(colleague);
    const broken = path.join(folder, 'broken.json');
    writeFileSync(broken, readFileSync(good.path, 'utf8').replaceAll('The first awards', 'The \\ud83c awards'));
    const button = what === 'Merge' ? app.data.mergeButton : app.data.openButton;
    await app.open('#/data');
    await app.data.choose(button, broken);
    await expect(app.data.question).toHaveText('Some signs in the file are broken');
    await expect(app.data.question).toBeFocused();
    await expect(app.main).toContainText(/The file holds half of a sign, such as a broken emoji, at line \d+, column \d+\./);
    await app.data.cancel.click();
    await expect(button).toBeFocused();
    await expect(app.saveStatus).toContainText('Nothing has been changed in this browser yet.');

    await app.data.choose(button, broken);
    await app.data.readWithReplacementSigns.click();
    if (what === 'Merge') {
      await expect(app.data.count('1 edit made outside the app')).toBeVisible();
      await app.data.merge.click();
    } else {
      await app.data.openAndReplace.click();
    }
    await expect(app.banner).toBeVisible();
    await app.open('#/recommendations/8');
    await expect(app.main).toContainText('The \ufffd awards were given out.');
  });
}
