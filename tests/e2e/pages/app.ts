import { type Locator, type Page, expect } from '@playwright/test';
import { ConflictsPage } from './conflicts';
import { DataPage } from './data';
import { HomePage } from './home';
import { PresentPage } from './present';
import { ReadPaperPage } from './read-paper';
import { RecommendationPage } from './recommendation';
import { RecordForm } from './record-form';
import { RecommendationsPage } from './recommendations';
import { ResponseForm } from './response-form';
import { SettingsPage } from './settings';
import { TablesPage } from './tables';
import { TakeOutPage } from './take-out';
import { UpdateForm } from './update-form';
import { WorkforcePage } from './workforce';

/** The frame around every page, and the pages in it. */
export class App {
  readonly main: Locator;
  readonly heading: Locator;
  readonly navigation: Locator;
  readonly footer: Locator;
  readonly skipLink: Locator;
  readonly saveStatus: Locator;
  /** The page as it was last seen, while the app starts. */
  readonly firstView: Locator;
  readonly storageAlarm: Locator;
  /** What stays in sight until it is put right, but for trouble with keeping. */
  readonly warnings: Locator;
  readonly saveNow: Locator;
  readonly copyText: Locator;
  readonly writeBack: Locator;
  /** What was just done. */
  readonly banner: Locator;
  readonly undo: Locator;
  readonly errorSummary: Locator;
  /** Beside everything of which two versions stand. */
  readonly conflictMarks: Locator;

  readonly home: HomePage;
  readonly recommendations: RecommendationsPage;
  readonly recommendation: RecommendationPage;
  readonly responseForm: ResponseForm;
  readonly updateForm: UpdateForm;
  readonly recordForm: RecordForm;
  readonly data: DataPage;
  readonly conflicts: ConflictsPage;
  readonly tables: TablesPage;
  readonly takeOut: TakeOutPage;
  readonly readPaper: ReadPaperPage;
  readonly present: PresentPage;
  readonly workforce: WorkforcePage;
  readonly settings: SettingsPage;
  /** What is said on the first visit to a page. */
  readonly hint: Locator;
  /** What stands above the navigation. */
  readonly header: Locator;

  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {
    this.main = page.locator('main#main');
    this.heading = this.main.getByRole('heading', { level: 1 });
    this.navigation = page.getByRole('navigation', { name: 'Main' });
    this.footer = page.getByRole('contentinfo');
    this.skipLink = page.getByRole('link', { name: 'Skip to main content' });
    this.saveStatus = page.getByRole('region', { name: 'Save status' });
    this.firstView = page.locator('#first-view');
    this.storageAlarm = page.locator('.st-banner--failed');
    this.warnings = page.locator('.st-banner:not(.st-banner--failed)');
    this.saveNow = this.storageAlarm.getByRole('button', { name: 'Save a file now' });
    this.copyText = this.storageAlarm.getByRole('button', { name: "Copy the file's text" });
    this.writeBack = this.storageAlarm.getByRole('button', { name: 'Write everything back' });
    this.banner = this.main.getByRole('region', { name: /^(Done|Not done)$/ });
    this.undo = this.banner.getByRole('button', { name: 'Undo' });
    this.errorSummary = this.main.getByRole('alert').filter({ has: page.getByRole('heading', { name: 'There is a problem' }) });

    this.conflictMarks = this.main.locator('.st-conflict');

    this.home = new HomePage(this.main);
    this.recommendations = new RecommendationsPage(this.main);
    this.recommendation = new RecommendationPage(this.main);
    this.responseForm = new ResponseForm(this.main);
    this.updateForm = new UpdateForm(this.main);
    this.recordForm = new RecordForm(this.main);
    this.data = new DataPage(page, this.main);
    this.conflicts = new ConflictsPage(this.main);
    this.tables = new TablesPage(page, this.main);
    this.takeOut = new TakeOutPage(this.main);
    this.readPaper = new ReadPaperPage(page, this.main);
    this.present = new PresentPage(this.main);
    this.workforce = new WorkforcePage(this.main);
    this.settings = new SettingsPage(this.main);
    this.hint = this.main.getByRole('region', { name: 'Hint' });
    this.header = page.getByRole('banner');
  }

  /** Starts the app anew at an address, and waits until the app itself shows it. */
  async open(address = '#/'): Promise<void> {
    // From one fragment to another no page is loaded, and the page before would be taken for the new one.
    if (this.page.url().startsWith(this.url)) await this.page.goto('about:blank');
    await this.page.goto(this.url + address);
    await this.ready();
  }

