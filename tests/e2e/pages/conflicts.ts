import type { Locator } from '@playwright/test';

/** The card of one conflict, on the Data page before a merge and on the page of conflicts. */
export class ConflictCard {
  readonly before: Locator;
  readonly versions: Locator;
  readonly choices: Locator;
  readonly keepMine: Locator;
  readonly useTheirs: Locator;
  readonly combine: Locator;
  readonly words: Locator;
  readonly keepBoth: Locator;
  readonly keepIt: Locator;
  readonly removeIt: Locator;

  constructor(readonly card: Locator) {
    const radio = (name: string) => card.getByRole('radio', { name, exact: true });
    this.before = card.getByText(/^(Before both changes: |Nothing was recorded here before)/);
    this.versions = card.locator('.st-version');
    this.choices = card.getByRole('radio');
    this.keepMine = radio('Keep mine');
    this.useTheirs = radio('Use theirs');
    this.combine = radio('Write a combination');
    this.words = card.getByRole('textbox', { name: 'The words to keep' });
    this.keepBoth = radio('Keep both as separate updates');
    this.keepIt = radio('Keep it, with the changes');
    this.removeIt = radio('Remove it');
  }

  /** The version by a person, as it is shown. */
  version(by: string): Locator {
    return this.versions.filter({ hasText: `by ${by}` });
  }

  use(by: string): Locator {
    return this.card.getByRole('radio', { name: new RegExp(`^Use version \\d, by ${by}`) });
  }
}

/** The cards of all conflicts on a page. */
export class Cards {
  readonly all: Locator;

  constructor(private readonly main: Locator) {
    this.all = main.getByRole('group', { name: /^Conflict \d+ of \d+\. / });
  }

  of(what: string): ConflictCard {
    return new ConflictCard(this.all.filter({ has: this.main.page().locator('legend', { hasText: what }) }));
  }
}

export class ConflictsPage {
  readonly cards: Cards;
  readonly saveChoices: Locator;
  readonly none: Locator;
  readonly perhapsTwice: Locator;
  readonly keepFirst: Locator;
  readonly different: Locator;

  constructor(main: Locator) {
    this.cards = new Cards(main);
    this.saveChoices = main.getByRole('button', { name: 'Save choices' });
    this.none = main.getByText('There are no conflicts.');
    const section = main.locator('section').filter({ has: main.page().getByRole('heading', { level: 2, name: 'Perhaps entered twice' }) });
    this.perhapsTwice = section.getByRole('listitem');
    this.keepFirst = section.getByRole('button', { name: 'They are the same: keep the first' });
    this.different = section.getByRole('button', { name: 'They are different' });
  }
}
