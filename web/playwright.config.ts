import { defineConfig, devices } from '@playwright/test';
import { chromium } from './scripts/browser.mjs';

const phone = { ...devices['Pixel 5'], defaultBrowserType: 'chromium' as const, launchOptions: chromium };

// The end of the name and not the whole path: the folder of the tree may have any name.
const atADesk = /desk\.test\.ts$/;

// Each worker starts a server of its own (e2e/with/test.ts): HOMEGROUP_BIN names the binary.
export default defineConfig({
	testDir: 'e2e',
	outputDir: '.e2e',
	fullyParallel: true,
	workers: 2,
	forbidOnly: !!process.env.CI,
	retries: 0,
	reporter: [['list']],
	timeout: 90_000,
	expect: { timeout: 15_000 }, // machines of a test farm share their cores
	use: {
		trace: 'retain-on-failure',
		serviceWorkers: 'block',
		locale: 'en-GB',
		timezoneId: 'Europe/London'
	},
	projects: [
		{ name: 'phone', use: phone, testIgnore: atADesk },
		{ name: 'desk', use: { ...devices['Desktop Chrome'], launchOptions: chromium }, testMatch: atADesk }
	]
});
