import { existsSync } from 'node:fs';
import path from 'node:path';
import { hostedFolder } from './dist';
import { Host } from './host';

/** Serves the app where nobody else does; `cargo xtask test` brings a server of its own. */
export default async function serve(): Promise<(() => Promise<void>) | void> {
  const page = path.join(hostedFolder(), 'index.html');
  if (!existsSync(page)) {
    throw new Error(`${page} is missing. Run cargo xtask build first.`);
  }
  if (process.env.SCRUTINY_BASE_URL) return;
  const host = await Host.start('/');
  process.env.SCRUTINY_BASE_URL = host.address;
  return () => host.stop();
}
