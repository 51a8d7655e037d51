import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../support/app';

// What each file is made of, from the text of a good one.
const BAD = [
  { what: 'an empty file', make: () => '', says: 'The file is empty. Ask the sender to save it again. Nothing was changed.' },
  { what: 'half a file', make: (good: string) => good.slice(0, good.length / 2), says: 'Part of it is missing. Copy it again from where it came from. Nothing was changed.' },
  { what: 'the file of another program', make: () => '{"type": "drawing", "elements": []}', says: 'The file was made by another program. Choose a file that was made with Save a file. Nothing was changed.' },
  { what: 'a web page', make: () => '<!doctype html><title>Not found</title>', says: 'The file is not a saved tracker file: it cannot be read at line 1, column 1.' },
  { what: 'a file of a newer version', make: (good: string) => good.replace('"minReader": 1', '"minReader": 99'), says: 'The file was made by a newer version of the tracker. Get the newer version, then open it there. Nothing was changed.' },
];

for (const { what, make, says } of BAD) {
  test(`${what} is refused in plain words and changes nothing`, async ({ app, folder }) => {
    await app.open('#/data');
    const good = await app.data.save();
    const bad = path.join(folder, 'from-a-colleague.json');
    writeFileSync(bad, make(readFileSync(good.path, 'utf8')));
    for (const button of [app.data.mergeButton, app.data.openButton]) {
      await app.data.choose(button, bad);
      await expect(app.errorSummary).toContainText(says);
      await expect(app.errorSummary).toBeFocused();
      await expect(app.data.merge).toHaveCount(0);
      await expect(app.data.openAndReplace).toHaveCount(0);
      await app.open('#/');
      await expect(app.home.summary).toHaveText('12 recommendations: 10 accepted in full, 1 in part, 1 declined');
      await app.go('Data');
      await expect(app.saveStatus).toContainText('Nothing has been changed in this browser yet.');
    }
  });
}

test('a file of more than 200 MB is refused before it is read', async ({ app, folder }) => {
  const huge = path.join(folder, 'huge.json');
  writeFileSync(huge, '');
  // A hole in the disk: it takes no room.
  truncateSync(huge, 200_000_001);
  await app.open('#/data');
  await app.data.choose(app.data.mergeButton, huge);
  await expect(app.errorSummary).toContainText('The file is too large: 201 MB. The tracker reads files up to 200 MB. Nothing was changed.');
});
