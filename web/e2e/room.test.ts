import { expect, like, newHandle, test } from './with/test';

test('two people sign up with nothing but a name, find a room and talk', async ({
	browser,
	server,
	room
}) => {
	const { name } = await room();
	const people = [];
	for (const handle of ['Heron', 'Willow']) {
		const page = await (await browser.newContext()).newPage();
		await page.goto(`${server.url}/join`);
		await page.getByLabel('Name', { exact: true }).fill(newHandle(handle));
		await page.locator('input[autocomplete=new-password]').fill('seven quiet herons at dawn');
		await page.getByRole('checkbox').check();
		await page.getByRole('main').getByRole('button', { name: 'Join' }).click();
		// The recovery codes are shown once; then the way into the app.
		await page.getByRole('link', { name: 'I have written them down' }).click();
		await expect(page).toHaveURL(/\/app\//);
		await page.locator('.row-card', { hasText: name }).getByRole('button', { name: 'Join' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
		people.push(page);
	}
	const [ada, ben] = people as [(typeof people)[0], (typeof people)[0]];
	for (const [page, words] of [
		[ada, 'Hello, I am new here'],
		[ben, 'Welcome. So am I']
	] as const) {
		await page.getByRole('textbox').fill(words);
		await page.getByRole('button', { name: 'Send', exact: true }).click();
	}
	for (const page of people) await expect(page.getByRole('log').locator('.bubble .words')).toHaveCount(2);
});

test('a reply, a change, a quiet answer and a removal are seen by the other', async ({ someone, room }) => {
	const { id } = await room();
	const [ada, ben] = [await someone(), await someone()];
	await ada.enters(id);
	await ben.enters(id);
	await ada.says('It was a hard day');
	await expect(ben.message('It was a hard day')).toBeVisible();

	await ben.actsOn('It was a hard day');
	await ben.page.getByRole('button', { name: 'With you' }).click();
	await expect(ada.message('It was a hard day').getByRole('button', { name: /With you/ })).toContainText('1');
	await ada
		.message('It was a hard day')
		.getByRole('button', { name: /With you/ })
		.click();
	await expect(ben.message('It was a hard day').getByRole('button', { name: /With you/ })).toContainText('2');

	await ben.actsOn('It was a hard day');
	await ben.page.getByRole('button', { name: 'Answer' }).click();
	await expect(ben.box).toBeFocused();
	await ben.says('You came anyway');
	await expect(ada.message('You came anyway').locator('.quoted')).toContainText('It was a hard day');

	await ada.actsOn('It was a hard day');
	await ada.page.getByRole('button', { name: 'Change' }).click();
	await expect(ada.box).toHaveValue('It was a hard day');
	await ada.box.fill('It was a long day');
	await ada.page.getByRole('button', { name: 'Save' }).click();
	await expect(ben.message('It was a long day')).toContainText('edited');
	await expect(ben.log).not.toContainText('It was a hard day');

	await ada.actsOn('It was a long day');
	await ada.page.getByRole('button', { name: 'Remove' }).click();
	await ada.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
	await expect(ben.log.getByText('The author removed this message.')).toBeVisible();
	await expect(ben.log).not.toContainText('It was a long day');
});

test('the list counts what is new, and forgets it when it was seen', async ({ someone, room }) => {
	const { id, name } = await room();
	const [ada, ben] = [await someone(), await someone()];
	await ada.enters(id);
	await ada.says('before you left');
	await ben.enters(id);
	await expect(ben.message('before you left')).toBeVisible();
	await ben.page.getByRole('link', { name: 'Back' }).click();
	const card = ben.page.getByRole('link', { name: new RegExp(name) });
	await expect(card).toBeVisible();
	await ada.says(`welcome back @${ben.handle}`);
	await ada.says('there is tea');
	await expect(card).toContainText(like('2 new messages'));
	await expect(card).toContainText('names you');
	await card.click();
	await expect(ben.page.getByRole('heading', { name: 'New since you left' })).toBeVisible();
	await expect(ben.message('there is tea')).toBeVisible();
	await expect
		.poll(
			async () =>
				(await ben.asks<{ membership: { unread: number } }>('GET', `/rooms/${id}`)).membership.unread
		)
		.toBe(0);
	await ben.page.getByRole('link', { name: 'Back' }).click();
	await expect(card).not.toContainText('new message');
});

test('a long history comes in pages, and the reader’s place stays where it is', async ({ someone, room }) => {
	const { id } = await room();
	const [ada, ben] = [await someone(), await someone()];
	await ada.asks('PUT', `/rooms/${id}/members/me`);
	for (let count = 1; count <= 130; count += 1)
		await ada.asks('POST', `/rooms/${id}/messages`, {
			id: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
			body: `line ${count}.`
		});
	await ben.enters(id);
	await expect(ben.message('line 130.')).toBeInViewport();
	const earlier = ben.page.getByRole('button', { name: 'Show earlier messages' });
	const first = ben.message('line 81.');
	await first.scrollIntoViewIfNeeded();
	await earlier.scrollIntoViewIfNeeded();
	const top = async () => (await first.boundingBox())?.y ?? 0;
	const before = await top();
	await earlier.click();
	await expect(ben.message('line 80.')).toHaveCount(1);
	expect(Math.abs((await top()) - before)).toBeLessThan(3);

	await ada.asks('POST', `/rooms/${id}/messages`, {
		id: '00000000-0000-4000-8000-000000000999',
		body: 'something new'
	});
	const jump = ben.page.getByRole('button', { name: like('1 new message') });
	await expect(jump).toBeVisible();
	expect(Math.abs((await top()) - before)).toBeLessThan(3);
	await jump.click();
	await expect(ben.message('something new')).toBeInViewport();
	await expect(jump).toHaveCount(0);
});

test('a draft stays with its room', async ({ someone, room }) => {
	const [one, other] = [await room(), await room()];
	const ada = await someone();
	await ada.enters(other.id);
	await ada.enters(one.id);
	await ada.box.fill('half a thought');
	await ada.page.getByRole('link', { name: 'Back' }).click();
	await ada.page.getByRole('link', { name: new RegExp(other.name) }).click();
	await expect(ada.box).toHaveValue('');
	await ada.page.goto(`${ada.server.url}/app/rooms/${one.id}`);
	await expect(ada.box).toHaveValue('half a thought');
});

test('who is writing is seen, and never read out', async ({ someone, room }) => {
	const { id } = await room();
	const [ada, ben] = [await someone(), await someone()];
	await ada.enters(id);
	await ben.enters(id);
	await ada.box.pressSequentially('hm');
	await expect(ben.page.locator('.typing')).toContainText(like(`${ada.handle} is writing…`));
	await expect(ben.page.locator('.typing')).toHaveAttribute('aria-hidden', 'true');
	await expect(ben.page.locator('.typing')).toBeEmpty({ timeout: 12_000 });
});

test('a new message is read out once, politely', async ({ someone, room }) => {
	const { id } = await room();
	const [ada, ben] = [await someone(), await someone()];
	await ada.enters(id);
	await ben.enters(id);
	const polite = ben.page.locator('main [aria-live=polite]');
	await expect(polite).toBeEmpty();
	await ada.says('only once');
	await expect(polite).toContainText('only once');
	await expect(ben.log).toHaveAttribute('aria-live', 'off');
	await ben.says('mine is not read to me');
	await ben.page.waitForFunction(() => document.querySelectorAll('.bubble').length === 2);
	await ada.says('a second one');
	await expect(polite).toContainText('a second one');
	await expect(polite).not.toContainText('mine is not');
});
