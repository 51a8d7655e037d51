import { expect, test } from '../support/app';

test('accepting in part without a reason says what is missing and keeps what was typed', async ({ app }) => {
  const form = app.responseForm;
  await app.open('#/recommendations/6/response');
  await form.inPart.check();
  await form.noneOffered.check();
  await form.comment.fill('A comment of several words.');
  await form.yourName.fill('S Officer');
  await form.save.click();

  await expect(app.errorSummary).toBeFocused();
  await expect(app.page).toHaveTitle(/^Error: /);
  await expect(form.error('Enter the reason for accepting in part')).toBeVisible();
  await expect(form.inPart).toBeChecked();
  await expect(form.noneOffered).toBeChecked();
  await expect(form.comment).toHaveValue('A comment of several words.');
  await expect(form.yourName).toHaveValue('S Officer');
  await expect(app.saveStatus).toContainText('Nothing has been changed in this browser yet.');

  await app.errorSummary.getByRole('link', { name: 'Enter the reason for accepting in part' }).click();
  await expect(form.explanation).toBeFocused();
  await form.explanation.fill('The money is there for one course only.');
  await form.save.click();
  await expect(app.banner).toContainText('Response to recommendation 6 saved');
  await expect(app.page).not.toHaveTitle(/^Error: /);
  await expect(app.main).toContainText('The money is there for one course only.');
});

test('other wording is asked for where it is offered', async ({ app }) => {
  const form = app.responseForm;
  await app.open('#/recommendations/6/response');
  await expect(form.explanation).toHaveCount(0);
  await form.inPart.check();
  await form.explanation.fill('One course a year.');
  await form.otherWording.check();
  await form.alternativeWording.fill('Train apprentices once a year.');
  await form.save.click();
  await expect(app.main).toContainText('Train apprentices once a year.');
});

test('a response without an answer is not saved', async ({ app }) => {
  await app.open('#/recommendations/6/response');
  await app.responseForm.save.click();
  await expect(app.errorSummary).toContainText('Select accept in full, accept in part or decline');
});