  /** Starts the app anew at a slide, which has no navigation. */
  async openSlide(address: string): Promise<void> {
    if (this.page.url().startsWith(this.url)) await this.page.goto('about:blank');
    await this.page.goto(this.url + address);
    await expect(this.heading).toBeVisible();
  }

  /** Loads the page anew and does not wait for the app. */
  async openBefore(address: string): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.goto(this.url + address);
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  private async ready(): Promise<void> {
    await expect(this.firstView).toHaveCount(0);
    await expect(this.navigation).toBeVisible();
    await expect(this.heading).toBeVisible();
  }

  /** A link of the page that leads to a form: "Add an action", "Change the meeting". */
  toForm(name: string | RegExp): Locator {
    return this.main.getByRole('link', { name, exact: true });
  }

  link(name: string): Locator {
    return this.navigation.or(this.footer).getByRole('link', { name, exact: true });
  }

  async go(name: string): Promise<void> {
    await this.link(name).click();
  }

  /** The browser's Back. Playwright's own waits for a load that a fragment does not bring in every browser. */
  async back(): Promise<void> {
    await this.page.evaluate(() => history.back());
  }

  /** Answers a recommendation in full for whoever has still to answer. */
  async acceptInFull(number: number, comment = ''): Promise<void> {
    await this.open(`#/recommendations/${number}`);
    await this.recommendation.recordResponse.click();
    await this.responseForm.inFull.check();
    await this.responseForm.comment.fill(comment);
    await this.responseForm.save.click();
    await expect(this.banner).toContainText(`Response to recommendation ${number} saved`);
  }

  /** Changes the comment of the one response to a recommendation, and nothing else. */
  async comment(number: number, words: string, by?: string): Promise<void> {
    await this.open(`#/recommendations/${number}`);
    await this.recommendation.changeResponse.click();
    await this.responseForm.comment.fill(words);
    if (by) await this.responseForm.yourName.fill(by);
    await this.responseForm.save.click();
    await expect(this.banner).toContainText(`Response to recommendation ${number} saved`);
  }

  /** The app in a further tab of the same browser, not opened yet. What was put into this tab's page is not in that one. */
  async inNewTab(): Promise<App> {
    return new App(await this.page.context().newPage(), this.url);
  }

  /** Goes to an address in the app as it is open, without starting it anew. */
  async turnTo(address: string): Promise<void> {
    await this.page.evaluate((address) => (location.hash = address), address);
  }

  /** Changes the reasons that were given with an answer in part. */
  async explain(number: number, words: string, by?: string): Promise<void> {
    await this.open(`#/recommendations/${number}`);
    await this.recommendation.changeResponse.click();
    await this.responseForm.explanation.fill(words);
    await this.responseForm.noneOffered.check();
    if (by) await this.responseForm.yourName.fill(by);
    await this.responseForm.save.click();
    await expect(this.banner).toContainText(`Response to recommendation ${number} saved`);
  }

  async addUpdate(number: number, words: string, by?: string): Promise<void> {
    await this.open(`#/recommendations/${number}/update`);
    await this.sendUpdate(number, words, by);
  }

  /** Adds an update in the app as it is open. */
  async addUpdateHere(number: number, words: string): Promise<void> {
    await this.turnTo(`#/recommendations/${number}/update`);
    await this.sendUpdate(number, words);
  }

  private async sendUpdate(number: number, words: string, by?: string): Promise<void> {
    await this.updateForm.text.fill(words);
    await this.updateForm.status('In progress').check();
    if (by) await this.updateForm.yourName.fill(by);
    await this.updateForm.save.click();
    await expect(this.banner).toContainText(`Update on recommendation ${number} saved`);
  }

  async addRecommendation(number: number, title: string, portfolio: string): Promise<void> {
    await this.open('#/recommendations/add');
    await this.main.getByRole('textbox', { name: 'Number in the report' }).fill(String(number));
    await this.main.getByRole('textbox', { name: 'Short title' }).fill(title);
    await this.main.getByRole('textbox', { name: 'Portfolio of the Cabinet Member who must answer' }).fill(portfolio);
    await this.main.getByRole('button', { name: 'Save recommendation' }).click();
    await expect(this.banner).toContainText(`Recommendation ${number} saved`);
  }
}
