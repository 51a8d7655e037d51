import path from 'node:path';

/** The folder for a web host. */
export function hostedFolder(): string {
  return process.env.SCRUTINY_DIST ?? path.resolve(__dirname, '../../../dist');
}

/** The app as one file, as members get it. */
export function singleFile(): string {
  return path.join(hostedFolder(), 'scrutiny-tracker.html');
}
