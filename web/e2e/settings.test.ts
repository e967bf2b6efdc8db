import { codeOf, expect, test } from './with/test';

test('language, colours and discreet mode change at once, and the server’s pages follow', async ({
	someone
}) => {
	const ada = await someone();
	await ada.opens('/settings/look');
	await ada.page.getByRole('radio', { name: 'فارسی' }).check();
	await expect(ada.page.locator('html')).toHaveAttribute('dir', 'rtl');
	await expect(ada.page.locator('html')).toHaveAttribute('lang', 'fa');
	await ada.page.getByRole('radio', { name: 'تیره' }).check();
	await expect(ada.page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await ada.page.getByRole('checkbox', { name: /خنثی/ }).check();
	await expect(ada.page).toHaveTitle('یادداشت‌ها');
	await ada.page.reload();
	await expect(ada.page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await expect(ada.page).toHaveTitle('یادداشت‌ها');
	await ada.page.goto(`${ada.server.url}/help`);
	await expect(ada.page.locator('html')).toHaveAttribute('lang', 'fa');
	await expect(ada.page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a second factor is set up with a typed code, and taken down again', async ({ someone }) => {
	const ada = await someone();
	await ada.opens('/settings/second-factor');
	await ada.page.getByLabel('Your passphrase now').fill(ada.passphrase);
	await ada.page.getByRole('button', { name: 'Set up' }).click();
	await expect(ada.page.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
	const secret = (await ada.page.locator('p.code').textContent()) ?? '';
	await ada.page.getByLabel('Code from the app').fill(codeOf(secret));
	await ada.page.getByRole('button', { name: 'Turn it on' }).click();
	await expect(ada.page.getByText('It is on.')).toBeVisible();

	const off = ada.page.locator('details', { hasText: 'Turn it off' });
	await off.locator('summary').click();
	await off.getByLabel('Your passphrase now').fill(ada.passphrase);
	// A code works once: the next one, which the server already takes.
	await off.getByLabel('Code from the app').fill(codeOf(secret, Date.now() + 30_000));
	await off.getByRole('button', { name: 'Turn it off' }).click();
	await expect(ada.page.getByRole('button', { name: 'Set up' })).toBeVisible();
});

test('a wrong passphrase is said kindly, and nothing happens', async ({ someone }) => {
	const ada = await someone();
	await ada.opens('/settings/passphrase');
	await ada.page.getByLabel('Your passphrase now').fill('not this one at all');
	await ada.page.getByLabel('New passphrase').fill('nine brown owls at midnight');
	await ada.page.getByRole('button', { name: 'Change the passphrase' }).click();
	await expect(ada.page.locator('.notice.warning')).toBeVisible();
	await expect(ada.page).toHaveURL(/passphrase/);
	await ada.page.getByLabel('Your passphrase now').fill(ada.passphrase);
	await ada.page.getByRole('button', { name: 'Change the passphrase' }).click();
	await expect(ada.page.getByText('Your passphrase is changed.')).toBeVisible();
});

test('new recovery codes are shown once', async ({ someone }) => {
	const ada = await someone();
	await ada.opens('/settings/recovery');
	await ada.page.getByLabel('Your passphrase now').fill(ada.passphrase);
	await ada.page.getByRole('button', { name: 'Make new codes' }).click();
	await expect(ada.page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
	await ada.page.reload();
	await expect(ada.page.getByRole('list', { name: 'Recovery codes' })).toHaveCount(0);
});

test('ending another session throws that device out within a second', async ({ someone, browser }) => {
	const ada = await someone();
	const other = await browser.newContext();
	await other.request.post(`${ada.server.url}/api/v1/sessions`, {
		headers: { origin: ada.server.url },
		data: { handle: ada.handle, passphrase: ada.passphrase }
	});
	const page = await other.newPage();
	await page.goto(`${ada.server.url}/app/`);
	await expect(page.getByRole('heading', { level: 1, name: 'Rooms' })).toBeVisible();
	await ada.opens('/settings/sessions');
	await ada.page.getByRole('button', { name: 'Sign out everywhere else' }).click();
	await expect(page).toHaveURL(/\/signin/);
	await expect(ada.page.getByText('this device')).toBeVisible();
	await other.close();
});

test('everything can be downloaded, and erased', async ({ someone }) => {
	const ada = await someone();
	await ada.opens('/settings/data');
	const download = ada.page.waitForEvent('download');
	await ada.page.getByRole('link', { name: 'Download my data' }).click();
	expect((await download).suggestedFilename()).toMatch(/\.zip$/);
	await ada.page.getByLabel('Your passphrase now').fill(ada.passphrase);
	await ada.page.getByRole('button', { name: 'Erase my account' }).click();
	await ada.page.getByRole('button', { name: 'Erase everything now' }).click();
	await expect(ada.page).toHaveURL(`${ada.server.url}/`);
	await ada.page.goto(`${ada.server.url}/app/`);
	await expect(ada.page).toHaveURL(/\/signin/);
});

test('signing out takes unsent words off the device', async ({ someone, room }) => {
	const { id } = await room();
	const ada = await someone();
	await ada.enters(id);
	await ada.box.fill('nobody may read this draft');
	await ada.opens('/more');
	await ada.page.getByRole('button', { name: 'Sign out' }).click();
	await expect(ada.page).toHaveURL(`${ada.server.url}/`);
	const left = await ada.page.evaluate(
		() =>
			new Promise<number>((found) => {
				const opening = indexedDB.open('homegroup');
				opening.onsuccess = () => {
					const names = [...opening.result.objectStoreNames];
					if (names.length === 0) return found(0);
					const count = opening.result.transaction(names).objectStore('drafts').count();
					count.onsuccess = () => found(count.result);
				};
			})
	);
	expect(left).toBe(0);
});
