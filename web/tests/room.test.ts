import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Api } from '#lib/api/api';
import type { RoomEvent } from '#lib/api/types';
import type { Ear, Live, Notice } from '#lib/live/live.svelte';
import { Remembered } from '#lib/rooms/device';
import type { MessageLine } from '#lib/rooms/log';
import { Outbox } from '#lib/rooms/outbox.svelte';
import { RoomList } from '#lib/rooms/room-list.svelte';
import { RoomState } from '#lib/rooms/room.svelte';
import { ME, range, room, said } from './with/events';

/** A server's log, as pages. */
let log: RoomEvent[];
let ear: Ear;
let notice: (notice: Notice) => void;
let heard: MessageLine[];
let reads: number[];

const events = vi.fn(
	async (
		_room: string,
		{ after, before, limit = 50 }: { after?: number; before?: number; limit?: number }
	) => {
		if (after !== undefined) {
			const rest = log.filter((event) => event.seq > after);
			const items = rest.slice(0, limit);
			return { items, next: rest.length > limit ? String(items[items.length - 1]?.seq) : null };
		}
		const rest = log.filter((event) => before === undefined || event.seq < before);
		const items = rest.slice(-limit);
		return { items, next: rest.length > limit ? String(items[0]?.seq) : null };
	}
);
const api = { rooms: { events, list: vi.fn(async () => ({ items: [], next: null })) } } as unknown as Api;
const live = {
	follow: (_room: string, _after: number, given: Ear) => {
		ear = given;
		return () => {};
	},
	onNotice: (given: typeof notice) => {
		notice = given;
		return () => {};
	},
	markRead: (_room: string, seq: number) => void reads.push(seq),
	typing: vi.fn()
} as unknown as Live;

function enter(unread = 0, readSeq = 0): RoomState {
	const list = new RoomList(api, live, ME);
	const outbox = new Outbox({
		account: ME,
		store: new Remembered(),
		post: () => new Promise(() => {}),
		alone: (work) => work()
	});
	const membership = { role: 'member' as const, read_seq: readSeq, unread, mentions: 0 };
	return new RoomState(room({ membership, seq: log.length }), {
		api,
		live,
		list,
		outbox,
		me: ME,
		onHeard: (line) => heard.push(line)
	});
}

beforeEach(() => {
	log = range(1, 120);
	heard = [];
	reads = [];
	events.mockClear();
});
const seqs = (state: RoomState) => state.log.lines.map((line) => line.seq);

describe('a room on the screen', () => {
	it('begins with the newest page and hears what comes after it', async () => {
		const state = enter();
		await state.start();
		expect([seqs(state)[0], state.log.newest]).toEqual([71, 120]);
		ear.onEvent(said(121));
		expect(state.log.newest).toBe(121);
		expect(heard.map((line) => line.seq)).toEqual([121]);
		state.stop();
	});

	it('forgets what somebody said who has left for good', async () => {
		const state = enter();
		await state.start();
		ear.onEvent(said(121, { author: { id: 'ben', handle: 'Ben', role: 'member' } }));
		notice({ kind: 'erased', room: 'another', account: 'ada' });
		expect(state.log.lines.filter((line) => line.kind === 'message' && line.body === '')).toHaveLength(0);
		notice({ kind: 'erased', room: state.id, account: 'ada' });
		const left = state.log.lines.filter((line) => line.kind === 'message' && line.body !== '');
		expect(left.map((line) => line.seq)).toEqual([121]);
		expect(JSON.stringify(state.log.lines)).not.toContain('Ada');
		state.stop();
	});

	it('loses nothing that came while the first page was on its way', async () => {
		const state = enter();
		const started = state.start();
		ear.onEvent(said(121));
		ear.onEvent(said(120));
		await started;
		expect(state.log.newest).toBe(121);
		expect(seqs(state).filter((seq) => seq === 120)).toHaveLength(1);
		state.stop();
	});

	it('fetches what is missing in a hole, once', async () => {
		const state = enter();
		await state.start();
		log.push(...range(121, 124));
		events.mockClear();
		ear.onEvent(said(123));
		ear.onEvent(said(124));
		await vi.waitFor(() => expect(state.log.newest).toBe(124));
		expect(seqs(state).slice(-4)).toEqual([121, 122, 123, 124]);
		expect(events).toHaveBeenCalledTimes(1);
		state.stop();
	});

	it('keeps what came while it was catching up', async () => {
		const state = enter();
		await state.start();
		log.push(...range(121, 125));
		ear.onEvent(said(125));
		ear.onEvent(said(126));
		await vi.waitFor(() => expect(state.log.newest).toBe(126));
		state.stop();
	});

	it('begins anew when it is too far behind', async () => {
		const state = enter();
		await state.start();
		log.push(...range(121, 900));
		ear.onJoined?.(900, true);
		await vi.waitFor(() => expect(state.log.newest).toBe(900));
		expect(seqs(state)).toHaveLength(50);
		state.stop();
	});

	it('reads again when the server was restored from a backup', async () => {
		const state = enter();
		await state.start();
		log = range(1, 100);
		ear.onJoined?.(100, false);
		await vi.waitFor(() => expect(state.log.newest).toBe(100));
		state.stop();
	});

	it('pages back to the beginning', async () => {
		const state = enter();
		await state.start();
		while (state.hasEarlier) await state.showEarlier();
		expect(seqs(state)[0]).toBe(1);
		expect(new Set(seqs(state)).size).toBe(120);
		state.stop();
	});

	it('finds an old message and draws it', async () => {
		const state = enter();
		await state.start();
		expect(await state.find('m5')).toBe(true);
		expect(state.lines.some((line) => line.id === 'm5')).toBe(true);
		expect(await state.find('nothing')).toBe(false);
		state.stop();
	});

	it('marks where the person left, and says once how far they have read', async () => {
		vi.useFakeTimers();
		const state = enter(80, 40);
		await state.start();
		expect(state.newFrom).toBe(41);
		state.seen();
		state.seen();
		vi.advanceTimersByTime(1_000);
		expect(reads).toEqual([120]);
		state.stop();
		expect(reads).toEqual([120]);
	});

	it('draws no line for what is new to somebody who has only just joined', async () => {
		const state = enter(100, 0);
		await state.start();
		expect(state.newFrom).toBeNull();
		state.stop();
	});

	it('shows who is writing for a few seconds, and not after they have written', async () => {
		vi.useFakeTimers({ now: 0 });
		const state = enter();
		await state.start();
		ear.onTyping?.({ id: 'ada', handle: 'Ada' });
		ear.onTyping?.({ id: ME, handle: 'Me' });
		expect(state.typists.map((typist) => typist.handle)).toEqual(['Ada']);
		ear.onEvent(said(121));
		expect(state.typists).toEqual([]);
		ear.onTyping?.({ id: 'ada', handle: 'Ada' });
		vi.advanceTimersByTime(8_000);
		expect(state.typists).toEqual([]);
		state.stop();
	});

	it('shows what I wrote until the log has it', async () => {
		const state = enter();
		await state.start();
		void state.say('hello');
		const id = state.pending[0]?.id ?? '';
		expect(state.pending).toHaveLength(1);
		ear.onEvent(said(121, { id, author: { id: ME, handle: 'Me', role: 'member' } }));
		expect(state.pending).toHaveLength(0);
		expect(heard).toEqual([]);
		state.stop();
	});
});
