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
	// What is written before one's turn stays, whatever is pressed and whatever happens to the page.
	await ben.page.getByRole('textbox').fill('One day at a time');
	await ben.page.keyboard.press('Tab');
	await ben.page.keyboard.press('Enter');
	await expect(ben.page.getByText('Kept here.')).toBeVisible();
	await ben.page.reload();
	await expect(ben.page.getByRole('textbox')).toHaveValue('One day at a time');
	await expect(ben.page.getByText('You can write already')).toBeVisible();
	await isSound(ben.page);
	// The chair lets Ben go first, and thinks better of it.
	await ada.page.getByRole('button', { name: new RegExp(`About .*${ben.handle}`) }).click();
	await ada.page.getByRole('button', { name: 'Sooner' }).click();
	await expect(ben.page.getByText('You are next')).toBeVisible();
	await isSound(ada.page);
	await ada.page.getByRole('button', { name: 'Later' }).click();
	await expect(nasim.page.getByText('نفر بعدی شمایید')).toBeVisible();
	await ada.page.getByRole('button', { name: 'Close' }).click();
	await ada.page.getByRole('button', { name: new RegExp(`Call .*${nasim.handle}`) }).click();
	await expect(ben.page.getByText(new RegExp(`${nasim.handle}.* has the floor`)).first()).toBeVisible();
	await nasim.page.getByRole('textbox').fill('سلام. امروز روز سختی بود.');
	await nasim.page.getByRole('button', { name: 'فرستادن', exact: true }).click();
	await expect(ben.page.getByText('امروز روز سختی بود')).toBeVisible();
	await nasim.page.getByRole('button', { name: 'تمام', exact: true }).click();
	await ada.page.getByRole('button', { name: new RegExp(`Call .*${ben.handle}`) }).click();
	await expect(ben.page.getByText('It is your turn.').first()).toBeVisible();
	await expect(ben.page.getByText('What you wrote is here')).toBeVisible();
	await isSound(ben.page);
	await ben.page.getByRole('button', { name: 'Send', exact: true }).focus();
	await ben.page.keyboard.press('Enter');
	await expect(nasim.page.getByText('One day at a time')).toBeVisible();
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

test('from a phone the chair gives time and a service, mutes, and asks somebody to leave, who reads why', async ({
	withRole,
	someone
}) => {
	const keeper = await withRole('moderator');
	const phone = { viewport: { width: 320, height: 640 } };
	const ada = await someone({ handle: newHandle('Ada'), ...phone });
	const series = await keeper.asks<{ slug: string }>('POST', '/meetings', {
		name: `Owls ${newHandle('')}`,
		starts: new Date().toISOString().slice(0, 16),
		zone: 'UTC',
		rule: 'FREQ=DAILY',
		duration_minutes: 60,
		chairs: [ada.handle]
	});
	const ben = await someone({ handle: newHandle('Ben'), ...phone });
	for (const person of [ada, ben]) {
		await person.opens(`/meetings/${series.slug}`);
		await person.page.getByRole('button', { name: 'Come in' }).click();
		await expect(person.page.locator('.live')).toBeVisible();
	}
	const chair = ada.page;
	await chair.getByRole('button', { name: 'Run the meeting' }).click();
	const sheet = chair.getByRole('dialog');
	await sheet.getByRole('radio', { name: 'With a lobby' }).check();
	await sheet.getByRole('button', { name: 'Sharing' }).click();
	await expect(sheet.getByText('Sharing')).toHaveAttribute('aria-current', 'step');
	await isSound(chair);
	await sheet.getByRole('button', { name: new RegExp(`Choose .*${ben.handle}`) }).click();
	await sheet
		.getByLabel(new RegExp(`More time for each share of .*${ben.handle}`))
		.selectOption({ index: 2 });
	await sheet.getByRole('button', { name: 'timekeeper' }).click();
	await expect(sheet.getByRole('button', { name: 'timekeeper' })).toHaveAttribute('aria-pressed', 'true');
	await isSound(chair);
	await sheet.getByRole('button', { name: new RegExp(`Call .*${ben.handle}`) }).click();
	await expect(ben.page.locator('.clock')).toHaveText(/[45]:/);
	await ben.page.getByRole('button', { name: 'Done' }).click();
	await expect(ben.page.getByRole('button', { name: 'Raise hand' })).toBeVisible();

	await ben.page.getByRole('button', { name: 'Raise hand' }).click();
	await chair.getByRole('button', { name: new RegExp(`About .*${ben.handle}`) }).click();
	await sheet.getByRole('button', { name: 'Mute' }).click();
	await expect(ben.page.getByRole('button', { name: 'Lower hand' })).toBeHidden();
	await sheet.getByRole('button', { name: 'Let them write again' }).click();
	await sheet.getByRole('button', { name: 'Ask to leave the meeting' }).click();
	await sheet.getByLabel('Why?').fill('Please name no towns.');
	await isSound(chair);
	await sheet.getByRole('button', { name: 'Ask to leave the meeting' }).click();
	await expect(chair.getByRole('dialog')).toHaveCount(0);
	await expect(ben.page.locator('.live')).toBeHidden();
	await ben.opens('/decisions');
	await ben.page.getByRole('link', { name: 'What was decided' }).click();
	await expect(ben.page.getByText('Please name no towns.').first()).toBeVisible();
	await expect(ben.page.getByText('you can say so until').first()).toBeVisible();
});
