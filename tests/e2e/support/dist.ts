import path from 'node:path';

/** The app as one file, as members get it. */
export function singleFile(): string {
  const dist = process.env.SCRUTINY_DIST ?? path.resolve(__dirname, '../../../dist');
  return path.join(dist, 'scrutiny-tracker.html');
}
