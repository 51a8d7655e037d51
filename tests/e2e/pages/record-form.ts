import type { Locator } from '@playwright/test';

/** The one form for records of every kind. */
export class RecordForm {
  readonly save: Locator;
  readonly yourName: Locator;

  constructor(private readonly main: Locator) {
    this.save = main.getByRole('button', { name: 'Save', exact: true });
    this.yourName = main.getByRole('textbox', { name: 'Your name (optional)' });
  }

  /** A field of text, by the beginning of its label. */
  text(label: string): Locator {
    return this.main.getByRole('textbox', { name: new RegExp(`^${label}( \\(optional\\))?$`) });
  }

  choice(name: string): Locator {
    return this.main.getByRole('radio', { name, exact: true });
  }

  box(name: string): Locator {
    return this.main.getByRole('checkbox', { name, exact: true });
  }

  list(label: string): Locator {
    return this.main.getByRole('combobox', { name: new RegExp(`^${label}`) });
  }

  remove(noun: string): Locator {
    return this.main.getByRole('button', { name: `Remove this ${noun}` });
  }
}
