import type { Locator } from '@playwright/test';

export class TakeOutPage {
  readonly reason: Locator;
  readonly takeItOut: Locator;

  constructor(main: Locator) {
    this.reason = main.getByRole('textbox', { name: 'Why it is taken out' });
    this.takeItOut = main.getByRole('button', { name: 'Take it out' });
  }
}
