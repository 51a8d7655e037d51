import type { Locator } from '@playwright/test';

export class RecommendationPage {
  readonly recordResponse: Locator;
  readonly changeResponse: Locator;
  readonly addUpdate: Locator;
  readonly notClear: Locator;
  readonly history: Locator;
  readonly previous: Locator;
  readonly next: Locator;
  readonly lights: Locator;
  /** The updates, the latest first. */
  readonly updates: Locator;
  readonly draftMark: Locator;

  constructor(private readonly main: Locator) {
    this.recordResponse = main.getByRole('link', { name: /^Record a response/ });
    this.changeResponse = main.getByRole('link', { name: /^Change the response/ });
    this.addUpdate = main.getByRole('link', { name: /^Add an update/ });
    this.notClear = main.getByText('Not clear in source');
    this.history = main.locator('summary').filter({ hasText: /^History/ });
    this.previous = main.getByRole('link', { name: /^Previous/ });
    this.next = main.getByRole('link', { name: /^Next/ });
    this.updates = main.locator('section').filter({ has: main.page().getByRole('heading', { level: 2, name: 'Progress' }) }).locator('.st-timeline > li');
    this.draftMark = main.locator('strong').getByText('Draft', { exact: true });
    this.lights = main.locator('dl').first();
  }

  /** What one of the four lights says. */
  light(name: string): Locator {
    return this.lights.locator('div').filter({ has: this.main.page().locator('dt', { hasText: name }) }).locator('dd');
  }

  /** One of the facts of a response. */
  fact(name: string): Locator {
    const key = this.main.page().locator('dt').getByText(name, { exact: true });
    // The words of scrutiny are explained at the end of the page, under the same names.
    return this.main.locator('.govuk-summary-list__row').filter({ has: key }).locator('dd').first();
  }

  section(name: string): Locator {
    return this.main.getByRole('heading', { level: 2, name });
  }
}
