import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { App } from '../pages/app';
import { MINE, THEIRS, type Views, fileOf, merges } from './people';
import { edited, record } from './snapshot';

export interface State {
  what: string;
  reach: (app: App) => Promise<void>;
}

/** The pages and states of files, conflicts and taking away, each with what they have to show. They build on each other. */
export function dataStates(folder: string): State[] {
  const at = (name: string) => path.join(folder, name);
  const copy = async (app: App, name: string, views: Views) => {
    const file = await fileOf(app);
    return edited(file.path, at(name), (snapshot) => {
      record(snapshot, 'care-work/recommendation/5').fields.title = views.title;
      record(snapshot, 'care-work/response/8').fields.explanation = views.explanation;
      record(snapshot, 'care-work/update/8').fields.text = views.account;
    });
  };
  return [
    {
      what: 'a merge with conflicts, a broken file and an open combination',
      reach: async (app) => {
        await app.addUpdate(8, 'The first awards were given out.', 'A. Member');
        const theirs = await copy(app, 'theirs.json', THEIRS);
        await merges(app, await copy(app, 'mine.json', MINE));
        writeFileSync(at('empty.json'), '');
        await app.data.choose(app.data.mergeButton, [theirs, at('empty.json')]);
        await expect(app.data.conflicts.all).toHaveCount(3);
        await app.data.conflicts.of('Update on recommendation 8: Text').combine.check();
      },
    },
    {
      what: 'Data with conflicts to settle, a merge and its report',
      reach: async (app) => {
        await merges(app, at('theirs.json'));
        await app.data.report.first().click();
        await app.data.typedWords.click();
        await app.data.pasteInstead.click();
      },
    },
    {
      what: 'Conflicts, and entries that may be the same',
      reach: async (app) => {
        await app.addUpdate(9, 'A college has been visited.');
        await app.addUpdate(9, 'A college has been visited.');
        await app.open('#/conflicts');
        await expect(app.conflicts.cards.all).toHaveCount(3);
        await expect(app.conflicts.perhapsTwice).toHaveCount(1);
      },
    },
    {
      what: 'a recommendation with two versions and its history',
      reach: async (app) => {
        await app.open('#/recommendations/8');
        await app.recommendation.history.click();
      },
    },
    {
      what: 'Take out for good with a mistake',
      reach: async (app) => {
        await app.open('#/recommendations/9');
        await app.recommendation.history.click();
        await app.main.getByRole('link', { name: /^Take out for good ?: Text, / }).first().click();
        await app.takeOut.takeItOut.click();
        await expect(app.errorSummary).toBeVisible();
      },
    },
    {
      what: 'the question before opening a file',
      reach: async (app) => {
        const file = await fileOf(app);
        await app.data.choose(app.data.openButton, file.path);
        await expect(app.data.confirmOpen).toBeVisible();
      },
    },
    {
      what: 'Data with a restore point and an undone merge',
      reach: async (app) => {
        await app.data.openAndReplace.click();
        await expect(app.data.goBackToThis).toHaveCount(1);
        await app.data.goBackToThis.click();
        await app.data.undoMerge.first().click();
        await expect(app.main).toContainText('This merge was undone.');
      },
    },
    {
      what: 'a file of another review',
      reach: async (app) => {
        await app.open('#/data');
        await app.data.choose(app.data.mergeButton, path.resolve(__dirname, '../../golden/snapshot-v1.json'));
        await expect(app.data.mergeAllTheSame).toBeVisible();
      },
    },
    {
      what: 'a file that cannot be read',
      reach: async (app) => {
        await app.open('#/data');
        await app.data.choose(app.data.mergeButton, at('empty.json'));
        await expect(app.errorSummary).toBeVisible();
      },
    },
    {
      what: 'a large file',
      reach: async (app) => {
        writeFileSync(at('large.json'), '');
        truncateSync(at('large.json'), 26_000_000);
        await app.data.choose(app.data.mergeButton, at('large.json'));
        await expect(app.data.readIt).toBeVisible();
      },
    },
    {
      what: 'a file with half a sign',
      reach: async (app) => {
        await app.data.cancel.click();
        writeFileSync(at('half.json'), readFileSync(at('mine.json'), 'utf8').replaceAll('The first awards', 'The \\ud83c awards'));
        await app.data.choose(app.data.mergeButton, at('half.json'));
        await expect(app.data.readWithReplacementSigns).toBeVisible();
      },
    },
    {
      what: 'the question before erasing',
      reach: async (app) => {
        await app.open('#/data');
        await app.data.eraseButton.click();
        await expect(app.data.eraseEverything).toBeVisible();
      },
    },
  ];
}
