import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Api } from '#lib/api/api';
import { Problem, Unreachable } from '#lib/api/http';
import type { RoomEvent } from '#lib/api/types';
import { Live } from '#lib/live/live.svelte';
import { said } from './with/events';
import { FakeSocket } from './with/socket';

const events = vi.fn();
const post = vi.fn();
const api = {
	me: { read: vi.fn(async () => ({})) },
	rooms: { events, post, markRead: vi.fn(async () => {}) }
} as unknown as Api;

let live: Live;
let heard: RoomEvent[];
const ear = { onEvent: (event: RoomEvent) => void heard.push(event), polled: true };

beforeEach(() => {
	vi.useFakeTimers();
	FakeSocket.all = [];
	heard = [];
	events.mockReset().mockResolvedValue({ items: [], next: null });
	post.mockReset();
	live = new Live({ api, onSignedOut: () => {}, make: FakeSocket.make, random: () => 0.5 });
});

describe('live', () => {
	it('joins what is followed once it is welcomed, and again where it left off', () => {
		live.follow('r', 7, ear);
		live.start();
		FakeSocket.last.opens();
		expect(FakeSocket.last.sent).toEqual([]);
		FakeSocket.last.says({ type: 'welcome' });
		expect(FakeSocket.last.sent).toEqual([{ type: 'join', room: 'r', after: 7 }]);
		FakeSocket.last.says({ type: 'event', ...said(8) });
		FakeSocket.last.says({ type: 'joined', room: 'r', seq: 8, gap: false });
		FakeSocket.last.ends();
		vi.advanceTimersByTime(1_000);
		FakeSocket.last.welcomes();
		expect(FakeSocket.last.sent).toEqual([{ type: 'join', room: 'r', after: 8 }]);
		expect(heard.map((event) => event.seq)).toEqual([8]);
		live.stop();
	});

	it('tells the one who posts what became of it', async () => {
		live.start();
		FakeSocket.last.welcomes();
		const good = live.post('r', { id: 'a', body: 'x' });
		const bad = live.post('r', { id: 'b', body: 'y' });
		FakeSocket.last.says({ type: 'ack', room: 'r', id: 'a', seq: 3, at: 'now' });
		FakeSocket.last.says({
			type: 'problem',
			ref: 'b',
			status: 429,
			problem: '/problems/http/too-many',
			title: 'Slower',
			detail: 'Wait',
			retry_after_ms: 900
		});
		await expect(good).resolves.toMatchObject({ seq: 3 });
		const problem = (await bad.catch((cause: unknown) => cause)) as Problem;
		expect([problem.type, problem.retryAfterMs, problem.passing]).toEqual(['http/too-many', 900, true]);
		live.stop();
	});

	it('ends a connection that gives no ack', async () => {
		live.start();
		FakeSocket.last.welcomes();
		const posted = live.post('r', { id: 'a', body: 'x' }).catch((cause: unknown) => cause);
		vi.advanceTimersByTime(12_000);
		expect(await posted).toBeInstanceOf(Unreachable);
		expect(live.connection).toBe('waiting');
		live.stop();
	});

	it('fails what waits for an ack when the connection ends', async () => {
		live.start();
		FakeSocket.last.welcomes();
		const posted = live.post('r', { id: 'a', body: 'x' }).catch((cause: unknown) => cause);
		FakeSocket.last.ends();
		expect(await posted).toBeInstanceOf(Unreachable);
		live.stop();
	});

	it('posts over HTTP what would not fit into a frame', async () => {
		post.mockResolvedValue({ id: 'a', room: 'r', seq: 1, at: 'now' });
		live.start();
		FakeSocket.last.welcomes();
		await live.post('r', { id: 'a', body: 'й'.repeat(7_000) });
		expect(post).toHaveBeenCalledOnce();
		live.stop();
	});

	it('asks over HTTP where no WebSocket gets through, and goes back when one does', async () => {
		events.mockResolvedValueOnce({ items: [said(1)], next: null });
		post.mockResolvedValue({ id: 'a', room: 'r', seq: 2, at: 'now' });
		const reachable = vi.fn();
		live.onReachable(reachable);
		live.follow('r', 0, ear);
		live.start();
		for (let cut = 0; cut < 3; cut += 1) {
			FakeSocket.last.ends();
			await vi.advanceTimersByTimeAsync(5_000);
		}
		expect(live.connection).toBe('polling');
		expect(heard.map((event) => event.seq)).toEqual([1]);
		expect(reachable).toHaveBeenCalledTimes(1);
		await live.post('r', { id: 'a', body: 'x' });
		expect(post).toHaveBeenCalledWith('r', { id: 'a', body: 'x' });
		await vi.advanceTimersByTimeAsync(30_000);
		FakeSocket.last.welcomes();
		expect(live.connection).toBe('open');
		const asked = events.mock.calls.length;
		await vi.advanceTimersByTimeAsync(60_000);
		expect(events.mock.calls.length).toBe(asked);
		live.stop();
	});

	it('finds out by joining again whether a connection still lives', () => {
		live.follow('r', 1, ear);
		live.start();
		FakeSocket.last.welcomes();
		vi.advanceTimersByTime(60_000);
		dispatchEvent(new Event('online'));
		expect(FakeSocket.last.sent).toHaveLength(2);
		vi.advanceTimersByTime(6_000);
		expect(live.connection).toBe('waiting');
		live.stop();
	});

	it('joins again when told to wait', () => {
		live.follow('r', 1, ear);
		live.start();
		FakeSocket.last.welcomes();
		const refusal = { type: 'problem', ref: 'r', status: 429, title: '', detail: '', retry_after_ms: 2_000 };
		FakeSocket.last.says(refusal);
		vi.advanceTimersByTime(2_000);
		expect(FakeSocket.last.sent.map((frame) => frame.type)).toEqual(['join', 'join']);
		live.stop();
	});
});
