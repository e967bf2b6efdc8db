import { expect, it, vi } from 'vitest';
import type { Api } from '#lib/api/api';
import type { Live, Notice } from '#lib/live/live.svelte';
import { RoomList } from '#lib/rooms/room-list.svelte';
import { room } from './with/events';

it('hears of a raid in the notice itself, so that a crowd in a room asks the server nothing', async () => {
	const told: ((notice: Notice) => void)[] = [];
	const answers = vi.fn(async () => ({
		items: [room({ id: 'one' }), room({ id: 'other' }), room({ id: 'talk', kind: 'direct' })]
	}));
	const live = {
		onNotice: (hear: (notice: Notice) => void) => (told.push(hear), () => {}),
		onReachable: () => () => {},
		follow: () => () => {}
	};
	const list = new RoomList({ rooms: { list: answers } } as unknown as Api, live as unknown as Live, 'me');
	list.start();
	await vi.waitFor(() => expect(list.loaded).toBe(true));
	const careful = () => list.rooms.filter((one) => one.careful).map((one) => one.id);
	const tell = (notice: Notice) => told.forEach((hear) => hear(notice));

	tell({ kind: 'raid', room: 'one', on: true });
	expect(careful()).toEqual(['one']);
	tell({ kind: 'raid', room: 'one', on: false });
	expect(careful()).toEqual([]);
	tell({ kind: 'raid', on: true });
	expect(careful()).toEqual(['one', 'other']);
	expect(answers).toHaveBeenCalledTimes(1);
	// When the community's is over, a single room may still have its own: the server says.
	tell({ kind: 'raid', on: false });
	await vi.waitFor(() => expect(answers).toHaveBeenCalledTimes(2));
	list.stop();
});
