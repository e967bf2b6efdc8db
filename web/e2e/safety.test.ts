import type { Page } from '@playwright/test';
import { expect, newHandle, test, type Someone } from './with/test';

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

async function signsInOn(page: Page, ada: Someone): Promise<void> {
	await expect(page).toHaveURL(/\/signin/);
	await page.getByLabel('Name', { exact: true }).fill(ada.handle);
	await page.locator('input[autocomplete=current-password]').fill(ada.passphrase);
	await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
}

test('without a session the app leads to the sign-in page, and that back to the same screen', async ({
	page,
	server,
	someone
}) => {
	const ada = await someone();
	await page.goto(`${server.url}/app/people`);
	await signsInOn(page, ada);
	await expect(page).toHaveURL(`${server.url}/app/people`);
});

test('who is signed out from afar signs in again and is back in the room', async ({ someone, room }) => {
	const { id } = await room();
	const ada = await someone();
	await ada.enters(id);
	const { items } = await ada.asks<{ items: { id: string }[] }>('GET', '/sessions');
	await ada.asks('DELETE', `/sessions/${items[0]?.id}`);
	await signsInOn(ada.page, ada);
	await expect(ada.page).toHaveURL(`${ada.server.url}/app/rooms/${id}`);
	await ada.isConnected();
});

test('who has no account yet is led on after the recovery codes', async ({ page, server, room }) => {
	const { id } = await room();
	await page.goto(`${server.url}/app/rooms/${id}`);
	await expect(page).toHaveURL(/\/signin/);
	await page.getByRole('main').getByRole('link', { name: 'Join' }).click();
	await page.getByLabel('Name', { exact: true }).fill(newHandle('Guest'));
	await page.locator('input[autocomplete=new-password]').fill('seven quiet herons at dawn');
	await page.getByRole('checkbox').check();
	await page.getByRole('main').getByRole('button', { name: 'Join' }).click();
	await page.getByRole('link', { name: 'I have written them down' }).click();
	await expect(page).toHaveURL(`${server.url}/app/rooms/${id}`);
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
