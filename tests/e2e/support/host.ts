import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { hostedFolder } from './dist';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

/** A plain web host that has the hosted form in a folder of its own: it knows files and types, and nothing else. */
export class Host {
  /** The paths it was asked for, below the folder. */
  readonly asked: string[] = [];
  private readonly changed = new Map<string, string>();
  private readonly types = new Map<string, string>();
  private readonly lost = new Set<string>();

  private constructor(
    private readonly server: Server,
    private readonly below: string,
  ) {}

  static async start(below = '/council/scrutiny/'): Promise<Host> {
    const server = createServer((request, response) => host.answer(request.url ?? '/', response));
    const host = new Host(server, below);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return host;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${this.below}`;
  }

  async stop(): Promise<void> {
    if (!this.server.listening) return;
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  text(file: string): string {
    return this.changed.get(file) ?? readFileSync(path.join(hostedFolder(), file), 'utf8');
  }

  /** The name of the file with the page's program. */
  get program(): string {
    const name = /<script defer src="(program-[0-9a-f]{12}\.js)">/.exec(this.text('index.html'));
    if (!name) throw new Error('The page names no program.');
    return name[1];
  }

  /** From now on the host does not have the file. */
  lose(file: string): void {
    this.lost.add(file);
  }

  /** From now on the file has this text. */
  change(file: string, text: string): void {
    this.changed.set(file, text);
  }

  /** From now on the host says that the file is of this type. */
  mistype(file: string, type: string): void {
    this.types.set(file, type);
  }

  /** Another build is put on the host, as by copying its files: the page differs, and the worker knows its hash. */
  putNewer(mark: string): void {
    this.changePage(mark);
    this.changeWorker();
  }

  /** The page of another build, while the worker is still that of this one. */
  changePage(mark: string): void {
    const build = /<meta name="build" content="(\w+)">/.exec(this.text('index.html'));
    if (!build) throw new Error('The page names no build.');
    this.change('index.html', this.text('index.html').replace(build[0], `<meta name="build" content="${mark}">`));
  }

  /** The worker of the page that is there now. */
  changeWorker(): void {
    const hash = createHash('sha256').update(this.text('index.html')).digest('hex');
    const worker = this.text('service-worker.js')
      .replace(/(\["\.\/","[^"]*",")\w+/, `$1${hash}`)
      .replace(/const BUILD = "\w+"/, `const BUILD = "${hash.slice(0, 12)}"`);
    this.change('service-worker.js', worker);
  }

  private answer(url: string, response: import('node:http').ServerResponse): void {
    const asked = decodeURIComponent(url.split('?')[0]);
    const file = asked === this.below ? 'index.html' : asked.startsWith(this.below) ? asked.slice(this.below.length) : '';
    this.asked.push(asked.startsWith(this.below) ? file : asked);
    const onDisk = path.join(hostedFolder(), file);
    const there = file !== '' && !this.lost.has(file) && !file.includes('..') && existsSync(onDisk) && statSync(onDisk).isFile();
    if (!there) {
      response.writeHead(404).end();
      return;
    }
    const type = this.types.get(file) ?? TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
    response.end(this.changed.get(file) ?? readFileSync(onDisk));
  }
}
