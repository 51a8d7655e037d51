import path from 'node:path';
import { expect } from '@playwright/test';
import type { App } from '../pages/app';
import type { SavedFile } from './download';
import { type Snapshot, edited, record } from './snapshot';

/** A fresh file of everything a person has. */
export async function fileOf(person: App): Promise<SavedFile> {
  await person.open('#/data');
  return person.data.save();
}

/** Merges files that bring no conflict, or leaves open what they bring. */
export async function merges(person: App, ...files: string[]): Promise<void> {
  await person.open('#/data');
  await person.data.choose(person.data.mergeButton, files);
  await person.data.merge.click();
  await expect(person.banner).toContainText('Merged');
}

/** Edits a person's own file with a text editor and merges it, so that fields without a form change too. */
export async function editsOutside(person: App, to: string, edit: (snapshot: Snapshot) => void): Promise<void> {
  const file = await fileOf(person);
  await merges(person, edited(file.path, to, edit));
}

/** What two people may differ about, by the name on the card of the conflict. */
export const DIFFERENCES = {
  title: 'Recommendation 5: Title',
  explanation: 'Response to recommendation 8: Explanation',
  account: 'Update on recommendation 8: Text',
} as const;

export interface Views {
  title: string;
  explanation: string;
  account: string;
}

export const BEFORE: Views = {
  title: 'Start a staff referral scheme',
  explanation: 'The council will look into it',
  account: 'Various kinds of work to support and celebrate care staff went on during the pandemic.',
};

export const MINE: Views = {
  title: 'Start a staff referral scheme soon',
  explanation: 'There is money for one award a year.',
  account: 'Various kinds of work to thank care staff went on during the pandemic.',
};

export const THEIRS: Views = {
  title: 'Plan a staff referral scheme',
  explanation: 'There is money for two awards a year.',
  account: 'Various kinds of work to support and celebrate care staff went on after the pandemic.',
};

/** Changes the three things that two people may differ about. */
export async function says(person: App, name: string, views: Views, folder: string): Promise<void> {
  await person.explain(8, views.explanation, name);
  await editsOutside(person, path.join(folder, `edited-${name}.json`), (snapshot) => {
    record(snapshot, 'care-work/recommendation/5').fields.title = views.title;
    record(snapshot, 'care-work/update/8').fields.text = views.account;
  });
}

/** Two people change the same three things without seeing each other's change. Gives back the colleague's file. */
export async function differ(app: App, colleague: App, folder: string): Promise<SavedFile> {
  await says(colleague, 'S. Officer', THEIRS, folder);
  await says(app, 'A. Member', MINE, folder);
  return fileOf(colleague);
}
