import { type ChildProcess, spawn } from 'node:child_process';
import { type Browser, type BrowserContext, type Page, chromium } from '@playwright/test';

/**
 * A Chromium of our own, since Playwright does not tell the process of its browsers. It keeps its profile on the disk, in
 * `profile`, and leads a group of processes that can be killed at once.
 */
export class Killable {
  private constructor(
    private readonly browser: Browser,
    private readonly leader: ChildProcess,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async start(executable: string, args: string[], profile: string): Promise<Killable> {
    const leader = spawn(
      executable,
      [...args, '--headless=new', '--disable-breakpad', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
      { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    try {
      const browser = await chromium.connectOverCDP(await addressOf(leader));
      const [context] = browser.contexts();
      return new Killable(browser, leader, context, context.pages()[0] ?? (await context.newPage()));
    } catch (error) {
      await end(leader);
      throw error;
    }
  }

  /** No process of this browser gets to do anything more. What is killed already stays so. */
  async kill(): Promise<void> {
    await end(this.leader);
    await this.browser.close();
  }
}

/** Chromium says on its error output where it listens. */
function addressOf(leader: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    leader.stderr?.on('data', (data) => {
      said += data;
      const address = /DevTools listening on (ws:\S+)/.exec(said);
      if (address) resolve(address[1]);
    });
    leader.on('exit', () => reject(new Error(`The browser did not start: ${said}`)));
    leader.on('error', reject);
  });
}

function end(leader: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (leader.pid === undefined || leader.exitCode !== null || leader.signalCode !== null) return resolve();
    leader.on('exit', () => resolve());
    // A process that leads a group gives it its own number.
    process.kill(-leader.pid, 'SIGKILL');
  });
}
