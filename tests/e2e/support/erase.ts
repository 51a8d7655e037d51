import type { App } from '../pages/app';

/** Takes everything of the tracker out of this browser, from the Data page. */
export async function eraseEverything(app: App): Promise<void> {
  for (const name of ['Erase from this browser', 'Erase everything']) {
    await app.main.getByRole('button', { name, exact: true }).click();
  }
}
