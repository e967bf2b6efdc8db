import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, newHandle, test } from './with/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function isSound(page: Page): Promise<void> {
	const found = await new AxeBuilder({ page }).withTags(TAGS).analyze();
	expect(
		found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`)
	).toEqual([]);
	const wide = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(wide).toBeLessThanOrEqual(0);
}

test('a moderator plans a meeting by weekday and time, and a member finds it and adds it to a calendar', async ({
	withRole,
	someone
}) => {
	const keeper = await withRole('moderator');
	const name = `Owls ${newHandle('')}`;
	await keeper.opens('/meetings');
	await keeper.page.getByRole('link', { name: 'Plan a meeting' }).click();
	await keeper.page.getByLabel('Name', { exact: true }).fill(name);
	for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'])
		await keeper.page.getByRole('button', { name: day }).click();
	await keeper.page.getByLabel('At what time?').fill('23:55');
	await keeper.page.getByLabel('Time zone').fill('Pacific/Auckland');
	await keeper.page.getByText('More', { exact: true }).last().click();
	await keeper.page.getByRole('button', { name: 'Newcomer' }).click();
	await isSound(keeper.page);
	await keeper.page.getByRole('button', { name: 'Plan it' }).click();
	await expect(keeper.page.locator('h1')).toHaveText(name);
	await keeper.page.getByRole('button', { name: 'Change this session' }).first().click();
	await keeper.page.getByRole('textbox', { name: 'Why' }).fill('The chair is ill');
	await keeper.page.getByRole('button', { name: 'Change it' }).click();
	await expect(keeper.page.getByText('Not held this time').first()).toBeVisible();
	await isSound(keeper.page);

	const member = await someone({ locale: 'fa-IR', timezoneId: 'Asia/Tehran' });
	await member.opens('/meetings');
	await expect(member.page.locator('html')).toHaveAttribute('dir', 'rtl');
	await isSound(member.page);
	await member.page
		.getByRole('link', { name: new RegExp(name) })
		.first()
		.click();
	await expect(member.page.locator('h1')).toHaveText(name);
	await expect(member.page.getByText('Pacific/Auckland').first()).toBeVisible();
	await isSound(member.page);
	const calendar = await member.page.getByRole('link', { name: 'افزودن به تقویم' }).getAttribute('href');
	const answer = await member.context.request.get(`${member.server.url}${calendar}`);
	expect(await answer.text()).toContain('BEGIN:VTIMEZONE');
});

test('what cannot be planned is said at its field, and nothing that was typed is lost', async ({
	withRole
}) => {
	const keeper = await withRole('moderator');
	await keeper.opens('/meetings/new');
	await keeper.page.getByLabel('Name', { exact: true }).fill('Night Owls');
	await keeper.page.getByRole('button', { name: 'Monday' }).click();
	await keeper.page.getByLabel('Time zone').fill('Mars/Base');
	await keeper.page.getByRole('button', { name: 'Plan it' }).click();
	await expect(keeper.page.getByLabel('Time zone')).toHaveAttribute('aria-invalid', 'true');
	await expect(keeper.page.getByLabel('Name', { exact: true })).toHaveValue('Night Owls');
});

test('the page of meetings needs no script, in every language', async ({ withRole, browser, server }) => {
	const keeper = await withRole('moderator');
	await keeper.asks('POST', '/meetings', {
		name: `Circle ${newHandle('')}`,
		starts: '2026-01-05T21:30',
		zone: 'Europe/London',
		rule: 'FREQ=DAILY;BYHOUR=0,3,6,9,12,15,18,21',
		duration_minutes: 60,
		types: ['BE', 'EN']
	});
	for (const [locale, language] of [
		['en-GB', 'en'],
		['ru-RU', 'ru'],
		['fa-IR', 'fa']
	] as const) {
		for (const javaScriptEnabled of [false, true]) {
			const context = await browser.newContext({ locale, javaScriptEnabled, timezoneId: 'Asia/Tehran' });
			const page = await context.newPage();
			await page.goto(`${server.url}/meetings?zone=Europe/London`);
			await expect(page.locator('html')).toHaveAttribute('lang', language);
			// Only where a script runs is the reader's own clock known.
			await expect(page.locator('.yours').first()).toBeVisible({ visible: javaScriptEnabled });
			if (javaScriptEnabled) await isSound(page);
			await page
				.getByRole('link', { name: /Circle/ })
				.first()
				.click();
			await expect(page.locator('h1')).toContainText('Circle');
			if (javaScriptEnabled) await isSound(page);
			await context.close();
		}
	}
});
