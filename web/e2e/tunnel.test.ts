import { expect, newHandle, RunningServer, test } from './with/test';

test('one goes through a tunnel, the server is killed and started: every message is there once, in order', async ({
	someone
}) => {
	// A server of its own: this one dies.
	const server = await RunningServer.start();
	try {
		const keeper = newHandle('Keeper');
		await server.createAccount(keeper, 'moderator', 'seven quiet herons at dawn');
		const ada = await someone({ server });
		const ben = await someone({ server });
		const room = await roomOf(server, keeper);
		await ada.enters(room);
		await ben.enters(room);
		await ada.says('Good evening');
		await expect(ben.message('Good evening')).toBeVisible();
		await ben.says('Good to see you');
		await expect(ada.message('Good to see you')).toBeVisible();

		await ada.context.setOffline(true);
		await expect(ada.page.locator('[data-connection]')).toHaveAttribute('data-connection', 'waiting');
		for (const words of ['one in the tunnel', 'two in the tunnel', 'three in the tunnel'])
			await ada.says(words);
		await expect(ada.waiting('in the tunnel')).toHaveCount(3);
		await expect(ada.page.getByText('Waiting to be sent. Nothing is lost.')).toHaveCount(3);
		await ben.says('Are you still there?');
		await expect(ben.waiting('Are you still there?')).toHaveCount(0);
		await expect(ben.message('Are you still there?')).toBeVisible();

		await server.kill();
		await expect(ben.page.locator('[data-connection]')).not.toHaveAttribute('data-connection', 'open');
		await server.begin();
		await ada.context.setOffline(false);

		const expected = [
			'Good evening',
			'Good to see you',
			'Are you still there?',
			'one in the tunnel',
			'two in the tunnel',
			'three in the tunnel'
		];
		for (const person of [ada, ben]) {
			await person.isConnected();
			await expect(person.log.locator('.bubble .words')).toHaveText(expected, { timeout: 40_000 });
			await expect(person.log.locator('article[data-state]')).toHaveCount(0);
			// And so it is after everything is read anew.
			await person.page.reload();
			await person.isConnected();
			await expect(person.log.locator('.bubble .words')).toHaveText(expected);
		}
	} finally {
		await server.end();
	}
});

test('what was written before the tab was closed is sent by the next one', async ({ someone, room }) => {
	const { id } = await room();
	const ada = await someone();
	await ada.enters(id);
	await ada.page.routeWebSocket(/\/api\/v1\/live/, (socket) => void socket.close());
	await ada.page.route('**/api/v1/**/messages', (route) => route.abort());
	await ada.page.reload();
	await ada.says('written before closing');
	await expect(ada.waiting('written before closing')).toBeVisible();
	await ada.page.reload();
	await expect(ada.waiting('written before closing')).toBeVisible();
	await ada.page.close();

	const next = await ada.context.newPage();
	await next.goto(`${ada.server.url}/app/rooms/${id}`);
	const sent = next.getByRole('log').locator('.bubble .words', { hasText: 'written before closing' });
	await expect(sent).toHaveCount(1, { timeout: 30_000 });
	await expect(next.locator('article[data-state]')).toHaveCount(0);
	const { items } = await ada.asks<{ items: unknown[] }>('GET', `/rooms/${id}/events`);
	expect(items.filter((event) => JSON.stringify(event).includes('written before closing'))).toHaveLength(1);
});

test('where no WebSocket gets through, the room works over HTTP', async ({ someone, room }) => {
	const { id } = await room();
	const [ada, ben] = [await someone(), await someone()];
	await ben.enters(id);
	await ada.asks('PUT', `/rooms/${id}/members/me`);
	await ada.page.routeWebSocket(/\/api\/v1\/live/, (socket) => void socket.close());
	await ada.opens(`/rooms/${id}`);
	await expect(ada.page.locator('[data-connection]')).toHaveAttribute('data-connection', 'polling', {
		timeout: 30_000
	});
	await ada.says('Hello over HTTP');
	await expect(ben.message('Hello over HTTP')).toBeVisible();
	await expect(ada.message('Hello over HTTP')).toHaveCount(1);
	await ben.says('Heard you');
	await expect(ada.message('Heard you')).toBeVisible({ timeout: 30_000 });
});

async function roomOf(server: RunningServer, keeper: string): Promise<string> {
	const ask = (path: string, body: object, token?: string) =>
		fetch(`${server.url}/api/v1${path}`, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				...(token ? { authorization: `Bearer ${token}` } : {})
			},
			body: JSON.stringify(body)
		}).then((answer) => answer.json() as Promise<{ token: string; id: string }>);
	const { token } = await ask('/sessions', { handle: keeper, passphrase: 'seven quiet herons at dawn' });
	return (await ask('/rooms', { name: 'Night train', kind: 'group' }, token)).id;
}
