import path from 'node:path';
import type { App } from '../pages/app';
import { fileOf } from './people';
import { edited } from './snapshot';

/** A file of the embedded review with so many further recommendations, as another program would write it. */
export async function longReview(person: App, folder: string, further: number): Promise<string> {
  const good = await fileOf(person);
  return edited(good.path, path.join(folder, 'long.json'), (snapshot) => {
    const review = snapshot.records.find((record) => record.type === 'review')!;
    for (let number = 13; number < 13 + further; number += 1) {
      const fields = { review: review.id, number, title: `Long${number}` };
      snapshot.records.push({ id: `long/recommendation/${number}`, type: 'recommendation', fields });
    }
  });
}
