import { defineConfig } from '@playwright/test';
import type { AppOptions } from './support/app';

const CHROMIUM = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const chromium = {
  browserName: 'chromium' as const,
  launchOptions: { executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: CHROMIUM },
};

// The stock Firefox, driven by WebDriver BiDi: Playwright's own patched build is not needed.
const firefox = {
  browserName: 'firefox' as const,
  channel: 'moz-firefox',
  launchOptions: {
    executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
    // Automation switches this off, and file:// then behaves as it never does for a member.
    firefoxUserPrefs: { 'security.fileuri.strict_origin_policy': true },
  },
};

// @once: says nothing about where the page comes from, so one place is enough (axe, printing).
// @file: opens an altered copy of the single file, which no server has.
// @every-browser: the tasks that must work in a second engine; the rest differs only in our own code.
export default defineConfig<AppOptions>({
  testDir: 'journeys',
  outputDir: '../../test-results',
  globalSetup: './support/serve.ts',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // On two busy cores one wait in some hundred thousand runs out. What passes only the second time is listed as flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['line']],
  // Only the journeys of the hosted form are about what its service worker does.
  use: { serviceWorkers: 'block', screenshot: 'only-on-failure', actionTimeout: 10_000, locale: 'en-GB' },
  projects: [
    { name: 'chromium-http', grepInvert: /@file\b/, use: { ...chromium, place: 'http' } },
    { name: 'chromium-file', grepInvert: /@once\b/, use: { ...chromium, place: 'file' } },
    { name: 'firefox-file', grep: /@every-browser\b/, use: { ...firefox, place: 'file' } },
  ],
});
