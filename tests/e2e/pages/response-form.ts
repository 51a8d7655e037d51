import type { Locator } from '@playwright/test';

export class ResponseForm {
  readonly inFull: Locator;
  readonly inPart: Locator;
  readonly decline: Locator;
  readonly explanation: Locator;
  readonly otherWording: Locator;
  readonly noneOffered: Locator;
  readonly alternativeWording: Locator;
  readonly comment: Locator;
  readonly month: Locator;
  readonly year: Locator;
  readonly yourName: Locator;
  readonly save: Locator;

  constructor(private readonly main: Locator) {
    const radio = (name: string) => main.getByRole('radio', { name, exact: true });
    this.inFull = radio('Accept recommendation in full');
    this.inPart = radio('Accept recommendation in part');
    this.decline = radio('Decline recommendation');
    this.explanation = main.getByRole('textbox', { name: 'Explanation' });
    this.otherWording = radio('Other wording is offered');
    this.noneOffered = radio('None offered');
    this.alternativeWording = main.getByRole('textbox', { name: 'Alternative wording' });
    this.comment = main.getByRole('textbox', { name: 'Comment (optional)' });
    this.month = main.getByRole('textbox', { name: 'Month' });
    this.year = main.getByRole('textbox', { name: 'Year' });
    this.yourName = main.getByRole('textbox', { name: 'Your name (optional)' });
    this.save = main.getByRole('button', { name: 'Save response' });
  }

  error(message: string): Locator {
    return this.main.locator('.govuk-error-message').filter({ hasText: message });
  }
}
