import { mkdirSync } from 'node:fs';
import { consoleScene, ENGLISH, type Lines } from '../e2e/with/moderation';
import { newHandle, RunningServer, test } from '../e2e/with/test';

const LINES: Record<'en' | 'fa' | 'ru', Lines> = {
	en: ENGLISH,
	fa: {
		room: 'شب‌زنده‌داران',
		about: 'برای هر کسی که شب‌ها بیدار است',
		before: ['سلام به همه. امروز روز سختی بود، اما آمدم.', 'خوشحالیم که اینجایی.', 'من هم تا سه بیدار بودم.'],
		dealer: 'کسی را می‌شناسم که آنچه می‌خواهی دارد، به من پیام بده',
		answer: 'لطفاً اینجا از این حرف‌ها نزن.',
		note: 'دیروز همین را به من هم نوشت.',
		hard: 'مدام یادم می‌آید که چطور بود، با همهٔ جزئیاتش.',
		link: 'این را ببین https://example.org',
		appeal: 'منظورم جلسهٔ سه‌شنبه بود و نه چیز دیگر. لطفاً دوباره بخوانید.',
		team: 'خرداد با او حرف زدیم. وقتی اول از خودش بپرسید خوب پاسخ می‌دهد.'
	},
	ru: {
		room: 'Ночные совы',
		about: 'Для всех, кому не спится ночью',
		before: ['Привет всем. Был трудный день, но я здесь.', 'Хорошо, что вы пришли.', 'Я тоже до трёх.'],
		dealer: 'знаю человека, у которого есть что нужно, пишите мне',
		answer: 'Пожалуйста, не здесь.',
		note: 'Вчера мне писали то же самое.',
		hard: 'Всё время вспоминаю, как это было, до мелочей.',
		link: 'посмотрите https://example.org',
		appeal: 'Речь была о группе во вторник, и только. Прочтите, пожалуйста, ещё раз.',
		team: 'В июне мы говорили. Если сначала спросить, отвечает хорошо.'
	}
};
const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } };

for (const language of ['en', 'ru', 'fa'] as const)
	for (const theme of ['light', 'dark', 'contrast'] as const)
		for (const [size, viewport] of Object.entries(SIZES))
			test(`console ${language} ${theme} ${size}`, async ({ someone, withRole }) => {
				// A community of its own: the queue is everybody's.
				const server = await RunningServer.start();
				try {
					const folder = `.shots/${language}-${theme}-${size}`;
					mkdirSync(folder, { recursive: true });
					const admin = await withRole('moderator', {
						server,
						handle: newHandle('Robin').slice(0, 8),
						viewport,
						deviceScaleFactor: size === 'phone' ? 2 : 1,
						locale: language
					});
					const other = await withRole('moderator', { server, handle: newHandle('Wren').slice(0, 7) });
					await admin.asks('PATCH', '/me/settings', { language, theme });
					await admin.page.goto(`${server.url}/app/moderation`);
					await admin.page.waitForLoadState('networkidle');
					await admin.page.screenshot({ path: `${folder}/console-empty.png` });
					const screens = await consoleScene(
						admin,
						other,
						(wish) => someone({ ...wish, server }),
						LINES[language]
					);
					const page = admin.page;
					for (const [name, path] of Object.entries(screens)) {
						await page.goto(`${server.url}/app${path}`);
						await page.waitForLoadState('networkidle');
						await page.waitForTimeout(200);
						await page.screenshot({ path: `${folder}/console-${name}.png` });
						// What is further down.
						const more = await page.evaluate(() => {
							const main = document.querySelector('main');
							if (!main || main.scrollHeight < main.clientHeight + 40) return false;
							main.scrollTop = main.scrollHeight;
							return true;
						});
						if (more) await page.screenshot({ path: `${folder}/console-${name}-end.png` });
					}
					const shot = async (name: string) => {
						await page.waitForTimeout(250);
						await page.screenshot({ path: `${folder}/console-${name}.png` });
					};
					const { items } = await admin.asks<{ items: { id: string }[] }>('GET', '/rooms');
					await admin.asks('PUT', `/moderation/rooms/${items[0]?.id}/raid`, { on: true });
					await page.goto(`${server.url}/app/moderation/raid`);
					await page.locator('.row-card button').first().click();
					await shot('raid-before');
					await page.goto(`${server.url}/app/rooms/${items[0]?.id}`);
					await page.locator('main .raid').waitFor();
					await shot('room-careful');
					await page.goto(`${server.url}/app${screens.item}`);
					await page.locator('.bar .btn').last().click();
					await page.getByRole('dialog').getByRole('radio').nth(1).check();
					await shot('steps');
					await page.keyboard.press('Escape');
					await page.locator('.bar .btn').nth(1).click();
					await shot('soon');
					await page.locator('.soon .btn').last().click();
					await page.locator('main form').waitFor();
					await shot('reason');
				} finally {
					await server.end();
				}
			});
