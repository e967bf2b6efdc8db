import { expect, test } from './with/test';

test('a link of a new member is held: only its author sees it until a moderator lets it through', async ({
	someone,
	withRole,
	room
}) => {
	const { id } = await room();
	const [ada, ben, moderator] = [await someone(), await someone(), await withRole('moderator')];
	await ada.enters(id);
	await ben.enters(id);
	await ada.says('this helped me: https://example.org/reading');
	await expect(ada.waiting('this helped me')).toHaveAttribute('data-state', 'held');
	await expect(ada.waiting('this helped me')).toContainText('a moderator reads it before others can');
	await ada.says('and hello');
	await expect(ben.message('and hello')).toBeVisible();
	await expect(ben.log).not.toContainText('this helped me');

	await moderator.opens('/moderation');
	const card = moderator.page.locator('article', { hasText: 'this helped me' });
	await card.getByRole('button', { name: 'Let it through' }).click();
	await expect(card).toHaveCount(0);
	await expect(ben.message('this helped me')).toBeVisible();
	await expect(ada.waiting('this helped me')).toHaveCount(0);
	await expect(ada.message('this helped me')).toHaveCount(1);
});

test('a declined message says so to its author, with the reason', async ({ someone, withRole, room }) => {
	const { id } = await room();
	const [ada, moderator] = [await someone(), await withRole('moderator')];
	await ada.enters(id);
	await ada.says('look here https://example.org/shop');
	await expect(ada.waiting('look here')).toHaveAttribute('data-state', 'held');
	await moderator.opens('/moderation');
	const card = moderator.page.locator('article', { hasText: 'look here' });
	await card.getByRole('button', { name: 'Decline' }).click();
	await card.getByRole('textbox').fill('Shops do not belong here.');
	await card.getByRole('button', { name: 'Decline' }).click();
	await expect(ada.waiting('look here')).toHaveAttribute('data-state', 'declined');
	await expect(ada.waiting('look here')).toContainText('Shops do not belong here.');
	await ada.waiting('look here').getByRole('button', { name: 'Do not send' }).click();
	await expect(ada.waiting('look here')).toHaveCount(0);
});

test('a phone number is covered, and its author is told why', async ({ someone, room }) => {
	const { id } = await room();
	const [ada, ben] = [await someone(), await someone()];
	await ada.enters(id);
	await ben.enters(id);
	await ada.says('call me on +49 171 5550199 tonight');
	await expect(ben.message('tonight')).toBeVisible();
	await expect(ben.log).not.toContainText('5550199');
	await expect(ada.message('tonight').locator('.note')).toBeVisible();
	await expect(ada.log).not.toContainText('5550199');
});

test('a refused message stays with its author, who can change it and send it again', async ({
	someone,
	room
}) => {
	const { id } = await room();
	const [ada, ben] = [await someone(), await someone()];
	await ada.enters(id);
	await ben.enters(id);
	const long = `begin ${'word '.repeat(4_000)}`;
	await ada.says(long);
	await expect(ada.waiting('begin')).toHaveAttribute('data-state', 'refused');
	await ada.says('what comes after is not stopped by it');
	await expect(ben.message('what comes after')).toBeVisible();
	await ada.page.reload();
	await ada.waiting('begin').getByRole('button', { name: 'Change and send again' }).click();
	await expect(ada.box).toHaveValue(/^begin word/);
	await ada.box.fill('shorter');
	await ada.page.getByRole('button', { name: 'Send', exact: true }).click();
	await expect(ben.message('shorter')).toBeVisible();
	await expect(ada.log.locator('article[data-state]')).toHaveCount(0);
});
