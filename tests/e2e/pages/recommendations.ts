import type { Locator } from '@playwright/test';

export class RecommendationsPage {
  readonly search: Locator;
  readonly applyAtStart: Locator;
  readonly applyAtEnd: Locator;
  readonly showFilters: Locator;
  readonly clearFilters: Locator;
  /** The sentence that stands in the place of an empty list. */
  readonly wayOut: Locator;
  readonly selectedFilters: Locator;
  readonly result: Locator;
  readonly table: Locator;
  /** The numbers of the recommendations, in the order shown. */
  readonly numbers: Locator;

  constructor(private readonly main: Locator) {
    this.search = main.getByLabel('Search the recommendations');
    this.applyAtStart = main.getByRole('button', { name: 'Apply filters' }).first();
    this.applyAtEnd = main.getByRole('button', { name: 'Apply filters' }).last();
    this.showFilters = main.getByRole('button', { name: /^(Show|Hide) filters$/ });
    this.clearFilters = main.getByRole('link', { name: 'Clear filters' });
    // What a paragraph has is looked for in the paragraph, so it must not begin with the page around it.
    this.wayOut = main.getByRole('paragraph').filter({ has: main.page().getByRole('link', { name: 'Clear filters' }) });
    this.selectedFilters = main.getByRole('heading', { name: 'Selected filters' });
    this.result = main.getByRole('status').filter({ hasText: /recommendations?/ });
    this.table = main.getByRole('table');
    this.numbers = this.table.getByRole('rowheader');
  }

  option(group: string, name: string): Locator {
    return this.main.getByRole('group', { name: group, exact: true }).getByRole('checkbox', { name });
  }

  chip(name: string): Locator {
    return this.main.getByRole('link', { name: `Remove filter: ${name}`, exact: true });
  }

  columnHead(name: string): Locator {
    return this.table.getByRole('columnheader', { name });
  }

  column(name: string): Locator {
    return this.columnHead(name).getByRole('button');
  }

  title(words: string): Locator {
    return this.table.getByRole('link', { name: words });
  }
}
