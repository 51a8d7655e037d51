import type { Locator } from '@playwright/test';

/** The choices before the first slide, and the slides. */
export class PresentPage {
  readonly start: Locator;
  readonly next: Locator;
  readonly leave: Locator;
  readonly more: Locator;
  readonly goTo: Locator;
  readonly slide: Locator;
  readonly note: Locator;
  readonly pace: Locator;
  readonly showSlide: Locator;

  constructor(private readonly main: Locator) {
    this.start = main.getByRole('button', { name: 'Start presenting' });
    this.next = main.getByRole('button', { name: 'Next', exact: true });
    this.leave = main.getByRole('button', { name: 'Leave', exact: true });
    this.more = main.getByText('More controls', { exact: true });
    this.goTo = main.getByRole('combobox', { name: 'Go to' });
    this.slide = main.getByRole('article');
    this.note = main.getByText('Note a point or an action', { exact: true });
    this.pace = main.getByText(/^This item: /);
    this.showSlide = main.getByRole('button', { name: 'Show the slide' });
  }

  control(name: string): Locator {
    return this.main.getByRole('button', { name, exact: true });
  }

  /** Goes to the first slide with a heading. */
  async goToSlide(heading: string): Promise<void> {
    const option = this.goTo.locator('option', { hasText: heading }).first();
    await this.goTo.selectOption((await option.getAttribute('value'))!);
    await this.control('Go').click();
  }
}
