import type { Locator } from '@playwright/test';

export class HomePage {
  readonly summary: Locator;
  readonly waiting: Locator;
  readonly figures: Locator;
  /** The two columns at the top. */
  readonly columns: Locator;
  readonly startEmpty: Locator;
  readonly readReport: Locator;
  readonly openFile: Locator;
  /** What a newcomer, or somebody whose work is gone, is told. */
  readonly notice: Locator;
  readonly gone: Locator;

  constructor(private readonly main: Locator) {
    this.summary = main.locator('.st-summary');
    this.waiting = main.getByRole('heading', { level: 2, name: 'What waits for whom' });
    this.figures = main.getByRole('figure');
    this.columns = main.locator('.st-home');
    this.startEmpty = main.getByText('Start an empty review', { exact: true });
    this.readReport = main.getByText('Read a report in', { exact: true });
    this.openFile = main.getByText('Open a file someone sent me', { exact: true });
    this.notice = main.locator('.govuk-inset-text');
    this.gone = main.getByText('I have worked here before, and it is gone', { exact: true });
  }

  figure(finding: string): Locator {
    return this.main.getByRole('figure', { name: finding });
  }

  part(words: string): Locator {
    return this.summary.getByRole('link', { name: words, exact: true });
  }

  /** The link straight to the form for a response that is awaited. */
  awaitedResponse(number: number): Locator {
    return this.main.getByRole('link', { name: new RegExp(`Recommendation ${number}$`) });
  }

  /** A line of what waits, by whom it waits for. */
  waitingFor(whom: string): Locator {
    return this.main.locator('.st-waiting li').filter({ hasText: whom });
  }

  task(name: string): Locator {
    return this.main.getByRole('link', { name, exact: true });
  }
}
