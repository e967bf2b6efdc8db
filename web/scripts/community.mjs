// A small community for measurements: one room with a few dozen messages, and somebody signed in who reads it.
const PASSPHRASE = 'seven quiet herons at dawn';

/** @param {import('./server.mjs').RunningServer} server */
export async function community(server) {
	await server.createAccount('Keeper', 'moderator', PASSPHRASE);
	const keeper = await ask(server, 'POST', '/sessions', { handle: 'Keeper', passphrase: PASSPHRASE });
	const room = await ask(
		server,
		'POST',
		'/rooms',
		{ name: 'Night owls', kind: 'group', description: 'For anyone who is up at night' },
		keeper.token
	);
	const reader = await ask(server, 'POST', '/accounts', {
		handle: 'Reader',
		passphrase: PASSPHRASE,
		adult: true
	});
	await ask(server, 'PUT', `/rooms/${room.id}/members/me`, undefined, reader.token);
	for (let count = 1; count <= 60; count += 1)
		await ask(
			server,
			'POST',
			`/rooms/${room.id}/messages`,
			{
				id: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
				body: `It was a long day, and I am glad that somebody is up. This is line ${count}.`
			},
			keeper.token
		);
	return {
		room: String(room.id),
		/** On plain http the cookie has this name; over https it is `__Host-homegroup`. */
		cookies: { reader: cookie(server, reader.token), keeper: cookie(server, keeper.token) }
	};
}

/**
 * @param {import('./server.mjs').RunningServer} server
 * @param {string} token
 */
const cookie = (server, token) => ({
	name: 'homegroup',
	value: token,
	url: server.url,
	httpOnly: true,
	sameSite: /** @type {const} */ ('Strict')
});

/**
 * @param {import('./server.mjs').RunningServer} server
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @param {string} [token]
 */
async function ask(server, method, path, body, token) {
	const answer = await fetch(`${server.url}/api/v1${path}`, {
		method,
		headers: {
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
			...(token === undefined ? {} : { authorization: `Bearer ${token}` })
		},
		...(body === undefined ? {} : { body: JSON.stringify(body) })
	});
	if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
	return answer.status === 204 ? undefined : answer.json();
}
