import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { hostedFolder } from './dist';

/** Serves the app where nobody else does; `cargo xtask test` brings a server of its own. */
export default async function serve(): Promise<(() => Promise<void>) | void> {
  const page = path.join(hostedFolder(), 'index.html');
  if (!existsSync(page)) {
    throw new Error(`${page} is missing. Run cargo xtask build first.`);
  }
  if (process.env.SCRUTINY_BASE_URL) return;
  const server = createServer((request, response) => {
    if (request.url !== '/') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    createReadStream(page).pipe(response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  process.env.SCRUTINY_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
}
