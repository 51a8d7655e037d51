import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';

/** The first 128 bits of a hash, as the app gives them to changes; the whole of it where nothing is said. */
function hash(text: string, digits = 64): string {
  return createHash('sha256').update(text).digest('hex').slice(0, digits);
}

/** A saved file with the list of changes as it is given, one a line. */
function fileWith(lines: string[], workspace: string): string {
  const head = { app: '"9.9.9"', by: '"S. Officer"', exportedAt: '"2021-03-04T10:00:00Z"', format: '"scrutiny-tracker-snapshot"', workspace: JSON.stringify(workspace) };
  const summary = `{"changes":${lines.length}}`;
  const check = hash(
    `{"app":${head.app},"by":${head.by},"changes":[${lines.join(',')}],"exportedAt":${head.exportedAt},"format":${head.format},"formatVersion":1,"minReader":1,"records":[],"summary":${summary},"workspace":${head.workspace}}`,
  );
  return `{
  "format": ${head.format},
  "formatVersion": 1,
  "minReader": 1,
  "app": ${head.app},
  "workspace": ${head.workspace},
  "exportedAt": ${head.exportedAt},
  "by": ${head.by},
  "summary": ${summary},
  "records": [],
  "changes": [
    ${lines.join(',\n    ')}
  ],
  "check": "${check}"
}
`;
}

/** Writes a file as the app writes it, with so many changes: each makes an update with a text of some length. */
export function writeLargeFile(to: string, changes: number): void {
  const text = 'The Cabinet Member thanks the panel. '.repeat(5);
  const made = Array.from({ length: changes }, (_, place) => {
    const before = '{"at":"2021-03-04T10:00:00Z","by":"S. Officer"';
    const after = `,"n":1,"prev":[],"rec":"large/${place}","set":{"text":"${text}"},"type":"progress-update","v":1}`;
    return { id: hash(before + after, 32), before, after };
  });
  made.sort((a, b) => (a.id < b.id ? -1 : 1));
  const lines = made.map(({ id, before, after }) => `${before},"id":"${id}"${after}`);
  writeFileSync(to, fileWith(lines, 'large'));
}

/** Writes a file with more changes than anybody makes; none of them says anything. */
export function writeOverfullFile(to: string, changes: number): void {
  writeFileSync(to, fileWith(Array<string>(changes).fill('{}'), 'large'));
}
