import { expect, test } from './with/test';

test('Leave blanks the page and goes away, without a way back', async ({ someone, room }) => {
	const { id } = await room();
	const ada = await someone();
	await ada.enters(id);
	await ada.page.route('**/exit', (route) =>
		route.fulfill({ body: 'somewhere neutral', contentType: 'text/html' })
	);
	await ada.page.getByRole('link', { name: 'Leave' }).click();
	await expect(ada.page.getByText('somewhere neutral')).toBeVisible();
	await ada.page.goBack();
	await expect(ada.page).not.toHaveURL(/rooms/);
});

test('Shift three times leaves; writing capitals does not', async ({ someone, room }) => {
	const { id } = await room();
	const ada = await someone();
	await ada.enters(id);
	await ada.page.route('**/exit', (route) =>
		route.fulfill({ body: 'somewhere neutral', contentType: 'text/html' })
	);
	for (const letter of ['H', 'E', 'L', 'P']) await ada.box.press(`Shift+${letter}`);
	await expect(ada.box).toHaveValue('HELP');
	await expect(ada.page).toHaveURL(/rooms/);
	for (let press = 0; press < 3; press += 1) await ada.page.keyboard.press('Shift');
	await expect(ada.page.getByText('somewhere neutral')).toBeVisible();
});

test('works where the browser refuses to store anything', async ({ someone, room }) => {
	const { id } = await room();
	const [ada, ben] = [await someone(), await someone()];
	await ada.context.addInitScript(() => {
		const no = () => {
			throw new DOMException('The operation is insecure.', 'SecurityError');
		};
		IDBFactory.prototype.open = no;
		Object.defineProperty(globalThis, 'localStorage', { get: no });
		Object.defineProperty(globalThis, 'sessionStorage', { get: no });
		Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });
		Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined });
	});
	await ada.enters(id);
	await ben.enters(id);
	await ada.says('nothing is stored here');
	await expect(ben.message('nothing is stored here')).toBeVisible();
	await expect(ada.message('nothing is stored here')).toHaveCount(1);
});

test('without a session the app leads to the sign-in page, and that back into the app', async ({
	page,
	server,
	someone
}) => {
	const ada = await someone();
	await page.goto(`${server.url}/app/people`);
	await expect(page).toHaveURL(/\/signin/);
	await page.getByLabel('Name', { exact: true }).fill(ada.handle);
	await page.locator('input[autocomplete=current-password]').fill(ada.passphrase);
	await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
	await expect(page).toHaveURL(/\/app\//);
});

test('without scripts the shell still leads to help and to the rooms', async ({ browser, server }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${server.url}/app/`);
	await expect(page.getByRole('link', { name: 'Talk to someone now' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'rooms' })).toBeVisible();
	await context.close();
});

test('Leave works through an open sheet', async ({ someone, room }) => {
	const { id } = await room();
	const ada = await someone();
	await ada.enters(id);
	await ada.says('press here');
	await ada.actsOn('press here');
	await ada.page.route('**/exit', (route) =>
		route.fulfill({ body: 'somewhere neutral', contentType: 'text/html' })
	);
	const leave = await ada.page.locator('.helpbar .exit').boundingBox();
	await ada.page.mouse.click((leave?.x ?? 0) + 20, (leave?.y ?? 0) + 20);
	await expect(ada.page.getByText('somewhere neutral')).toBeVisible();
});
