import type { Locator } from '@playwright/test';

export class SettingsPage {
  readonly name: Locator;
  readonly letters: Locator;
  readonly hints: Locator;
  readonly save: Locator;
  readonly changeLook: Locator;

  constructor(private readonly main: Locator) {
    this.name = main.getByRole('textbox', { name: 'Your name', exact: true });
    this.letters = main.getByRole('checkbox', { name: /^Letters and signs are shortcuts/ });
    this.hints = main.getByRole('checkbox', { name: 'Show a hint on my first visit to a page' });
    this.save = main.getByRole('button', { name: 'Save settings' });
    this.changeLook = main.getByRole('link', { name: 'Change the look of the council' });
  }

  choice(group: string, name: string): Locator {
    return this.main.getByRole('group', { name: group }).getByRole('radio', { name, exact: true });
  }

  /** What stands beside a word in the part on the council. */
  fact(key: string): Locator {
    return this.main.locator('.govuk-summary-list__row').filter({ has: this.main.page().locator('dt').getByText(key, { exact: true }) });
  }
}
