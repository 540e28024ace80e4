import path from 'node:path';
import { defineConfig } from 'playwright/test';

const root = path.join(import.meta.dirname, '../..');
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: path.join(root, 'test-results'),
  reporter: [['list']],
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // Each spec has its own program, folder, ports and browser context: two at once share nothing.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  use: {
    trace: 'retain-on-failure',
    launchOptions: {
      ...(process.env.RESETDESK_BROWSER ? { executablePath: process.env.RESETDESK_BROWSER } : {}),
      // Chromium's sandbox does not work for root; the pages here are our own.
      args: [...(asRoot ? ['--no-sandbox'] : []), '--disable-quic', '--no-first-run'],
    },
  },
});
