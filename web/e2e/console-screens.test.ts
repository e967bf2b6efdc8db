import { readFileSync } from 'node:fs';
import { faultsOf, listening, settled, sidewaysOf, smallOf } from './with/looking';
import { consoleScene } from './with/moderation';
import { expect, RunningServer, test, type Someone } from './with/test';

const IDS = new Set(
	[...readFileSync('src/lib/text/ids.ts', 'utf8').matchAll(/'([^']+-[^']+)'/g)].map((found) => found[1])
);

interface Hands {
	withRole: (
		role: string,
		wish?: { server?: RunningServer; viewport?: { width: number; height: number } }
	) => Promise<Someone>;
	someone: (wish?: { handle?: string; server?: RunningServer }) => Promise<Someone>;
}

/** A community of its own, because the queue is everybody's. */
async function aConsole(
	{ withRole, someone }: Hands,
	language: string,
	viewport = { width: 393, height: 727 }
): Promise<{ server: RunningServer; moderator: Someone; screens: Record<string, string> }> {
	const server = await RunningServer.start();
	const moderator = await withRole('moderator', { server, viewport });
	const other = await withRole('moderator', { server });
	await moderator.asks('PATCH', '/me/settings', { language, theme: 'light' });
	const screens = await consoleScene(moderator, other, (wish) => someone({ ...wish, server }));
	return { server, moderator, screens };
}

/** What opens on the screens: sheets and second steps. */
async function opened(
	moderator: Someone,
	screens: Record<string, string>,
	look: (name: string) => Promise<void>
) {
	const { page, server } = moderator;
	await page.goto(`${server.url}/app${screens.item}`);
	await settled(moderator);
	const bar = page.locator('.bar .btn');
	await bar.nth(2).click();
	await look('what a note says');
	await bar.last().click();
	await bar.last().click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.getByRole('dialog').getByRole('radio').nth(1).check();
	await look('steps of the ladder');
	await page.keyboard.press('Escape');
	await page.goto(`${server.url}/app${screens.crisis}`);
	await settled(moderator);
	await page.locator('.bar .btn').nth(1).click();
	await look('a touch that can be taken back');
	await expect(page.locator('form')).toBeVisible();
	await look('the reason after');
	const { items } = await moderator.asks<{ items: { id: string }[] }>('GET', '/rooms');
	await moderator.asks('PUT', `/moderation/rooms/${items[0]?.id}/raid`, { on: true });
	await page.goto(`${server.url}/app/moderation/raid`);
	await settled(moderator);
	await look('raid mode, on in a room');
	await page.locator('.row-card button').first().click();
	await look('before raid mode goes on');
	await page.goto(`${server.url}/app/rooms/${items[0]?.id}`);
	await expect(page.locator('main .raid')).toBeVisible();
	await look('a room that is careful');
}

for (const language of ['en', 'ru', 'fa'])
	test(`axe finds nothing in the console, in ${language}, light and dark; nothing goes wrong or leaves`, async ({
		withRole,
		someone
	}) => {
		test.setTimeout(400_000);
		const { server, moderator, screens } = await aConsole({ withRole, someone }, language);
		try {
			const { page } = moderator;
			const wrong = listening(page, server.url);
			const found: string[] = [];
			const look = async (name: string) => {
				for (const theme of ['light', 'dark']) {
					await page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme);
					for (const fault of await faultsOf(page)) found.push(`${name} ${theme} ${fault}`);
				}
			};
			for (const [name, path] of Object.entries(screens)) {
				await page.goto(`${server.url}/app${path}`);
				await settled(moderator);
				await expect(page.locator('html')).toHaveAttribute('lang', language);
				// A message that is not there is shown by its id.
				const shown = (await page.locator('main').innerText()).split(/\s+/);
				expect(
					shown.filter((word) => IDS.has(word)),
					name
				).toEqual([]);
				await look(name);
			}
			await opened(moderator, screens, look);
			expect(found).toEqual([]);
			expect(wrong).toEqual([]);
		} finally {
			await server.end();
		}
	});

for (const language of ['en', 'ru', 'fa'])
	test(`no screen of the console scrolls sideways at 320 px, in ${language}`, async ({
		withRole,
		someone
	}) => {
		test.setTimeout(200_000);
		const narrow = { width: 320, height: 568 };
		const { server, moderator, screens } = await aConsole({ withRole, someone }, language, narrow);
		try {
			const wide: string[] = [];
			const small: string[] = [];
			const look = async (name: string) => {
				wide.push(...(await sidewaysOf(moderator.page)).map((fault) => `${name} ${fault}`));
				small.push(...(await smallOf(moderator.page)).map((fault) => `${name} ${fault}`));
			};
			for (const [name, path] of Object.entries(screens)) {
				await moderator.page.goto(`${server.url}/app${path}`);
				await settled(moderator);
				await look(name);
			}
			await opened(moderator, screens, look);
			expect(wide).toEqual([]);
			expect(small).toEqual([]);
		} finally {
			await server.end();
		}
	});
