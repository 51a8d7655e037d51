import { expect, test } from '../support/app';
import { Clicks } from '../support/clicks';

const MEETING = '#/meetings/care-work/meeting/panel-later';

test('somebody who starts from nothing makes a review by hand and prints its schedule', { tag: '@once' }, async ({ app, page }) => {
  const clicks = new Clicks();
  const form = app.recordForm;
  await app.open();
  await clicks.on(app.home.startEmpty);
  await app.main.getByRole('textbox', { name: 'Title of the review' }).fill('Bus services after dark');
  await clicks.on(app.main.getByRole('button', { name: 'Start the review' }));
  await expect(app.heading).toHaveText('Bus services after dark');

  await clicks.on(app.link('Review'));
  await clicks.on(app.toForm('Add a theme'));
  await form.text('Title').fill('Getting home at night');
  await clicks.on(form.save);
  await expect(app.banner).toContainText('The theme was added');
  await expect(app.banner).toBeFocused();
  await clicks.on(app.toForm('Add a person or a vacant seat'));
  await form.text('Name').fill('A. Councillor');
  await form.text('Post').fill('Lead member');
  await clicks.on(form.save);
  await expect(app.main).toContainText('A. Councillor');

  await clicks.on(app.link('Meetings'));
  await clicks.on(app.toForm('Add a meeting'));
  await form.text('Body').fill('Transport Panel');
  await clicks.on(form.save);
  await expect(app.heading).toContainText('Transport Panel');
  await clicks.on(app.toForm('Add an action'));
  await form.text('What is to be done').fill('Ask the operator for its figures.');
  await form.text('Owner').fill('Scrutiny officer');
  await clicks.on(form.save);
  await expect(app.main).toContainText('Scrutiny officer. Due: No date set. Open.');

  await clicks.on(app.link('Recommendations'));
  await clicks.on(app.toForm('Add a recommendation'));
  const title = app.main.getByRole('textbox', { name: 'Short title' });
  const portfolio = app.main.getByRole('textbox', { name: /^Portfolio/ });
  await title.fill('Run a bus after ten');
  await portfolio.fill('Transport');
  await clicks.on(app.main.getByRole('button', { name: 'Save recommendation' }));
  await clicks.on(app.banner.getByRole('link', { name: 'Add another recommendation' }));
  await title.fill('Light every stop');
  await portfolio.fill('Transport');
  await clicks.on(app.main.getByRole('button', { name: 'Save recommendation' }));
  await clicks.on(app.recommendation.recordResponse);
  await clicks.on(app.responseForm.inFull);
  await clicks.on(app.responseForm.save);
  await expect(app.recommendation.light('Answer')).toContainText('Accepted in full');

  await clicks.on(app.link('Recommendations'));
  await expect(app.main).toContainText('Run a bus after ten');
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length).toBe(1);
  expect(clicks.count).toBeLessThanOrEqual(22);
});

test('a meeting is changed, the change is taken back, and it stays taken back', { tag: '@every-browser' }, async ({ app }) => {
  const clicks = new Clicks();
  await app.open('#/meetings');
  await clicks.on(app.main.getByRole('link', { name: /^Adult Care and Well-being Panel/ }));
  await clicks.on(app.toForm('Change the meeting'));
  await expect(app.heading).toHaveText('Change the meeting');
  await app.recordForm.text('Place').fill('County Hall');
  await clicks.on(app.recordForm.save);
  await expect(app.banner).toContainText('The meeting was changed');
  await expect(app.banner).toBeFocused();
  await expect(app.main).toContainText('County Hall');
  await clicks.on(app.undo);
  await expect(app.main).not.toContainText('County Hall');
  expect(clicks.count).toBe(4);
  await app.reload();
  await expect(app.main).not.toContainText('County Hall');
});

test('a form that nobody changed makes no change and says so', async ({ app }) => {
  await app.open('#/edit/care-work/review?part=dates');
  await app.recordForm.save.click();
  await expect(app.errorSummary).toContainText('Nothing has changed');
});

test('an action is removed and brought back', async ({ app }) => {
  await app.open(MEETING);
  await app.toForm(/^Change the action/).click();
  await app.recordForm.remove('action').click();
  await expect(app.banner).toContainText('The action was removed');
  await expect(app.main).toContainText('No actions were agreed here.');
  await app.undo.click();
  await expect(app.main).toContainText('Scrutiny Officers. Due: No date set. Open.');
});

