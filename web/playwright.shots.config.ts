import { defineConfig } from '@playwright/test';
import { chromium } from './scripts/browser.mjs';

// Pictures of every screen, to be looked at by people: npm run shots, then open web/.shots.
export default defineConfig({
	testDir: 'shots',
	testMatch: /\.shots\.ts$/,
	outputDir: '.e2e',
	workers: 2,
	fullyParallel: true,
	reporter: [['list']],
	timeout: 180_000,
	use: { serviceWorkers: 'block', launchOptions: chromium, timezoneId: 'Europe/London' }
});
