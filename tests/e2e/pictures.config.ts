import { defineConfig } from '@playwright/test';
import journeys from './playwright.config';
import type { AppOptions } from './support/app';

// Makes the pictures of the help and of the README: `cargo xtask pictures`.
export default defineConfig<AppOptions>({
  ...journeys,
  testDir: 'pictures',
  use: { ...journeys.use, colorScheme: 'light', deviceScaleFactor: 1 },
  projects: journeys.projects?.filter(({ name }) => name === 'chromium-file'),
});
