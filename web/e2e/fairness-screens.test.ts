import AxeBuilder from '@axe-core/playwright';
import { fairScene, WORDS } from './with/fairness';
import { say } from './with/moderation';
import { expect, test, type Someone } from './with/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function looked(person: Someone, at: string, found: string[]): Promise<void> {
	for (const theme of ['light', 'dark']) {
		await person.page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme);
		const { violations } = await new AxeBuilder({ page: person.page }).withTags(TAGS).analyze();
		for (const { id, nodes } of violations)
			found.push(`${at} ${theme} ${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
	}
	// Everything one presses is 44 px high at least, and nothing runs out at the side.
	found.push(
		...(await person.page.evaluate((screen) => {
			const parts = [
				...document.querySelectorAll<HTMLElement>('button, select, .btn, .way a, .ways a, .choice')
			];
			const small = parts.filter(
				(part) => part.offsetParent !== null && part.getBoundingClientRect().height < 43.5
			);
			const wide = [document.documentElement, ...document.querySelectorAll('main, .log, dialog')].filter(
				(part) => part.scrollWidth > part.clientWidth + 1
			);
			return [
				...small.map((part) => `${screen} low: ${part.className || part.tagName} ${part.textContent}`),
				...wide.map((part) => `${screen} wide: ${part.tagName} ${part.scrollWidth}`)
			];
		}, at))
	);
}

for (const language of ['en', 'ru', 'fa'] as const)
	test(`axe finds nothing where people are asked, told why and heard, in ${language}, light and dark, at 320 px`, async ({
		someone,
		withRole
	}) => {
		test.setTimeout(400_000);
		const words = WORDS[language];
		const [ada, keeper] = [
			await someone({ viewport: { width: 320, height: 640 }, locale: `${language}-AU` }),
			await withRole('moderator')
		];
		await ada.asks('PATCH', '/me/settings', { language, theme: 'light' });
		const scene = await fairScene(ada, keeper, someone, words);
		const found: string[] = [];
		for (const path of [
			'/decisions',
			...scene.decisions.map((one) => `/decisions/${one.id}`),
			'/decisions/00000000-0000-7000-8000-000000000000',
			'/more',
			'/settings/look',
			`/rooms/${scene.other}`
		]) {
			await ada.page.goto(`${ada.server.url}/app${path}`);
			await ada.page.waitForLoadState('networkidle');
			await looked(ada, path.replace(/[0-9a-f-]{36}/, 'ID'), found);
		}

		const ben = await someone();
		await ben.asks('PUT', `/rooms/${scene.room}/members/me`);
		await ada.enters(scene.room);
		await say(ben, scene.room, words.covered);
		await expect(ada.log.locator('.cover')).toBeVisible();
		const send = async (text: string) => {
			await ada.box.fill(text);
			await ada.page.locator('button.send').click();
		};
		await send(words.dealer);
		await expect(ada.log.locator('[data-state=refused]')).toHaveCount(1);
		await send(words.link);
		await expect(ada.log.locator('[data-state=held]')).toHaveCount(1);
		await looked(ada, 'a room, refused and held', found);
		await ada.log.locator('.cover button').click();
		await send(words.danger);
		await expect(ada.page.locator('section.help li').first()).toBeVisible();
		await looked(ada, 'a room with help, and a note opened', found);
		await send(words.number);
		await expect(ada.page.getByRole('dialog')).toBeVisible();
		await looked(ada, 'asked first', found);
		await ada.page.keyboard.press('Escape');
		await expect(ada.log.locator('[data-state=asking]')).toHaveCount(1);
		await looked(ada, 'asked, and not answered yet', found);
		await ada.log.locator('article:has(.cover) .open').click();
		await ada.page.getByRole('dialog').locator('li button').nth(-2).click();
		await ada.page.getByRole('radio').first().check();
		await expect(ada.page.getByRole('dialog').getByRole('status').first()).toBeVisible();
		await looked(ada, 'reporting', found);
		await ada.page.keyboard.press('Escape');
		await expect(ada.page.locator('article:focus')).toHaveCount(1);

		for (const path of [
			'/decisions',
			`/rooms/${scene.room}/plain`,
			`/rooms/${scene.other}/plain`,
			'/appeal'
		]) {
			await ada.page.goto(`${ada.server.url}${path}`);
			await looked(ada, `document ${path.replace(/[0-9a-f-]{36}/, 'ID')}`, found);
		}
		await ada.page.goto(`${ada.server.url}/rooms/${scene.room}/plain`);
		await ada.page.locator('textarea').fill(words.number);
		await ada.page.locator('form.reply button').click();
		await expect(ada.page.locator('#ask')).toBeVisible();
		await looked(ada, 'document asked first', found);
		expect(found).toEqual([]);
	});
