import type { Locator, Page } from '@playwright/test';
import { type SavedFile, download } from '../support/download';

/** Tables out and in. */
export class TablesPage {
  readonly chooseTable: Locator;
  readonly pasteInstead: Locator;
  readonly pasted: Locator;
  readonly readText: Locator;
  readonly question: Locator;
  readonly asked: Locator;
  readonly goOn: Locator;
  readonly readIn: Locator;
  readonly keepWhole: Locator;
  readonly cancel: Locator;
  readonly close: Locator;
  readonly unknownIds: Locator;
  readonly given: Locator;
  readonly saveDates: Locator;

  constructor(
    private readonly page: Page,
    private readonly main: Locator,
  ) {
    const button = (name: string) => main.getByRole('button', { name, exact: true });
    this.chooseTable = button('Choose a table');
    this.pasteInstead = main.locator('summary', { hasText: 'Paste the rows instead' });
    this.pasted = main.getByRole('textbox', { name: 'The rows of a table, with its headings' });
    this.readText = button('Read this text');
    this.question = main.locator('#file-question');
    this.asked = main.getByRole('region').filter({ has: page.locator('#file-question') });
    this.goOn = button('Go on');
    this.readIn = button('Read it in');
    this.keepWhole = main.getByRole('radio', { name: 'Keep the whole table' });
    this.cancel = button('Cancel');
    this.close = button('Close');
    this.unknownIds = main.getByRole('combobox', { name: /^Some ids are not in this record/ });
    this.given = main.getByRole('textbox', { name: 'When was this progress reported?' });
    this.saveDates = button('Save dates for a calendar');
  }

  /** Saves a table, by its name. */
  save(name: string): Promise<SavedFile> {
    const button = this.main.getByRole('button', { name: `Save as CSV ${name}` });
    return download(this.page, () => button.click());
  }

  /** Chooses a file to be read in. */
  async choose(path: string): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.chooseTable.click()]);
    await chooser.setFiles(path);
  }

  async paste(rows: string): Promise<void> {
    await this.pasteInstead.click();
    await this.pasted.fill(rows);
    await this.readText.click();
  }

  /** The list that asks what a word means. */
  word(word: string): Locator {
    return this.main.getByRole('combobox', { name: `What does “${word}” mean` });
  }
}
