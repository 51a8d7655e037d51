import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../support/app';
import { drop } from '../support/drop';
import { fileOf } from '../support/people';

test('f47 several files are merged one by one in one go; one that is broken is named', { tag: '@once' }, async ({ app, colleague, folder }) => {
  const first = path.join(folder, 'first.json');
  const second = path.join(folder, 'second.json');
  const broken = path.join(folder, 'broken.json');
  await colleague.addUpdate(8, 'The first awards were given out.', 'S. Officer');
  copyFileSync((await fileOf(colleague)).path, first);
  await colleague.addUpdate(9, 'A college has been visited.');
  copyFileSync((await fileOf(colleague)).path, second);
  writeFileSync(broken, readFileSync(first, 'utf8').slice(0, 2000));

  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, [second, broken, first]);
  await expect(app.data.about('first.json')).toContainText('0 new changes.');
  await expect(app.data.about('second.json')).toContainText('2 new changes.');
  await expect(app.main).toContainText('broken.json was not read. The file stops too early');
  await expect(app.data.count('2 new changes')).toBeVisible();
  await app.data.merge.click();
  await expect(app.banner).toContainText('Merged 2 changes from S. Officer.');
  await app.open('#/recommendations?q=awards+given');
  await expect(app.recommendations.numbers).toHaveText(['8']);
  await app.open('#/recommendations?q=college+visited');
  await expect(app.recommendations.numbers).toHaveText(['9']);

  await app.go('Data');
  await app.data.report.click();
  await expect(app.data.report).toContainText('broken.json was not read.');
});

test('where no file of several can be read, each is named with its reason', { tag: '@once' }, async ({ app, folder }) => {
  const empty = path.join(folder, 'empty.json');
  const other = path.join(folder, 'drawing.json');
  writeFileSync(empty, '');
  writeFileSync(other, '{"type": "drawing"}');
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, [empty, other]);
  await expect(app.errorSummary).toContainText('empty.json: The file is empty.');
  await expect(app.errorSummary).toContainText('drawing.json: The file was made by another program.');
});

for (const name of ['care-work (1).json', 'care-work.json.txt', 'care-work', 'care-work.JSON.download', 'Überblick – März.json']) {
  test(`f47 a file is known by what is in it and not by its name: ${name}`, { tag: '@once' }, async ({ app, colleague, folder }) => {
    await colleague.addUpdate(8, 'The first awards were given out.');
    const renamed = path.join(folder, name);
    copyFileSync((await fileOf(colleague)).path, renamed);
    await app.open('#/data');
    await app.data.choose(app.data.mergeButton, renamed);
    await expect(app.data.about(name)).toBeVisible();
    await expect(app.data.count('1 new change')).toBeVisible();
  });
}

test('f47 files dropped on Data are for merging', { tag: '@once' }, async ({ app, colleague, folder }) => {
  const first = path.join(folder, 'first.json');
  const second = path.join(folder, 'second.json');
  await colleague.addUpdate(8, 'The first awards were given out.');
  copyFileSync((await fileOf(colleague)).path, first);
  await colleague.addUpdate(9, 'A college has been visited.');
  copyFileSync((await fileOf(colleague)).path, second);

  await app.open('#/data');
  await drop(app.page, [first, second]);
  await expect(app.data.question).toBeFocused();
  await expect(app.data.count('2 new changes')).toBeVisible();
  await app.data.merge.click();
  await expect(app.banner).toContainText('Merged 2 changes');
});

test('f47 a file dropped on Home leads to Data and what it brings', async ({ app, colleague }) => {
  await colleague.addUpdate(8, 'The first awards were given out.');
  const file = await fileOf(colleague);
  await app.open('#/');
  await drop(app.page, [file.path]);
  await expect(app.page).toHaveURL(/#\/data$/);
  await expect(app.data.beforeMerge).toBeVisible();
  await expect(app.data.question).toBeFocused();
  await expect(app.saveStatus).toContainText('Nothing has been changed in this browser yet.');
  await app.back();
  await expect(app.page).toHaveURL(/#\/$/);
  await app.go('Data');
  await expect(app.data.mergeButton).toBeVisible();
  await expect(app.data.beforeMerge).toHaveCount(0);
});

test('f29 a folder that is dropped is refused in plain words', { tag: '@once' }, async ({ app, folder }) => {
  const dropped = path.join(folder, 'snapshots');
  mkdirSync(dropped);
  writeFileSync(path.join(dropped, 'one.json'), '{}');
  await app.open('#/data');
  await drop(app.page, [dropped]);
  await expect(app.errorSummary).toContainText(/It may be a folder|The file is empty/);
  await expect(app.errorSummary).toContainText('Nothing was changed.');
  await expect(app.data.mergeButton).toBeVisible();
});

test('f47 a folder among files is named, and the files are merged', { tag: '@once' }, async ({ app, colleague, folder }) => {
  await colleague.addUpdate(8, 'The first awards were given out.');
  const file = await fileOf(colleague);
  const dropped = path.join(folder, 'snapshots');
  mkdirSync(dropped);
  await app.open('#/data');
  await drop(app.page, [dropped, file.path]);
  await expect(app.data.count('1 new change')).toBeVisible();
  await expect(app.main).toContainText('snapshots was not read.');
});

test('words that are dragged into a field stay words', { tag: '@once' }, async ({ app, page }) => {
  await app.open('#/recommendations/8/update');
  const accepted = await app.updateForm.text.evaluate((field) => {
    const words = new DataTransfer();
    words.setData('text/plain', 'Dragged from a letter.');
    const over = new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: words });
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: words });
    // The browser puts dragged words in only where nobody has taken the event.
    return [field.dispatchEvent(over), field.dispatchEvent(drop)];
  });
  expect(accepted).toEqual([true, true]);
  await expect(page).toHaveURL(/update$/);
});

