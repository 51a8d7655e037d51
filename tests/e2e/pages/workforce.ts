import type { Locator } from '@playwright/test';

/** Workforce figures: charts, the comparison, and what is taken along. */
export class WorkforcePage {
  readonly pay: Locator;
  readonly figure: Locator;
  readonly compareWith: Locator;
  readonly compare: Locator;
  readonly compared: Locator;
  readonly keptPlace: Locator;
  readonly keptOther: Locator;
  readonly keptPeriod: Locator;

  constructor(private readonly main: Locator) {
    this.pay = this.chart('Average pay per hour: Council above Independent sector throughout');
    this.figure = main.getByLabel('Figure', { exact: true });
    this.compareWith = main.getByLabel('Compare with');
    this.compare = main.getByRole('button', { name: 'Compare' });
    this.compared = main.getByRole('status');
    this.keptPlace = main.getByLabel('Place', { exact: true });
    this.keptOther = main.getByLabel('Compare with', { exact: true });
    this.keptPeriod = main.getByLabel('Period', { exact: true });
  }

  chart(finding: string): Locator {
    return this.main.getByRole('figure', { name: finding });
  }

  /** Opens the figures of a measure, each with its links. */
  async toChange(measure: string): Promise<void> {
    await this.main.locator('summary', { hasText: 'Change a figure, or add the next period of one' }).click();
    await this.main.locator('summary', { hasText: `Figures of “${measure}”` }).click();
  }

  saveData(chart: Locator): Locator {
    return chart.getByRole('button', { name: /^Save the data/ });
  }

  savePicture(chart: Locator): Locator {
    return chart.getByRole('button', { name: /^Save the picture/ });
  }
}