test('a new action from a meeting takes three clicks and needs words', async ({ app }) => {
  const clicks = new Clicks();
  const form = app.recordForm;
  await app.open(MEETING);
  await clicks.on(app.toForm('Add an action'));
  await expect(form.list('Meeting')).toHaveValue('care-work/meeting/panel-later');
  await form.save.click();
  await expect(app.errorSummary).toBeFocused();
  await app.errorSummary.getByRole('link', { name: 'Enter what is to be done' }).click();
  await expect(form.text('What is to be done')).toBeFocused();
  await form.text('What is to be done').fill('Hand this to the Health Committee.');
  await form.text('Body it goes to').fill('Health Overview and Scrutiny Committee');
  await clicks.on(form.choice('Handed over'));
  await clicks.on(form.save);
  await expect(app.main).toContainText('Handed over. To: Health Overview and Scrutiny Committee.');
  expect(clicks.count).toBe(3);
});

test("the panel's view is recorded in three clicks", async ({ app }) => {
  const clicks = new Clicks();
  await app.open('#/recommendations/9');
  await clicks.on(app.toForm("Record the panel's view"));
  await clicks.on(app.recordForm.choice('Not satisfied'));
  await app.recordForm.text('Reason').fill('Nothing can be counted yet.');
  await clicks.on(app.recordForm.save);
  await expect(app.recommendation.light("Panel's view")).toContainText('Not satisfied');
  await expect(app.main).toContainText('Nothing can be counted yet.');
  expect(clicks.count).toBe(3);
});

test('an ambassador in each district is ticked off by district', async ({ app }) => {
  const form = app.recordForm;
  await app.open('#/edit/care-work/review');
  await form.text('Districts of the area').fill('North\nSouth\nEast');
  await form.save.click();
  await app.open('#/edit/care-work/recommendation/2?part=districts');
  await form.text('What each district is to have').fill('one ambassador');
  await form.box('South').check();
  await form.save.click();
  await expect(app.main).toContainText('For each district: one ambassador. 1 of 3 have it.');
  await expect(app.main.getByRole('row', { name: 'North Not yet' })).toBeVisible();
});

test('a change made elsewhere while a form is open is kept beside the new one', { tag: '@once' }, async ({ app }) => {
  await app.open('#/edit/care-work/meeting/panel-later');
  await app.recordForm.text('Place').fill('County Hall');
  const other = await app.inNewTab();
  await other.open('#/edit/care-work/meeting/panel-later');
  await other.recordForm.text('Place').fill('Online');
  await other.recordForm.save.click();
  await expect(other.banner).toContainText('The meeting was changed');
  await expect(app.main).toContainText('This was changed elsewhere while you had the form open.');
  await expect(app.recordForm.text('Place')).toHaveValue('County Hall');
  await app.recordForm.save.click();
  await expect(app.banner).toContainText('Both versions are kept');
  await app.open('#/conflicts');
  await expect(app.main).toContainText('County Hall');
  await expect(app.main).toContainText('Online');
});

test('two reviews use the same numbers and both are reached', { tag: '@every-browser' }, async ({ app, page }) => {
  const form = app.recordForm;
  await app.open('#/reviews');
  await app.toForm('Add a review to this workspace').click();
  await form.text('Title of the review').fill('Bus services after dark');
  await form.save.click();
  await expect(app.banner).toContainText('The review was added');
  await expect(app.main).toContainText('Bus services after dark');
  await app.go('Recommendations');
  await expect(app.main).toContainText('No recommendations yet.');
  await app.toForm('Add a recommendation').click();
  await app.main.getByRole('textbox', { name: 'Number in the report' }).fill('8');
  await app.main.getByRole('textbox', { name: 'Short title' }).fill('Run a bus after ten');
  await app.main.getByRole('textbox', { name: /^Portfolio/ }).fill('Transport');
  await app.main.getByRole('button', { name: 'Save recommendation' }).click();
  await expect(app.heading).toContainText('Run a bus after ten');
  const address = page.url().split('#')[1];
  expect(address).toContain('review=');

  await page.getByRole('banner').getByRole('link', { name: 'All reviews' }).click();
  await app.main.getByRole('textbox', { name: 'Find in the recommendations of every review' }).fill('bus ten');
  await app.main.getByRole('button', { name: 'Search' }).click();
  await expect(app.main.getByRole('status')).toHaveText('1 of 13 recommendations.');
  await app.main.getByRole('link', { name: 'Care Work as a Career', exact: true }).click();
  await expect(app.heading).toHaveText('Care Work as a Career');
  await app.go('Recommendations');
  await app.recommendations.title('Reward and celebrate care workers').click();
  await expect(app.heading).toContainText('Reward and celebrate care workers');

  await app.open(`#${address}`);
  await expect(app.heading).toContainText('Run a bus after ten');
});
