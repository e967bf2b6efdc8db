import { expect, it, vi } from 'vitest';
import { Http, Problem, Unreachable } from '#lib/api/http';

const answer = (status: number, body: unknown) =>
	vi
		.spyOn(globalThis, 'fetch')
		.mockResolvedValue(new Response(body === undefined ? null : JSON.stringify(body), { status }));

it('gives the server’s own words for a refusal', async () => {
	answer(422, {
		type: '/problems/accounts/handle-taken',
		title: 'That name is taken',
		detail: 'Choose another.',
		errors: [{ pointer: '/handle', detail: 'Taken' }]
	});
	const problem = (await new Http()
		.ask('POST', '/api/v1/accounts', { body: { handle: 'a', passphrase: 'b', adult: true } })
		.catch((cause: unknown) => cause)) as Problem;
	expect([problem.type, problem.title, problem.fault('/handle')]).toEqual([
		'accounts/handle-taken',
		'That name is taken',
		'Taken'
	]);
});

it('says when the server no longer knows the person, but not for a wrong passphrase', async () => {
	const http = new Http();
	http.onUnknownPerson = vi.fn();
	answer(401, { type: '/problems/sessions/wrong' });
	await http.ask('POST', '/api/v1/sessions', { body: { handle: 'a', passphrase: 'b' } }).catch(() => {});
	expect(http.onUnknownPerson).not.toHaveBeenCalled();
	answer(401, { type: '/problems/http/not-signed-in' });
	await http.ask('GET', '/api/v1/me').catch(() => {});
	expect(http.onUnknownPerson).toHaveBeenCalledOnce();
});

it('tells no answer from a refusal', async () => {
	vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('no network'));
	await expect(new Http().ask('GET', '/api/v1/me')).rejects.toBeInstanceOf(Unreachable);
});

it('leaves out what was not asked for', async () => {
	const fetch = answer(200, { items: [] });
	await new Http().ask('GET', '/api/v1/members', { query: { query: '', limit: 5 } });
	expect(fetch.mock.calls[0]?.[0]).toBe('/api/v1/members?limit=5');
});
