import { expect, test } from './with/test';

test('a room needs nothing but a keyboard', async ({ someone, room }) => {
	const { id } = await room();
	const ada = await someone();
	await ada.enters(id);
	await ada.box.focus();
	for (const words of ['first', 'second', 'third']) {
		await ada.page.keyboard.type(words);
		await ada.page.keyboard.press('Enter');
		await expect(ada.message(words)).toBeVisible();
	}
	await ada.page.keyboard.type('two');
	await ada.page.keyboard.press('Shift+Enter');
	await ada.page.keyboard.type('lines');
	await ada.page.keyboard.press('Enter');
	await expect(ada.message('lines')).toContainText('two');

	// One stop for the whole log: back from the box comes the newest message.
	await ada.page.keyboard.press('Shift+Tab');
	await expect(ada.page.locator('article:focus')).toContainText('lines');
	await ada.page.keyboard.press('ArrowUp');
	await expect(ada.page.locator('article:focus')).toContainText('third');
	await ada.page.keyboard.press('Home');
	await expect(ada.page.locator('article:focus')).toContainText('first');
	await expect(ada.page.locator('article[tabindex="0"]')).toHaveCount(1);
	await ada.page.keyboard.press('End');
	await expect(ada.page.locator('article:focus')).toContainText('lines');
	await ada.page.keyboard.press('ArrowUp');
	await ada.page.keyboard.press('Enter');
	await expect(ada.page.getByRole('dialog')).toBeVisible();
	await ada.page.getByRole('dialog').getByRole('button', { name: 'Answer' }).press('Enter');
	await expect(ada.box).toBeFocused();
	await expect(ada.page.getByText('Answer to')).toBeVisible();
	await ada.page.keyboard.press('Escape');
	await expect(ada.page.getByText('Answer to')).toHaveCount(0);
});

test('a new screen moves the focus to its heading', async ({ someone }) => {
	const ada = await someone();
	await ada.opens('/');
	await ada.page.getByRole('link', { name: 'More' }).click();
	await expect(ada.page.getByRole('heading', { level: 1, name: 'More' })).toBeFocused();
	await ada.page.getByRole('link', { name: /Settings/ }).click();
	await expect(ada.page.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused();
});

test('two tabs of one person send a waiting message once', async ({ someone, room }) => {
	const { id } = await room();
	const ada = await someone();
	await ada.enters(id);
	const second = await ada.context.newPage();
	await second.goto(`${ada.server.url}/app/rooms/${id}`);
	await expect(second.getByRole('log')).toHaveAttribute('aria-busy', 'false');
	await ada.context.setOffline(true);
	await ada.says('from two tabs');
	await expect(ada.waiting('from two tabs')).toBeVisible();
	await ada.context.setOffline(false);
	for (const page of [ada.page, second]) {
		await expect(page.getByRole('log').locator('.bubble .words', { hasText: 'from two tabs' })).toHaveCount(
			1,
			{
				timeout: 40_000
			}
		);
		await expect(page.locator('article[data-state]')).toHaveCount(0);
	}
});
