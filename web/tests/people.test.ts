import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, it, vi } from 'vitest';
import { Api } from '#lib/api/api';
import RoomPeople from '#lib/rooms/RoomPeople.svelte';
import { doorTo, type Session } from '#lib/session/session.svelte';
import { Words } from '#lib/text/words.svelte';
import Inside from './with/Inside.svelte';

const words = new Words();
beforeEach(() => words.load('en'));

/** A server with so many people in the room, two on a page, and the addresses it was asked for. */
function serverOf(handles: string[]): string[] {
	const asked: string[] = [];
	vi.spyOn(globalThis, 'fetch').mockImplementation(async (address, wish) => {
		const url = new URL(String(address), 'http://here');
		asked.push(`${wish?.method} ${url.pathname}${url.search}`);
		if (wish?.method !== 'GET') return new Response(null, { status: 204 });
		const from = handles.indexOf(url.searchParams.get('after') ?? '') + 1;
		const items = handles
			.slice(from, from + 2)
			.map((handle) => ({ id: handle, handle, role: 'member', room_role: 'member' }));
		const next = from + 2 < handles.length ? handles[from + 1] : null;
		return new Response(JSON.stringify({ items, next }));
	});
	return asked;
}

const shown = () => screen.getAllByRole('listitem').map((item) => item.querySelector('b')?.textContent);
const people = (looksAfter: boolean) =>
	render(Inside, {
		words,
		api: new Api(),
		session: { me: { id: 'ada' } } as Session,
		part: RoomPeople,
		with: { room: 'r', looksAfter }
	});

it('shows everybody in a room, page by page', async () => {
	serverOf(['ada', 'ben', 'cleo', 'dan', 'eve']);
	people(false);
	await screen.findByText('ben', { selector: 'b' });
	expect(screen.getByRole('heading').textContent).toMatch(/first .*2/);
	for (const last of ['dan', 'eve']) {
		await fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
		await screen.findByText(last, { selector: 'b' });
	}
	expect(shown()).toEqual(['ada', 'ben', 'cleo', 'dan', 'eve']);
	expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
	expect(screen.getByRole('heading').textContent).toMatch(/5.* people are/);
});

it('keeps what was read of the list when somebody is put out', async () => {
	const asked = serverOf(['ada', 'ben', 'cleo']);
	people(true);
	await screen.findByText('ben', { selector: 'b' });
	await fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
	await screen.findByText('cleo', { selector: 'b' });
	await fireEvent.click(screen.getByRole('button', { name: /Role in this room cleo/ }));
	await fireEvent.click(screen.getByRole('button', { name: /out.* cleo/i }));
	await fireEvent.click(screen.getByRole('button', { name: /out/i }));
	await vi.waitFor(() => expect(shown()).toEqual(['ada', 'ben']));
	expect(asked).toContain('DELETE /api/v1/rooms/r/members/cleo');
});

it('reads a list of rooms to its end', async () => {
	serverOf(['one', 'two', 'three', 'four', 'five']);
	const { items } = await new Api().rooms.list();
	expect(items.map((room) => room.id)).toEqual(['one', 'two', 'three', 'four', 'five']);
});

it('names the screen that signing in leads back to', () => {
	expect(doorTo('/app/')).toBe('/signin');
	expect(doorTo('/app/rooms/1?at=2&x')).toBe('/signin?next=%2Fapp%2Frooms%2F1%3Fat%3D2%26x');
});
