import { readFileSync, writeFileSync } from 'node:fs';

export interface Change {
  id: string;
  rec: string;
  type: string;
  set: Record<string, unknown>;
  prev: string[];
  by: string;
  at: string;
}

/** What a record says, for people and programs that do not know about changes. */
export interface ReadableRecord {
  id: string;
  type: string;
  fields: Record<string, unknown>;
  inConflict?: Record<string, unknown[]>;
}

export interface Snapshot {
  format: string;
  formatVersion: number;
  minReader: number;
  workspace: string;
  exportedAt: string;
  by: string;
  records: ReadableRecord[];
  changes: Change[];
  check: string;
}

export function readSnapshot(path: string): Snapshot {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The records and changes of a file to the letter, without who saved it and when. */
export function contents(path: string): string {
  const text = readFileSync(path, 'utf8');
  return text.slice(text.indexOf('\n  "records": '), text.indexOf('\n  "check": '));
}

export function record(snapshot: Snapshot, id: string): ReadableRecord {
  const found = snapshot.records.find((record) => record.id === id);
  if (!found) throw new Error(`The file has no record ${id}.`);
  return found;
}

/** A copy of a file, edited as somebody would with a text editor. */
export function edited(from: string, to: string, edit: (snapshot: Snapshot) => void): string {
  const snapshot = readSnapshot(from);
  edit(snapshot);
  writeFileSync(to, JSON.stringify(snapshot, null, 1));
  return to;
}
