import { mkdirSync } from 'node:fs';
import { newHandle, test, type Someone } from '../e2e/with/test';

const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } };
const SAID = {
	en: 'Thank you. Today was hard, and I came all the same.',
	ru: 'Спасибо. Сегодня было трудно, и я всё равно пришла.',
	fa: 'ممنون. امروز سخت بود و با این حال آمدم.'
};

for (const language of ['en', 'ru', 'fa'] as const)
	for (const theme of ['light', 'dark'] as const)
		for (const [size, viewport] of Object.entries(SIZES))
			test(`a live meeting ${language} ${theme} ${size}`, async ({ withRole, someone }) => {
				const folder = `.shots/${language}-${theme}-${size}`;
				mkdirSync(folder, { recursive: true });
				const wish = { viewport, deviceScaleFactor: size === 'phone' ? 2 : 1, locale: `${language}-AU` };
				const keeper = await withRole('moderator');
				const people = [await someone(wish), await someone(wish), await someone(wish)] as const;
				const [chair, speaker, listener] = people;
				const series = await keeper.asks<{ slug: string }>('POST', '/meetings', {
					name: `Night owls ${newHandle('')}`,
					starts: new Date().toISOString().slice(0, 16),
					zone: 'UTC',
					rule: 'FREQ=DAILY',
					duration_minutes: 60,
					chairs: [chair.handle]
				});
				const shot = async (person: Someone, name: string) => {
					await person.page.waitForTimeout(250);
					await person.page.screenshot({ path: `${folder}/meeting-${name}.png` });
				};
				for (const person of people) {
					await person.asks('PATCH', '/me/settings', { language, theme });
					await person.opens(`/meetings/${series.slug}`);
					if (person === chair) await shot(chair, 'door');
					await person.page.locator('main button.btn').first().click();
					await person.page.locator('.live').waitFor();
				}
				await shot(listener, 'lobby');
				const call = chair.page.locator('.live .actions .btn:not(.quiet)').first();
				const goOn = chair.page.locator('.live .actions .btn.quiet').first();
				const partNow = chair.page.locator('.live .part strong');
				// Opening, topic, sharing.
				for (let part = 0; part < 3; part += 1) {
					const before = await partNow.textContent();
					await goOn.click();
					await chair.page.waitForFunction(
						(was) => document.querySelector('.live .part strong')?.textContent !== was,
						before
					);
				}
				await speaker.page.locator('.live .actions .btn').first().click();
				await listener.page.locator('.live .actions .btn').first().click();
				await listener.page.locator('.live .hands li').nth(1).waitFor();
				await shot(chair, 'chair-hands');
				await shot(listener, 'in-line');
				await listener.page.getByRole('textbox').fill(SAID[language]);
				await shot(listener, 'ahead');
				await chair.page.locator('.live .more').click();
				await chair.page.locator('dialog .people li').nth(2).waitFor();
				await shot(chair, 'run');
				await chair.page.locator('dialog .people .chip').first().click();
				await chair.page.locator('dialog select').waitFor();
				await shot(chair, 'person');
				await chair.page.locator('dialog .close').click();
				await call.click();
				await speaker.page.locator('.live .mine').waitFor();
				await speaker.page.getByRole('textbox').fill(SAID[language]);
				await speaker.page.locator('button.send').click();
				await listener.page.getByText(SAID[language]).first().waitFor();
				await shot(speaker, 'your-turn');
				await shot(listener, 'listening');
				await shot(chair, 'chair-share');
			});
