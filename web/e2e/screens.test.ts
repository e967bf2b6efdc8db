import { faultsOf, listening, settled, sidewaysOf, smallOf } from './with/looking';
import { codeOf, expect, newHandle, test, type Someone } from './with/test';

/** An administrator whose screens all have something on them. */
async function everythingOf(
	withRole: (role: string, wish?: object) => Promise<Someone>,
	someone: () => Promise<Someone>,
	room: () => Promise<{ id: string }>,
	wish: object
): Promise<{ admin: Someone; screens: string[] }> {
	const admin = await withRole('admin', wish);
	const { secret } = await admin.asks<{ secret: string }>('POST', '/me/second-factor', {
		passphrase: admin.passphrase
	});
	await admin.asks('PUT', '/me/second-factor', { code: codeOf(secret) });
	const { id } = await admin.asks<{ id: string }>('POST', '/rooms', {
		name: `Night owls ${newHandle('')}`,
		kind: 'group',
		description: 'For anyone who is up at night'
	});
	await admin.asks('POST', '/rooms', { name: `A quiet one ${newHandle('')}`, kind: 'group' });
	const [ada, ben] = [await someone(), await someone()];
	const say = (person: Someone, count: number, body: string, reply_to?: string) =>
		person.asks('POST', `/rooms/${id}/messages`, {
			id: `${person.id.slice(0, 24)}${String(count).padStart(12, '0')}`,
			body,
			...(reply_to ? { reply_to } : {})
		});
	await ada.asks('PUT', `/rooms/${id}/members/me`);
	await say(ada, 1, 'It was a hard day, but I came.');
	const first = `${ada.id.slice(0, 24)}000000000001`;
	await admin.asks('PUT', `/rooms/${id}/messages/${first}/reactions/with_you`);
	await say(admin, 2, 'Good that you are here.', first);
	await say(ada, 3, `Thank you @${admin.handle}. Call me on +49 171 5550199.`);
	await say(ada, 4, 'and see https://example.org');
	await say(ada, 5, 'this one goes away');
	await ada.asks('DELETE', `/rooms/${id}/messages/${ada.id.slice(0, 24)}000000000005`);
	await ben.asks('POST', '/direct-messages', { handle: admin.handle });
	await admin.asks('POST', '/direct-messages', { handle: ada.handle });
	await admin.asks('POST', '/invites', { note: 'Tuesday group' });
	await admin.asks('PUT', `/me/blocks/${(await someone()).id}`);
	const open = await room();
	const screens = [
		'/',
		`/rooms/${open.id}`,
		`/rooms/${id}`,
		`/rooms/${id}/about`,
		'/rooms/00000000-0000-4000-8000-000000000000',
		'/people',
		'/more',
		'/settings',
		'/settings/look',
		'/settings/passphrase',
		'/settings/recovery',
		'/settings/second-factor',
		'/settings/sessions',
		'/settings/blocks',
		'/settings/data',
		'/moderation',
		'/admin',
		'/admin/invites',
		'/admin/members',
		'/admin/rooms',
		'/admin/community'
	];
	return { admin, screens };
}

for (const language of ['en', 'ru', 'fa'])
	test(`axe finds nothing on any screen, in ${language}, light and dark; nothing goes wrong or leaves`, async ({
		withRole,
		someone,
		room
	}) => {
		test.setTimeout(400_000);
		const { admin, screens } = await everythingOf(withRole, someone, room, {});
		await admin.asks('PATCH', '/me/settings', { language, theme: 'light' });
		const wrong = listening(admin.page, admin.server.url);
		const found: string[] = [];
		for (const screen of screens) {
			await admin.page.goto(`${admin.server.url}/app${screen}`);
			await settled(admin);
			await expect(admin.page.locator('html')).toHaveAttribute('lang', language);
			for (const theme of ['light', 'dark']) {
				await admin.page.evaluate((chosen) => (document.documentElement.dataset.theme = chosen), theme);
				for (const fault of await faultsOf(admin.page)) found.push(`${screen} ${theme} ${fault}`);
			}
		}
		expect(found).toEqual([]);
		// The one screen that is not there answers 404, and the browser says so.
		expect(wrong.filter((line) => !/status of 404/.test(line))).toEqual([]);
	});

test('the sheet of a message has nothing axe would mend, and gives the focus back', async ({
	someone,
	room
}) => {
	const { id } = await room();
	const ada = await someone();
	await ada.enters(id);
	await ada.says('press here');
	await ada.actsOn('press here');
	expect(await faultsOf(ada.page)).toEqual([]);
	await ada.page.keyboard.press('Escape');
	await expect(ada.page.locator('article:focus')).toHaveCount(1);
});

for (const language of ['en', 'ru', 'fa'])
	test(`no screen scrolls sideways at 320 px, in ${language}`, async ({ withRole, someone, room }) => {
		test.setTimeout(150_000);
		const { admin, screens } = await everythingOf(withRole, someone, room, {
			viewport: { width: 320, height: 568 }
		});
		await admin.asks('PATCH', '/me/settings', { language });
		const wide: string[] = [];
		const small: string[] = [];
		for (const screen of screens) {
			await admin.page.goto(`${admin.server.url}/app${screen}`);
			await settled(admin);
			wide.push(...(await sidewaysOf(admin.page)).map((fault) => `${screen} ${fault}`));
			small.push(...(await smallOf(admin.page)).map((fault) => `${screen} ${fault}`));
		}
		expect(wide).toEqual([]);
		expect(small).toEqual([]);
	});
