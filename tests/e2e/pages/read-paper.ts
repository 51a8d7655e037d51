import type { Locator, Page } from '@playwright/test';

/** The page on which reports, response forms and minutes are read in. */
export class ReadPaperPage {
  readonly chooseFile: Locator;
  readonly pasted: Locator;
  readonly readText: Locator;
  /** The heading of what the page asks. */
  readonly question: Locator;
  readonly titleOfReview: Locator;
  readonly newReview: Locator;
  readonly addToReview: Locator;
  readonly cancel: Locator;
  /** Leaves every mark that is not settled in doubt. */
  readonly leaveRest: Locator;
  readonly notUnderstood: Locator;

  constructor(
    private readonly page: Page,
    private readonly main: Locator,
  ) {
    const button = (name: string) => main.getByRole('button', { name, exact: true });
    this.chooseFile = button('Choose a text file');
    this.pasted = main.getByRole('textbox', { name: 'Or paste the text of the paper' });
    this.readText = button('Read this text');
    this.question = main.locator('#file-question');
    this.titleOfReview = main.getByRole('textbox', { name: 'Title of the review' });
    this.newReview = button('Make a new review');
    this.addToReview = button('Add to this review');
    this.cancel = button('Cancel');
    this.leaveRest = main.getByRole('checkbox', { name: 'Leave every mark that is not settled here as Not clear in source' });
    this.notUnderstood = main.getByRole('heading', { name: 'Not understood' });
  }

  /** "12 recommendations, 6 themes, 15 activities" */
  counts(words: string): Locator {
    return this.main.getByText(words, { exact: true });
  }

  readAs(kind: string): Locator {
    return this.main.getByRole('button', { name: `Read it as: ${kind}`, exact: true });
  }

  table(caption: string): Locator {
    return this.main.getByRole('table', { name: caption });
  }

  /** A way to settle the mark of a recommendation. */
  mark(number: number, way: string): Locator {
    const group = this.main.getByRole('group', { name: `Recommendation ${number}`, exact: true });
    return group.getByRole('radio', { name: way, exact: true });
  }

  /** Chooses a file in the browser's own dialog. */
  async choose(file: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.chooseFile.click();
    await (await chooser).setFiles(file);
  }

  async paste(text: string): Promise<void> {
    await this.pasted.fill(text);
    await this.readText.click();
  }
}
