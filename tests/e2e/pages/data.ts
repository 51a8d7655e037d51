import type { Locator, Page } from '@playwright/test';
import { type SavedFile, download } from '../support/download';

export class DataPage {
  readonly saveButton: Locator;
  readonly mergeButton: Locator;
  readonly openButton: Locator;
  readonly checkButton: Locator;
  readonly beforeMerge: Locator;
  readonly merge: Locator;
  readonly cancel: Locator;
  readonly confirmOpen: Locator;
  readonly openAndReplace: Locator;
  readonly goBackToThis: Locator;
  readonly erase: Locator;
  readonly eraseEverything: Locator;

  constructor(
    private readonly page: Page,
    private readonly main: Locator,
  ) {
    const button = (name: string) => main.getByRole('button', { name, exact: true });
    this.saveButton = button('Save a file');
    this.mergeButton = button('Merge a file');
    this.openButton = button('Open a file');
    this.checkButton = button('Check the file');
    this.beforeMerge = main.getByRole('heading', { level: 2, name: 'Before you merge' });
    this.merge = button('Merge');
    this.cancel = button('Cancel');
    this.confirmOpen = main.getByRole('heading', { level: 2, name: 'Open this file instead?' });
    this.openAndReplace = button('Open and replace');
    this.erase = button('Erase from this browser');
    this.eraseEverything = button('Erase everything');
    this.goBackToThis = main.getByRole('button', { name: /^Go back to this/ });
  }

  save(): Promise<SavedFile> {
    return download(this.page, () => this.saveButton.click());
  }

  /** Presses a button that asks for a file, and gives it one. */
  async choose(button: Locator, path: string): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), button.click()]);
    await chooser.setFiles(path);
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
}
