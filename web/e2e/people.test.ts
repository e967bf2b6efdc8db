import { expect, like, test } from './with/test';

test('a private talk begins only when both agree', async ({ someone }) => {
	const [ada, ben] = [await someone(), await someone()];
	await ben.opens('/people');
	await ada.opens('/people');
	await ada.page.getByLabel('Their name here').fill(ben.handle);
	await ada.page.getByRole('button', { name: 'Ask', exact: true }).click();
	await expect(ada.page.getByText(/was asked/)).toBeVisible();

	const request = ben.page.locator('.row-card', { hasText: ada.handle });
	await expect(request).toContainText('would like to write with you');
	await request.getByRole('button', { name: 'Agree' }).click();
	await expect(ben.page.getByRole('heading', { level: 1 })).toHaveText(ada.handle);
	await ben.isConnected();
	await ben.says('Hello, I am listening');

	const talk = ada.page.getByRole('link', { name: new RegExp(ben.handle) });
	await talk.click();
	await expect(ada.message('Hello, I am listening')).toBeVisible();
	await ada.says('Thank you');
	await expect(ben.message('Thank you')).toBeVisible();
});

test('a declined request is gone, and the one who asked is not told', async ({ someone }) => {
	const [ada, ben] = [await someone(), await someone()];
	await ada.asks('POST', '/direct-messages', { handle: ben.handle });
	await ben.opens('/people');
	const request = ben.page.locator('.row-card', { hasText: ada.handle });
	await request.getByRole('button', { name: 'Decline' }).click();
	await expect(request).toHaveCount(0);
	await ada.opens('/people');
	await expect(ada.page.getByText(/declin/i)).toHaveCount(1); // the sentence that says one is not told
});

test('somebody who is not there and somebody who blocked me look the same', async ({ someone }) => {
	const [ada, ben] = [await someone(), await someone()];
	await ben.asks('PUT', `/me/blocks/${ada.id}`);
	await ada.opens('/people');
	const answers = [];
	for (const handle of [ben.handle, 'Nobodyatall']) {
		await ada.page.getByLabel('Their name here').fill(handle);
		await ada.page.getByRole('button', { name: 'Ask', exact: true }).click();
		const notice = ada.page.locator('.notice.warning');
		await expect(notice).toBeVisible();
		answers.push(await notice.textContent());
	}
	expect(answers[0]).toBe(answers[1]);
});

test('blocking somebody takes their words off the screen, and unblocking is found in the settings', async ({
	someone,
	room
}) => {
	const { id } = await room();
	const [ada, ben] = [await someone(), await someone()];
	await ada.enters(id);
	await ben.enters(id);
	await ada.says('unkind words');
	await ben.actsOn('unkind words');
	await ben.page.getByRole('button', { name: like(`Block ${ada.handle}`) }).click();
	await expect(ben.log).not.toContainText('unkind words');
	await ada.says('more of them');
	await expect(ada.message('more of them')).toBeVisible();
	await ben.page.reload();
	await ben.isConnected();
	await expect(ben.log).not.toContainText('more of them');
	await ben.opens('/settings/blocks');
	await ben.page.getByRole('button', { name: /Unblock/ }).click();
	await expect(ben.page.getByText('You have not blocked anyone.')).toBeVisible();
});

test('somebody whose name or ways trouble others is reported as a person, from where they are met', async ({
	someone,
	withRole,
	room
}) => {
	const { id } = await room();
	const [ada, ben, moderator] = [await someone(), await someone(), await withRole('moderator')];
	for (const person of [ada, ben]) await person.asks('PUT', `/rooms/${id}/members/me`);
	await ada.opens(`/rooms/${id}/about`);
	await ada.page.getByRole('button', { name: like(`Report ${ben.handle}`) }).click();
	const sheet = ada.page.getByRole('dialog', { name: like(`Report ${ben.handle}`) });
	await sheet.getByRole('radio', { name: 'Someone is not left in peace' }).check();
	await sheet.getByRole('textbox').fill('In every room, after I asked to be left alone');
	await sheet.getByRole('button', { name: 'Report', exact: true }).click();
	await expect(ada.page.getByText('The moderators have it.')).toBeVisible();
	const mine = await ada.asks<{ items: { outcome: string }[] }>('GET', '/me/reports');
	expect(mine.items.map((one) => one.outcome)).toEqual(['waiting']);
	await moderator.opens('/moderation');
	await expect(moderator.page.locator('.row-card', { hasText: ben.handle })).toBeVisible();
	// The other way to meet somebody: they ask to talk.
	await ben.asks('POST', '/direct-messages', { handle: moderator.handle });
	await moderator.opens('/people');
	await expect(moderator.page.getByRole('button', { name: like(`Report ${ben.handle}`) })).toBeVisible();
});