test('the text of a file can be pasted', { tag: '@once' }, async ({ app, colleague }) => {
  await colleague.addUpdate(8, 'The first awards were given out.');
  const file = await fileOf(colleague);
  await app.open('#/data');
  await app.data.pasteInstead.click();
  await app.data.pasted.fill(readFileSync(file.path, 'utf8'));
  await app.data.readText.click();
  await expect(app.data.about('The pasted text')).toBeVisible();
  await app.data.merge.click();
  await expect(app.banner).toContainText('Merged 1 change');
  await expect(app.data.pasted).toHaveValue('');
});

test('pasted text that is no file is refused and stays in its field', { tag: '@once' }, async ({ app }) => {
  await app.open('#/data');
  await app.data.pasteInstead.click();
  await app.data.pasted.fill('Dear colleague, see the attached file.');
  await app.data.readText.click();
  await expect(app.errorSummary).toContainText('The file is not a saved tracker file');
  await expect(app.data.pasted).toHaveValue('Dear colleague, see the attached file.');
});

test('f49 a chooser that is closed without a choice says nothing', { tag: '@once' }, async ({ app }) => {
  await app.open('#/data');
  for (const button of [app.data.mergeButton, app.data.openButton, app.data.checkButton]) {
    await app.data.choose(button, []);
    await expect(button).toBeVisible();
    await expect(app.errorSummary).toHaveCount(0);
    await expect(app.banner).toHaveCount(0);
    await expect(app.data.question).toHaveCount(0);
  }
});

test('f48 a file that is gone when it is read is said to be gone, and can be chosen again', async ({ app, colleague, folder }) => {
  await colleague.addUpdate(8, 'The first awards were given out.');
  const good = await fileOf(colleague);
  const large = path.join(folder, 'large.json');
  // The question about a large file leaves time for the drive to go.
  writeFileSync(large, readFileSync(good.path, 'utf8') + ' '.repeat(26_000_000));
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, large);
  await expect(app.data.readIt).toBeVisible();
  rmSync(large);
  await app.data.readIt.click();
  await expect(app.errorSummary).toContainText('The browser could not read the file. It may be a folder, it may have been moved, or the drive may be gone. Choose it again. Nothing was changed.');
  await expect(app.errorSummary).toBeFocused();
  await app.data.choose(app.data.mergeButton, good.path);
  await expect(app.data.count('1 new change')).toBeVisible();
});

test('f31 the page says how far the reading is, and reading can be cancelled', { tag: '@once' }, async ({ app, colleague, page }) => {
  await colleague.addUpdate(8, 'The first awards were given out.');
  const file = await fileOf(colleague);
  // A reader that is slow for as long as the test wants.
  await page.addInitScript(() => {
    FileReader.prototype.readAsArrayBuffer = function () {
      Object.assign(window, { reader: this });
    };
  });
  const tell = (type: string) =>
    page.evaluate((type) => {
      const { reader } = window as unknown as { reader: FileReader };
      reader.dispatchEvent(new ProgressEvent(type, { lengthComputable: true, loaded: 40, total: 100 }));
    }, type);
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, file.path);
  await expect(app.main).toContainText(`Reading ${file.name}…`);
  await tell('progress');
  await expect(app.main).toContainText('40% so far. Nothing is changed until you agree.');
  await app.data.cancel.click();
  await expect(app.data.mergeButton).toBeFocused();
  await tell('loadend');
  await expect(app.data.mergeButton).toBeVisible();
  await expect(app.errorSummary).toHaveCount(0);
  await expect(app.data.question).toHaveCount(0);
});
