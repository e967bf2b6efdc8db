import { beforeEach, describe, expect, it, vi } from 'vitest';
import { delay } from '#lib/live/backoff';
import { ReturningSocket, type SocketStatus } from '#lib/live/socket';
import { FakeSocket } from './with/socket';

let seen: SocketStatus[];
let frames: unknown[];
let signedOut: number;
let doubts: number;

const socketWith = (random: () => number) =>
	new ReturningSocket({
		url: () => 'ws://here/live',
		protocol: 'homegroup.v1',
		onFrame: (frame) => frames.push(frame),
		onStatus: (status) => seen.push(status),
		onSignedOut: () => (signedOut += 1),
		onDoubt: () => (doubts += 1),
		make: FakeSocket.make,
		random
	});

beforeEach(() => {
	vi.useFakeTimers();
	FakeSocket.all = [];
	seen = [];
	frames = [];
	signedOut = doubts = 0;
});

describe('the delay before coming back', () => {
	it('grows to half a minute and no further', () => {
		expect([0, 1, 2, 5, 6, 50].map((attempt) => delay(attempt, () => 1))).toEqual([
			500, 1000, 2000, 16000, 30000, 30000
		]);
	});
	it('is anything from nothing to its limit, so that phones do not come back together', () => {
		expect(delay(50, () => 0)).toBe(0);
		expect(delay(50, () => 0.5)).toBe(15_000);
	});
});

describe('a socket', () => {
	it('asks for the subprotocol, and comes back after a cut', () => {
		const socket = socketWith(() => 0.5);
		socket.start();
		expect(FakeSocket.last.protocol).toBe('homegroup.v1');
		FakeSocket.last.opens();
		FakeSocket.last.says({ type: 'welcome' });
		FakeSocket.last.ends();
		expect(seen).toEqual(['connecting', 'open', 'waiting']);
		vi.advanceTimersByTime(250);
		expect(FakeSocket.all).toHaveLength(2);
		expect(frames).toEqual([{ type: 'welcome' }]);
		socket.stop();
	});

	it('waits longer after each failure, and starts small again after a good connection', () => {
		const socket = socketWith(() => 1);
		socket.start();
		FakeSocket.last.ends();
		vi.advanceTimersByTime(500);
		FakeSocket.last.ends();
		vi.advanceTimersByTime(999);
		expect(FakeSocket.all).toHaveLength(2);
		vi.advanceTimersByTime(1);
		expect(FakeSocket.all).toHaveLength(3);
		FakeSocket.last.opens();
		vi.advanceTimersByTime(10_000);
		FakeSocket.last.ends();
		vi.advanceTimersByTime(500);
		expect(FakeSocket.all).toHaveLength(4);
		socket.stop();
	});

	it.each([4401, 4403])('goes to sign-in on %i, and does not come back by itself', (code) => {
		const socket = socketWith(() => 0);
		socket.start();
		FakeSocket.last.opens();
		FakeSocket.last.ends(code);
		vi.advanceTimersByTime(120_000);
		expect(signedOut).toBe(1);
		expect(FakeSocket.all).toHaveLength(1);
	});

	it.each([1012, 1013])('spreads the return after %i over seconds', (code) => {
		const socket = socketWith(() => 1);
		socket.start();
		FakeSocket.last.opens();
		FakeSocket.last.ends(code);
		vi.advanceTimersByTime(3_400);
		expect(FakeSocket.all).toHaveLength(1);
		vi.advanceTimersByTime(100);
		expect(FakeSocket.all).toHaveLength(2);
		socket.stop();
	});

	it('gives up an attempt that neither opens nor fails', () => {
		const socket = socketWith(() => 0);
		socket.start();
		vi.advanceTimersByTime(20_000);
		vi.advanceTimersByTime(1);
		expect(FakeSocket.all).toHaveLength(2);
		socket.stop();
	});

	it('wakes at once when the network is back', () => {
		const socket = socketWith(() => 1);
		socket.start();
		for (let cut = 0; cut < 6; cut += 1) {
			FakeSocket.last.ends();
			vi.advanceTimersByTime(30_000);
		}
		FakeSocket.last.ends();
		const before = FakeSocket.all.length;
		dispatchEvent(new Event('online'));
		expect(FakeSocket.all).toHaveLength(before + 1);
		socket.stop();
	});

	it('asks whether an open connection still lives when the page is seen again', () => {
		const socket = socketWith(() => 1);
		socket.start();
		FakeSocket.last.opens();
		document.dispatchEvent(new Event('visibilitychange'));
		expect(doubts).toBe(1);
		socket.giveUp();
		expect(seen[seen.length - 1]).toBe('waiting');
		socket.stop();
	});

	it('is deaf to the old connection, whose end may come minutes later', () => {
		const socket = socketWith(() => 0);
		socket.start();
		const old = FakeSocket.last;
		old.opens();
		dispatchEvent(new Event('offline'));
		vi.advanceTimersByTime(1);
		FakeSocket.last.opens();
		expect(old.onclose).toBeNull();
		expect(socket.send({ type: 'join' })).toBe(true);
		socket.stop();
	});

	it('keeps nothing that could not be sent', () => {
		expect(socketWith(() => 0).send({})).toBe(false);
	});
});
