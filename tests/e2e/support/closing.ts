import type { App } from '../pages/app';

/** Whether the browser would ask before it closes the window. The window stays open. */
export function asksBeforeClosing(app: App): Promise<boolean> {
  // What the app says to the event is what the browser goes by.
  return app.page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
}
