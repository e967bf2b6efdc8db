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

test('three people hold a meeting, one of them in Persian and one by keyboard alone', async ({
	withRole,
	someone
}) => {
	const keeper = await withRole('moderator');
	const ada = await someone({ handle: newHandle('Ada') });
	const now = new Date().toISOString().slice(0, 16);
	const series = await keeper.asks<{ slug: string }>('POST', '/meetings', {
		name: `Owls ${newHandle('')}`,
		starts: now,
		zone: 'UTC',
		rule: 'FREQ=DAILY',
		duration_minutes: 60,
		chairs: [ada.handle]
	});
	const nasim = await someone({ handle: newHandle('Nasim'), locale: 'fa-IR', timezoneId: 'Asia/Tehran' });
	const ben = await someone({ handle: newHandle('Ben') });
	for (const [person, comeIn] of [
		[ada, 'Come in'],
		[nasim, 'وارد شوید'],
		[ben, 'Come in']
	] as const) {
		await person.opens(`/meetings/${series.slug}`);
		await person.page.getByRole('button', { name: comeIn }).click();
		await expect(person.page.locator('.live')).toBeVisible();
	}
	await expect(nasim.page.locator('html')).toHaveAttribute('dir', 'rtl');
	await isSound(nasim.page);
	const go = (part: string) => ada.page.getByRole('button', { name: new RegExp(`Go on: .*${part}`) }).click();
	await go('Opening');
	await expect(ben.page.getByText('The chair is speaking').first()).toBeVisible();
	await go('Topic');
	await go('Sharing');

	await nasim.page.getByRole('button', { name: 'دست بلند کردن' }).click();
	await expect(nasim.page.getByText('نفر بعدی شمایید')).toBeVisible();
	// By keyboard alone.
	await ben.page.getByRole('button', { name: 'Raise hand' }).focus();
	await ben.page.keyboard.press('Enter');
	await expect(ben.page.getByText(/You are number .*2.* in line/)).toBeVisible();
	await isSound(ada.page);
	await ada.page.getByRole('button', { name: new RegExp(`Call .*${nasim.handle}`) }).click();
	await expect(ben.page.getByText(new RegExp(`${nasim.handle}.* has the floor`)).first()).toBeVisible();
	await nasim.page.getByRole('textbox').fill('سلام. امروز روز سختی بود.');
	await nasim.page.getByRole('button', { name: 'فرستادن', exact: true }).click();
	await expect(ben.page.getByText('امروز روز سختی بود')).toBeVisible();
	await nasim.page.getByRole('button', { name: 'تمام', exact: true }).click();
	await ada.page.getByRole('button', { name: new RegExp(`Call .*${ben.handle}`) }).click();
	await expect(ben.page.getByText('It is your turn.').first()).toBeVisible();
	await isSound(ben.page);
	// As people have typed it for thirty years.
	await ben.page.getByRole('textbox').fill('done');
	await ben.page.getByRole('button', { name: 'Send', exact: true }).focus();
	await ben.page.keyboard.press('Enter');
	await expect(ada.page.getByText('Nobody has the floor yet').first()).toBeVisible();
	await go('Burning desire');
	await go('Closing');
	await go('Staying a while');
	await expect(ben.page.getByText('Everybody may write').first()).toBeVisible();
	await go('The end');
	await expect(nasim.page.locator('.live')).toBeHidden();
});
