import { type BrowserContext, type Request, expect } from '@playwright/test';

/** What the hosted page asks its own host for: its program, its fonts and the pictures of its help. */
const PART = /^(program-[0-9a-f]{12}\.js|fonts\/[a-z0-9-]+\.woff2|help\/[a-z-]+\.webp)$/;

/** Watches everything a context does that it should not do. */
export class Quiet {
  private readonly noise: string[] = [];
  private readonly expected: RegExp[] = [];
  private readonly documents: string[];
  private readonly hosts: string[] = [];

  private constructor(documents: string[]) {
    this.documents = [...documents];
  }

  /** `documents` are the addresses that may be loaded, without a fragment. */
  static async watch(context: BrowserContext, documents: string[]): Promise<Quiet> {
    const quiet = new Quiet(documents);
    context.on('request', (request) => {
      const address = request.url().split('#')[0];
      const ownDocument = request.isNavigationRequest() && quiet.documents.includes(address);
      if (quiet.hosts.some((host) => address.startsWith(host))) return;
      if (quiet.isPart(request)) return;
      // What the page made itself crosses no network.
      if (!ownDocument && !/^(blob|data):/.test(address)) quiet.noise.push(`request: ${request.method()} ${address}`);
    });
    context.on('console', (message) => {
      if (message.type() === 'error') quiet.noise.push(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => quiet.noise.push(`page error: ${error.error().message}`));
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    return quiet;
  }

  private isPart(request: Request): boolean {
    return this.documents.some((document) => {
      const folder = new URL('.', document).href;
      return request.method() === 'GET' && request.url().startsWith(folder) && PART.test(request.url().slice(folder.length));
    });
  }

  /** A further document that the test loads on purpose. */
  allow(address: string): void {
    this.documents.push(address);
  }

  /** The host of the hosted form, which the test itself watches. */
  allowFrom(host: string): void {
    this.hosts.push(host);
  }

  /** An error that the test brings about on purpose. */
  expect(message: RegExp): void {
    this.expected.push(message);
  }

  check(): void {
    const unexpected = this.noise.filter((noise) => !this.expected.some((message) => message.test(noise)));
    expect(unexpected, 'requests, console errors, page errors and policy violations').toEqual([]);
  }
}
