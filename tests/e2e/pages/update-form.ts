import type { Locator } from '@playwright/test';

export class UpdateForm {
  readonly text: Locator;
  readonly day: Locator;
  readonly month: Locator;
  readonly year: Locator;
  readonly reportedBy: Locator;
  readonly evidence: Locator;
  readonly draft: Locator;
  readonly coversOthers: Locator;
  readonly yourName: Locator;
  readonly save: Locator;

  constructor(private readonly main: Locator) {
    const field = (name: string | RegExp) => main.getByRole('textbox', { name });
    this.text = field('What has happened');
    this.day = field(/^Day/);
    this.month = field('Month');
    this.year = field('Year');
    this.reportedBy = field('Reported by (optional)');
    this.evidence = field('Where the evidence is (optional)');
    this.draft = main.getByRole('checkbox', { name: 'Draft: leave out of meetings and prints' });
    this.coversOthers = main.getByText('This update covers other recommendations too', { exact: true });
    this.yourName = field('Your name (optional)');
    this.save = main.getByRole('button', { name: 'Save update' });
  }

  status(name: string): Locator {
    return this.main.getByRole('group', { name: 'What officers say' }).getByRole('radio', { name, exact: true });
  }

  alsoCovers(number: number): Locator {
    return this.main.getByRole('checkbox', { name: new RegExp(`^(Recommendation )?${number}\\b`) });
  }
}
