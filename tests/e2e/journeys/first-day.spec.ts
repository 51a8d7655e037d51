import { expect, test } from '../support/app';
import { printed } from '../support/pdf';

/** What the README says, followed by somebody who types no address. */
test("from the file alone: an update, a colleague's file, and the pack on paper", { tag: '@file' }, async ({ app, colleague, page, folder }) => {
  // Two people double-click the same file, and each writes something down.
  await colleague.open();
  await colleague.main.getByRole('link', { name: '12 recommendations', exact: true }).click();
  await colleague.main.getByRole('link', { name: /Reward and celebrate/ }).first().click();
  await colleague.main.getByRole('link', { name: 'Add an update' }).click();
  await colleague.updateForm.text.fill('The first awards were given out.');
  await colleague.updateForm.yourName.fill('S. Officer');
  await colleague.updateForm.save.click();
  await expect(colleague.saveStatus).toContainText('Saved on this computer.');
  await colleague.go('Data');
  const file = await colleague.data.save();

  await app.open();
  await app.main.getByRole('link', { name: '12 recommendations', exact: true }).click();
  await app.main.getByRole('link', { name: /referral scheme/ }).first().click();
  await app.main.getByRole('link', { name: 'Add an update' }).click();
  await app.updateForm.text.fill('The scheme opens in spring.');
  await app.updateForm.save.click();
  await expect(app.saveStatus).toContainText('1 change is in no saved file');

  // One merges the other's file and saves what both know.
  await app.go('Data');
  await app.data.choose(app.data.mergeButton, file.path);
  await app.data.merge.click();
  await expect(app.banner).toContainText('Merged 1 change from S. Officer.');
  const both = await app.data.save();
  await colleague.go('Data');
  await colleague.data.choose(colleague.data.mergeButton, both.path);
  await colleague.data.merge.click();
  await expect(colleague.banner).toContainText('Merged 1 change');

  // And takes the pack to the meeting.
  await app.go('Home');
  await app.main.getByRole('link', { name: 'Print', exact: true }).click();
  await expect(app.heading).toHaveText('Print');
  const { pages } = await printed(page, folder);
  const paper = pages.flat().join(' ').replace(/\s+/g, ' ');
  expect(paper).toContain('The first awards were given out.');
  expect(paper).toContain('The scheme opens in spring.');
});
