import { itemSaying } from './with/moderation';
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

	const item = await itemSaying(moderator, ada, 'this helped me');
	await moderator.opens(`/moderation/items/${item.id}`);
	await moderator.page.getByRole('button', { name: 'Let it through' }).click();
	await expect(moderator.page.getByText('The people it concerns are told.')).toBeVisible();
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
	const item = await itemSaying(moderator, ada, 'look here');
	await moderator.asks('POST', `/moderation/items/${item.id}/decision`, {
		version: item.version,
		verdict: 'decline',
		words: 'Shops do not belong here.'
	});
	await expect(ada.waiting('look here')).toHaveAttribute('data-state', 'declined');
	await expect(ada.waiting('look here')).toContainText('Shops do not belong here.');
	await ada.waiting('look here').getByRole('button', { name: 'Do not send' }).click();
	await expect(ada.waiting('look here')).toHaveCount(0);
});

test('a phone number is not sent before its author was asked, and then without it', async ({
	someone,
	room
}) => {
	const { id } = await room();
	const [ada, ben] = [await someone(), await someone()];
	await ada.enters(id);
	await ben.enters(id);
	await ada.says('call me on +49 171 5550199 tonight');
	const sheet = ada.page.getByRole('dialog', { name: 'Before this goes out' });
	await expect(sheet).toContainText('This looks like a phone number.');
	await expect(sheet.locator('.words')).not.toContainText('5550199');
	expect(await ben.log.textContent()).not.toContain('tonight');
	await sheet.getByRole('button', { name: 'Send without it' }).click();
	await expect(ben.message('tonight')).toBeVisible();
	await expect(ben.log).not.toContainText('5550199');
	await expect(ada.message('tonight').locator('.note')).toBeVisible();
	await expect(ada.log).not.toContainText('5550199');
});

test('what one was asked about stays, over a closed tab too, until one decides', async ({
	someone,
	room
}) => {
	const { id } = await room();
	const [ada, ben] = [await someone(), await someone()];
	await ada.enters(id);
	await ben.enters(id);
	await ada.says('my number is +49 171 5550199');
	await expect(ada.page.getByRole('dialog')).toBeVisible();
	await ada.page.keyboard.press('Escape');
	await expect(ada.waiting('5550199')).toHaveAttribute('data-state', 'asking');
	await ada.says('what comes after is not stopped by it');
	await expect(ben.message('what comes after')).toBeVisible();
	await ada.page.reload();
	await ada.isConnected();
	await expect(ada.page.getByRole('dialog')).toHaveCount(0);
	await ada.waiting('5550199').getByRole('button', { name: 'Change and send again' }).click();
	await expect(ada.box).toHaveValue('my number is +49 171 5550199');
	await ada.box.fill('talk to me here');
	await ada.page.getByRole('button', { name: 'Send', exact: true }).click();
	await expect(ben.message('talk to me here')).toBeVisible();
	await expect(ada.log.locator('article[data-state]')).toHaveCount(0);
});

test('new words of an old message are asked about too', async ({ someone, room }) => {
	const { id } = await room();
	const [ada, ben] = [await someone(), await someone()];
	await ada.enters(id);
	await ben.enters(id);
	await ada.says('hello from me');
	await ada.actsOn('hello from me');
	await ada.page.getByRole('button', { name: 'Change' }).click();
	await ada.box.fill('hello from me, 0171 555 0199');
	await ada.page.getByRole('button', { name: 'Save' }).click();
	const sheet = ada.page.getByRole('dialog', { name: 'Before this goes out' });
	await sheet.getByRole('button', { name: 'Change it' }).click();
	await expect(ada.box).toBeFocused();
	await expect(ada.box).toHaveValue('hello from me, 0171 555 0199');
	await ada.page.getByRole('button', { name: 'Save' }).click();
	await sheet.getByRole('button', { name: 'Save without it' }).click();
	await expect(ben.message('hello from me')).toContainText('edited');
	await expect(ben.log).not.toContainText('0199');
	await expect(ada.box).toHaveValue('');
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
