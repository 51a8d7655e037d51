import { readFileSync } from 'node:fs';

export interface Change {
  id: string;
  rec: string;
  type: string;
  set: Record<string, unknown>;
  prev: string[];
  by: string;
  at: string;
}

export interface Snapshot {
  format: string;
  formatVersion: number;
  minReader: number;
  workspace: string;
  records: unknown[];
  changes: Change[];
  check: string;
}

export function readSnapshot(path: string): Snapshot {
  return JSON.parse(readFileSync(path, 'utf8'));
}
