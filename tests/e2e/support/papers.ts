import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const LAYOUTS = path.join(__dirname, '../../it/papers/layouts');
const REAL = path.join(__dirname, '../../../../shared/seeds');

export interface Papers {
  what: string;
  report: string;
  response: string;
  minutes: string;
}

/** Papers of our own writing. */
export const BUSES: Papers = {
  what: 'papers of our own writing',
  report: path.join(LAYOUTS, 'buses-report.txt'),
  response: path.join(LAYOUTS, 'buses-response.txt'),
  minutes: path.join(LAYOUTS, 'buses-minutes.txt'),
};

/** Real papers of the same shape, where they are at hand. */
export function realPapers(): Papers[] {
  if (!existsSync(REAL)) return [];
  const files = readdirSync(REAL);
  const at = (start: string) => path.join(REAL, files.find((file) => file.startsWith(start)) ?? start);
  return [{ what: 'real papers', report: at('002'), response: at('003'), minutes: at('001') }];
}

export function textOf(file: string): string {
  return readFileSync(file, 'utf8');
}
