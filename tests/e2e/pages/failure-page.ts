import type { Locator, Page } from '@playwright/test';
import { type SavedFile, download } from '../support/download';

/** The page that takes the place of the app where it cannot start or has stopped. */
export class FailurePage {
  readonly wentWrong: Locator;
  readonly couldNotStart: Locator;
  readonly reload: Locator;
  readonly said: Locator;
  readonly downloadButton: Locator;

  constructor(private readonly page: Page) {
    const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
    this.wentWrong = heading('Something went wrong');
    this.couldNotStart = heading('The tracker could not start');
    this.reload = page.getByRole('button', { name: 'Reload the page' });
    this.said = page.getByRole('status');
    this.downloadButton = page.getByRole('button', { name: 'Download the saved data' });
  }

  download(): Promise<SavedFile> {
    return download(this.page, () => this.downloadButton.click());
  }
}
