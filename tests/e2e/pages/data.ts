import type { Locator, Page } from '@playwright/test';
import { type SavedFile, download } from '../support/download';
import { Cards } from './conflicts';

export class DataPage {
  readonly saveButton: Locator;
  readonly mergeButton: Locator;
  readonly openButton: Locator;
  readonly checkButton: Locator;
  readonly eraseButton: Locator;
  readonly pasteInstead: Locator;
  readonly pasted: Locator;
  readonly readText: Locator;
  readonly typedWords: Locator;
  /** The heading of whatever the page asks. */
  readonly question: Locator;
  /** What it asks, with its buttons. */
  readonly asked: Locator;
  readonly beforeMerge: Locator;
  readonly merge: Locator;
  readonly mergeAllTheSame: Locator;
  readonly nothingNew: Locator;
  readonly conflicts: Cards;
  readonly cancel: Locator;
  readonly confirmOpen: Locator;
  readonly openAndReplace: Locator;
  readonly readIt: Locator;
  readonly readWithReplacementSigns: Locator;
  readonly eraseEverything: Locator;
  readonly goBackToThis: Locator;
  readonly undoMerge: Locator;
  readonly saveReport: Locator;
  readonly report: Locator;

  constructor(
    private readonly page: Page,
    private readonly main: Locator,
  ) {
    const button = (name: string) => main.getByRole('button', { name, exact: true });
    const question = (name: string) => main.getByRole('heading', { level: 2, name });
    this.saveButton = button('Save a file');
    this.mergeButton = button('Merge a file');
    this.openButton = button('Open a file');
    this.checkButton = button('Check the file');
    this.eraseButton = button('Erase from this browser');
    this.pasteInstead = main.locator('summary', { hasText: 'Paste the text of a file instead' });
    this.pasted = main.getByRole('textbox', { name: 'The text of a saved file', includeHidden: true });
    this.readText = button('Read this text');
    this.typedWords = main.locator('details').filter({ has: page.getByText('Words that people typed go into the file') });
    this.question = main.locator('#file-question');
    this.asked = main.getByRole('region').filter({ has: page.locator('#file-question') });
    this.beforeMerge = question('Before you merge');
    this.merge = button('Merge');
    this.mergeAllTheSame = button('Merge all the same');
    this.nothingNew = main.getByText(/^Nothing new in (this file|these files)$/);
    this.conflicts = new Cards(main);
    this.cancel = button('Cancel');
    this.confirmOpen = question('Open this file instead?');
    this.openAndReplace = button('Open and replace');
    this.readIt = button('Read it');
    this.readWithReplacementSigns = button('Read it with replacement signs');
    this.eraseEverything = button('Erase everything');
    this.goBackToThis = main.getByRole('button', { name: /^Go back to this/ });
    this.undoMerge = main.getByRole('button', { name: /^Undo this merge/ });
    this.saveReport = main.getByRole('button', { name: /^Save the report/ });
    this.report = main.locator('details').filter({ has: page.getByText('The report of this merge') });
  }

  save(): Promise<SavedFile> {
    return download(this.page, () => this.saveButton.click());
  }

  /** Presses a button that asks for a file, and gives it one or more. */
  async choose(button: Locator, paths: string | string[]): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), button.click()]);
    await chooser.setFiles(paths);
  }

  /** Saves what in the browser's store could not be read. */
  saveUnread(): Promise<SavedFile> {
    return download(this.page, () => this.main.getByRole('button', { name: 'Save what could not be read' }).click());
  }

  /** What a line of *Where my data lives* says. */
  fact(name: string): Locator {
    return this.main
      .locator('.govuk-summary-list__row')
      .filter({ has: this.page.locator('dt').getByText(name, { exact: true }) })
      .locator('dd');
  }

  /** A part of the page, by its heading. */
  section(name: string): Locator {
    return this.main.locator('section').filter({ has: this.page.getByRole('heading', { level: 2, name, exact: true }) });
  }

  /** One line of what the merge would do. */
  count(words: string | RegExp): Locator {
    return this.main.getByRole('listitem').filter({ hasText: words });
  }

  /** What is said of one of the files. */
  about(file: string): Locator {
    return this.main.getByRole('paragraph').filter({ has: this.page.locator('bdi').getByText(file, { exact: true }) });
  }

  /** One of the facts about where the data lives, or about a file that is to be opened. */
  fact(name: string): Locator {
    return this.main.locator('dl > div').filter({ has: this.page.locator('dt').getByText(name, { exact: true }) }).locator('dd');
  }
}
