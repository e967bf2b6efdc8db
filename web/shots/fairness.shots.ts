import { mkdirSync } from 'node:fs';
import { fairScene, WORDS } from '../e2e/with/fairness';
import { say } from '../e2e/with/moderation';
import { test } from '../e2e/with/test';

const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } };

for (const language of ['en', 'ru', 'fa'] as const)
	for (const theme of ['light', 'dark'] as const)
		for (const [size, viewport] of Object.entries(SIZES))
			test(`being treated fairly ${language} ${theme} ${size}`, async ({ withRole, someone }) => {
				const folder = `.shots/${language}-${theme}-${size}`;
				mkdirSync(folder, { recursive: true });
				const words = WORDS[language];
				const wish = { viewport, deviceScaleFactor: size === 'phone' ? 2 : 1, locale: `${language}-AU` };
				const [ada, keeper] = [await someone(wish), await withRole('moderator')];
				await ada.asks('PATCH', '/me/settings', { language, theme });
				const scene = await fairScene(ada, keeper, someone, words);
				const shot = async (name: string) => {
					await ada.page.waitForTimeout(250);
					await ada.page.screenshot({ path: `${folder}/fair-${name}.png` });
				};
				for (const [name, path] of Object.entries({
					more: '/more',
					decisions: '/decisions',
					removed: `/decisions/${scene.decisions.find((one) => one.verdict === 'remove')?.id}`,
					appealed: `/decisions/${scene.decisions.find((one) => one.verdict === 'refuse')?.id}`,
					closed: `/rooms/${scene.other}`
				})) {
					await ada.page.goto(`${ada.server.url}/app${path}`);
					await ada.page.waitForLoadState('networkidle');
					await shot(name);
				}
				const ben = await someone({
					handle: 'Tanager'.concat(theme === 'dark' ? 'Dark' : '', size, language)
				});
				await ben.asks('PUT', `/rooms/${scene.room}/members/me`);
				await ada.enters(scene.room);
				await say(ben, scene.room, words.covered);
				const send = async (text: string) => {
					await ada.box.fill(text);
					await ada.page.locator('button.send').click();
				};
				await ada.log.locator('.cover').waitFor();
				await shot('covered');
				await ada.log.locator('.cover button').click();
				await shot('opened');
				await send(words.dealer);
				await ada.log.locator('[data-state=refused]').waitFor();
				await shot('refused');
				await send(words.link);
				await ada.log.locator('[data-state=held]').waitFor();
				await shot('held');
				await send(words.number);
				await ada.page.getByRole('dialog').waitFor();
				await shot('asked');
				await ada.page.keyboard.press('Escape');
				await shot('asking');
				await send(words.danger);
				await ada.page.locator('section.help li').first().waitFor();
				await shot('help');
				await ada.log.locator('article:has(.cover) .open').click();
				await shot('sheet');
				await ada.page.getByRole('dialog').locator('li button').nth(-2).click();
				await ada.page.getByRole('radio').first().check();
				await shot('report');
				await ada.page.getByRole('dialog').evaluate((sheet) => sheet.scrollTo(0, sheet.scrollHeight));
				await shot('report-end');
				for (const [name, path] of Object.entries({
					'plain-decisions': '/decisions',
					'plain-room': `/rooms/${scene.room}/plain`,
					'plain-closed': `/rooms/${scene.other}/plain#body`,
					'plain-appeal': '/appeal'
				})) {
					await ada.page.goto(`${ada.server.url}${path}`);
					await shot(name);
				}
			});
