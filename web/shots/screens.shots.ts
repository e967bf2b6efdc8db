import { mkdirSync } from 'node:fs';
import { codeOf, newHandle, test, type Someone } from '../e2e/with/test';

/** What people might say to each other, so that the pictures show a room and not a test. */
const TALK = {
	en: {
		room: 'Night owls',
		about: 'For anyone who is up at night',
		other: 'Calm mornings',
		lines: [
			'Hello everyone. It was a hard day, but I came.',
			'Good that you are here.',
			'I was awake until three as well. You are not alone.',
			'Thank you. It helps that somebody is up.',
			'One breath, one hour at a time. I made tea, and I am going to sit with it until the wave is over. It usually takes about twenty minutes.',
			'My number is +49 171 5550199 if you need it'
		]
	},
	fa: {
		room: 'شب‌زنده‌داران',
		about: 'برای هر کسی که شب‌ها بیدار است',
		other: 'صبح آرام',
		lines: [
			'سلام به همه. امروز روز سختی بود، اما آمدم.',
			'خوشحالیم که اینجایی.',
			'من هم دیشب تا سه بیدار بودم. تنها نیستی.',
			'ممنون. همین که کسی بیدار است کمک می‌کند.',
			'یک نفس، یک ساعت. چای درست کردم و می‌نشینم تا موج بگذرد. معمولاً بیست دقیقه طول می‌کشد.',
			'شمارهٔ من +98 912 345 6789 است اگر لازم شد'
		]
	},
	ru: {
		room: 'Ночные совы',
		about: 'Для всех, кому не спится ночью',
		other: 'Тихое утро',
		lines: [
			'Привет всем. Был трудный день, но я здесь.',
			'Хорошо, что вы пришли.',
			'Я тоже не сплю до трёх. Вы не одни.',
			'Спасибо. Легче, когда кто-то не спит.',
			'Один вдох, один час. Чай заварен, посижу с ним, пока волна не пройдёт. Обычно это минут двадцать.',
			'Мой номер +7 912 345-67-89, если нужно'
		]
	}
} as const;

const SIZES = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } };

for (const language of ['en', 'ru', 'fa'] as const)
	for (const theme of ['light', 'dark', 'contrast'] as const)
		for (const [size, viewport] of Object.entries(SIZES))
			test(`${language} ${theme} ${size}`, async ({ withRole, someone }) => {
				const folder = `.shots/${language}-${theme}-${size}`;
				mkdirSync(folder, { recursive: true });
				const wish = { viewport, deviceScaleFactor: size === 'phone' ? 2 : 1, locale: language };
				const admin = await withRole('admin', wish);
				const { secret } = await admin.asks<{ secret: string }>('POST', '/me/second-factor', {
					passphrase: admin.passphrase
				});
				await admin.asks('PUT', '/me/second-factor', { code: codeOf(secret) });
				await admin.asks('PATCH', '/me/settings', { language, theme });
				const talk = TALK[language];
				const kind = 'group';
				const room = async (name: string) =>
					(
						await admin.asks<{ id: string }>('POST', '/rooms', {
							name: `${name} ${newHandle('').slice(0, 2)}`,
							kind,
							description: talk.about
						})
					).id;
				const [id] = [await room(talk.room), await room(talk.other)];
				const [ada, ben] = [
					await someone({ handle: newHandle('Marigold').slice(0, 11) }),
					await someone({ handle: newHandle('Tanager').slice(0, 10) })
				];
				await ada.asks('PUT', `/rooms/${id}/members/me`);
				await ben.asks('PUT', `/rooms/${id}/members/me`);
				const say = async (who: Someone, place: number, replyTo?: string) => {
					const message = `${who.id.slice(0, 24)}${String(place).padStart(12, '0')}`;
					const reply = replyTo ? { reply_to: replyTo } : {};
					await who.asks('POST', `/rooms/${id}/messages`, {
						id: message,
						body: talk.lines[place],
						...reply
					});
					return message;
				};
				const first = await say(ada, 0);
				await say(ben, 1);
				await admin.asks('PUT', `/rooms/${id}/messages/${first}/reactions/with_you`);
				await ben.asks('PUT', `/rooms/${id}/messages/${first}/reactions/with_you`);
				const own = await say(admin, 2, first);
				await say(ada, 3);
				await say(admin, 5);
				await admin.page.goto(`${admin.server.url}/app/rooms/${id}`);
				await admin.isConnected();
				await admin.page.waitForTimeout(1_200);
				await admin.page.goto(`${admin.server.url}/app/`);
				await say(ada, 4);
				await ada.asks('POST', `/rooms/${id}/messages`, {
					id: `${ada.id.slice(0, 24)}000000000099`,
					body: 'https://example.org'
				});
				await ben.asks('POST', '/direct-messages', { handle: admin.handle });
				await admin.asks('POST', '/invites', { note: talk.room });
				const screens = {
					rooms: '/',
					people: '/people',
					more: '/more',
					look: '/settings/look',
					factor: '/settings/second-factor',
					sessions: '/settings/sessions',
					data: '/settings/data',
					moderation: '/moderation',
					invites: '/admin/invites',
					members: '/admin/members',
					community: '/admin/community',
					about: `/rooms/${id}/about`,
					room: `/rooms/${id}`
				};
				const pages = {
					welcome: '/',
					help: '/help',
					safety: '/help/safety',
					guidelines: '/guidelines',
					join: '/join',
					signin: `/signin?next=/rooms/${id}/plain`,
					recover: '/signin/recover',
					'rooms-plain': '/rooms',
					'room-plain': `/rooms/${id}/plain`,
					'message-own': `/rooms/${id}/messages/${own}`,
					'message-other': `/rooms/${id}/messages/${first}`
				};
				for (const [name, path] of Object.entries(pages)) {
					await admin.page.goto(`${admin.server.url}${path}`);
					await admin.page.screenshot({ path: `${folder}/page-${name}.png`, fullPage: true });
				}
				for (const [name, path] of Object.entries(screens)) {
					await admin.page.goto(`${admin.server.url}/app${path}`);
					await admin.page.waitForLoadState('networkidle');
					await admin.page.waitForTimeout(200);
					await admin.page.screenshot({ path: `${folder}/${name}.png` });
				}
				await admin.log.locator('.open').last().click();
				await admin.page.screenshot({ path: `${folder}/sheet.png` });
			});
