/**
 * End-to-end tests: `browser` runs the reader through the browser door in Chromium, `electron` through the desktop
 * door on machines that have the runtime.
 */
import { defineConfig } from '@playwright/test'
import { CHROMIUM_ARGUMENTS, findChromium } from './test/support/chromium.ts'

const executablePath = findChromium()

export default defineConfig({
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // A hang guard, not a budget: machines differ.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Recording costs more than the tests themselves: `--trace on` when one is needed.
    trace: 'off',
    viewport: { width: 1360, height: 860 },
    launchOptions: { args: CHROMIUM_ARGUMENTS, ...(executablePath && { executablePath }) },
  },
  projects: [
    { name: 'browser', testDir: 'test/e2e' },
    { name: 'electron', testDir: 'test/e2e-electron', workers: 1 },
  ],
})
