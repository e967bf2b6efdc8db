import { codeOf, expect, newHandle, test, type Someone } from './with/test';

async function setUpSecondFactor(person: Someone): Promise<void> {
	const { secret } = await person.asks<{ secret: string }>('POST', '/me/second-factor', {
		passphrase: person.passphrase
	});
	await person.asks('PUT', '/me/second-factor', { code: codeOf(secret) });
}

test('an administrator without a second factor is led to set one up', async ({ withRole }) => {
	const admin = await withRole('admin');
	await admin.opens('/admin/members');
	await expect(admin.page.getByText('One more step before you can work here')).toBeVisible();
	await admin.page.getByRole('link', { name: 'Set it up now' }).click();
	await expect(admin.page).toHaveURL(/second-factor/);
});

test('an invite is made, its link is shown once, and it lets somebody in', async ({ withRole, browser }) => {
	const admin = await withRole('admin');
	await setUpSecondFactor(admin);
	await admin.opens('/admin/invites');
	await admin.page.getByLabel('A note for yourself').fill('Tuesday group');
	await admin.page.getByRole('button', { name: 'Make an invite' }).click();
	const link = (await admin.page.locator('p.code').textContent()) ?? '';
	expect(link).toContain('/join?invite=');
	const context = await browser.newContext();
	const answer = await context.request.post(`${admin.server.url}/api/v1/accounts`, {
		headers: { origin: admin.server.url },
		data: {
			handle: newHandle('Invited'),
			passphrase: admin.passphrase,
			adult: true,
			invite: new URL(link).searchParams.get('invite')
		}
	});
	expect(answer.status()).toBe(201);
	await context.close();
	await admin.page.reload();
	await expect(admin.page.locator('p.code')).toHaveCount(0);
});

test('people wait to be let in, and find their rooms when they are', async ({ withRole, someone }) => {
	const admin = await withRole('admin');
	await setUpSecondFactor(admin);
	await admin.opens('/admin/community');
	await admin.page.getByRole('radio', { name: /By approval/ }).check();
	await admin.page.getByRole('button', { name: 'Save' }).click();
	await expect(admin.page.getByText('Saved.')).toBeVisible();
	try {
		const ada = await someone();
		await ada.opens('/');
		await expect(ada.page.getByRole('heading', { name: 'You are signed up' })).toBeVisible();
		// The list of everybody is slow to come: what was chosen meanwhile counts.
		let come = () => {};
		const chosen = new Promise<void>((resolve) => (come = resolve));
		await admin.page.route(/\/api\/v1\/members\?(?!.*status=)/, async (route) => {
			await chosen;
			await route.continue();
		});
		await admin.opens('/admin/members');
		await admin.page.getByLabel('Show').selectOption('pending');
		come();
		await admin.page
			.locator('.row-card', { hasText: ada.handle })
			.getByRole('button', { name: /Let in/ })
			.click();
		await expect(admin.page.locator('.row-card', { hasText: ada.handle })).toHaveCount(0);
		await ada.page.getByRole('button', { name: 'Look again' }).click();
		await expect(ada.page.getByRole('heading', { level: 1, name: 'Rooms' })).toBeVisible();
	} finally {
		await admin.asks('PATCH', '/community/settings', { registration: 'open' });
	}
});

test('a role is given, and an account is suspended and restored', async ({ withRole, someone }) => {
	const admin = await withRole('admin');
	await setUpSecondFactor(admin);
	const ada = await someone();
	await ada.opens('/');
	await admin.opens('/admin/members');
	await admin.page.getByLabel('Find by name').fill(ada.handle);
	await admin.page.getByRole('button', { name: 'Find' }).click();
	const card = admin.page.locator('.row-card', { hasText: ada.handle });
	await expect(admin.page.locator('.row-card')).toHaveCount(1);
	await card.getByRole('combobox').selectOption('moderator');
	await card.getByRole('button', { name: 'Save' }).click();
	await expect(card).toContainText(/Moderator\W*, since/);
	await card.getByRole('button', { name: /^Suspend/ }).click();
	await card.getByRole('button', { name: /^Suspend/ }).click();
	await expect(card).toContainText('suspended');
	await expect(ada.page).toHaveURL(/\/signin/);
	await card.getByRole('button', { name: /Lift the suspension/ }).click();
	await expect(card).toContainText('active');
});

test('a room is created, changed, closed and opened again', async ({ withRole }) => {
	const moderator = await withRole('moderator');
	await moderator.opens('/admin/rooms');
	const name = `Newcomers ${newHandle('')}`;
	await moderator.page.getByLabel('Name', { exact: true }).fill(name);
	await moderator.page.getByLabel('What it is for').fill('For the first weeks');
	await moderator.page.getByRole('button', { name: 'Create the room' }).click();
	await expect(moderator.page.getByRole('heading', { level: 1 })).toHaveText(name);
	await moderator.page.getByRole('link', { name: 'About' }).click();
	await moderator.page.getByLabel('What it is for').fill('For the first months');
	await moderator.page.getByRole('button', { name: 'Save' }).click();
	await expect(moderator.page.getByText('Saved.')).toBeVisible();
	await moderator.page.getByRole('button', { name: 'Close the room' }).click();
	await expect(moderator.page.getByRole('button', { name: 'Open the room again' })).toBeVisible();
	await moderator.page.getByRole('button', { name: 'Open the room again' }).click();
	await expect(moderator.page.getByRole('button', { name: 'Close the room' })).toBeVisible();
});
