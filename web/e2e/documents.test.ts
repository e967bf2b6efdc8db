import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, newHandle, test, type RunningServer, type Someone } from './with/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A room with something of everything in it, and the pages that need no script, for who is signed in. */
async function pagesOf(ada: Someone, ben: Someone, room: string): Promise<string[]> {
	for (const one of [ada, ben]) await one.asks('PUT', `/rooms/${room}/members/me`);
	const say = (one: Someone, body: string) => {
		const id = `${one.id.slice(0, 24)}${newHandle('')
			.slice(0, 6)
			.replace(/./g, (letter) => letter.charCodeAt(0).toString(16))}`;
		return one.asks('POST', `/rooms/${room}/messages`, { id, body }).then(() => id);
	};
	const own = await say(ada, 'It was a hard day, but I came.');
	const others = await say(ben, 'Good that you are here.');
	await ada.asks('PUT', `/rooms/${room}/messages/${others}/reactions/with_you`);
	await ben.asks('PUT', `/rooms/${room}/messages/${own}/reactions/thank_you`);
	await ada.asks('DELETE', `/rooms/${room}/messages/${await say(ada, 'this one goes')}`);
	const talk = await ben.asks<{ id: string }>('POST', '/direct-messages', { handle: ada.handle });
	return [
		'/rooms',
		`/rooms/${room}/plain`,
		`/rooms/${room}/plain?news=changed`,
		`/rooms/${room}/messages/${own}`,
		`/rooms/${room}/messages/${others}`,
		`/rooms/${talk.id}/plain`,
		'/',
		'/help',
		'/help/safety',
		'/help/numbers',
		'/guidelines',
		'/privacy',
		'/transparency',
		'/about',
		'/join',
		'/signin?next=/rooms',
		'/signin/recover',
		'/nothing-here'
	];
}

for (const language of ['en', 'ru', 'fa'])
	test(`axe finds nothing on any page, in ${language}, light and dark, and none scrolls sideways`, async ({
		someone,
		room
	}) => {
		test.setTimeout(300_000);
		const { id } = await room();
		const [ada, ben] = [await someone({ viewport: { width: 320, height: 568 } }), await someone()];
		const pages = await pagesOf(ada, ben, id);
		await ada.asks('PATCH', '/me/settings', { language, theme: 'light' });
		const found: string[] = [];
		for (const path of pages) {
			await ada.page.goto(`${ada.server.url}${path}`);
			await expect(ada.page.locator('html')).toHaveAttribute('lang', language);
			const wide = await ada.page.evaluate(() => document.documentElement.scrollWidth);
			if (wide > 320) found.push(`${path} is ${wide} px wide`);
			for (const theme of ['light', 'dark']) {
				await ada.page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme);
				const { violations } = await new AxeBuilder({ page: ada.page }).withTags(TAGS).analyze();
				for (const { id: rule, nodes } of violations)
					found.push(`${path} ${theme} ${rule}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
			}
		}
		expect(found).toEqual([]);
	});

async function signsIn(page: Page, server: RunningServer, who: Someone, path: string): Promise<void> {
	await page.goto(`${server.url}${path}`);
	await page.getByLabel('Name', { exact: true }).fill(who.handle);
	await page.locator('input[autocomplete=current-password]').fill(who.passphrase);
	await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
	await expect(page).toHaveURL(`${server.url}${path}`);
}

test('without scripts people answer quietly, change their words and talk in private', async ({
	browser,
	server,
	someone,
	room
}) => {
	const { id } = await room();
	const [ada, ben] = [await someone(), await someone()];
	for (const one of [ada, ben]) await one.asks('PUT', `/rooms/${id}/members/me`);
	await ben.asks('POST', `/rooms/${id}/messages`, { id: ben.id, body: 'Good that you are here.' });
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await signsIn(page, server, ada, `/rooms/${id}/plain`);

	await page.getByLabel('Your message').fill('It was a hard day');
	await page.getByRole('button', { name: 'Send' }).click();
	await page.getByRole('link', { name: 'Change or remove' }).click();
	await page.getByLabel('Other words').fill('It was a long day');
	await page.getByRole('button', { name: 'Change' }).click();
	await expect(page.getByText('It was a long day')).toBeVisible();
	await expect(page.getByText('Your message was changed.')).toBeVisible();

	await page.getByRole('link', { name: 'Answer quietly' }).click();
	await page.getByRole('button', { name: 'With you' }).click();
	await expect(page.getByRole('list', { name: 'Quiet answers' })).toContainText('With you');
	await page.getByRole('link', { name: 'Answer quietly' }).click();
	await page.getByRole('button', { name: /^Ask .* to talk$/ }).click();
	await expect(page.getByText('You can write when they agree.')).toBeVisible();

	await ben.asks('PUT', `${new URL(page.url()).pathname.replace('/plain', '')}/members/me`);
	await page.reload();
	await page.getByLabel('Your message').fill('Thank you for asking');
	await page.getByRole('button', { name: 'Send' }).click();
	await expect(page.getByText('Thank you for asking')).toBeVisible();

	await page.goto(`${server.url}/rooms/${id}/plain`);
	await page.getByRole('link', { name: 'Change or remove' }).click();
	await page.getByRole('button', { name: 'Remove this message' }).click();
	await expect(page.getByText('Your message was removed.')).toBeVisible();
	await expect(page.getByText('It was a long day')).toHaveCount(0);
	await context.close();
});
