import { createContext } from 'svelte';
import type { Api } from '#lib/api/api';
import { Problem, Unreachable } from '#lib/api/http';
import { messageId } from '#lib/api/ids';
import type { Ack, RoomEvent } from '#lib/api/types';
import { SUBPROTOCOL, type FromServer, type Outgoing, type ToServer } from './frames';
import { Poll } from './poll';
import { ReturningSocket, type SocketParts } from './socket';

/**
 * How the app hears the server.
 * `polling` is the slower way: the network lets no WebSocket through, so we ask over HTTP.
 */
export type Connection = 'connecting' | 'open' | 'polling' | 'waiting' | 'stopped';

export interface Typist {
	id: string;
	handle: string;
}

/** What someone who follows a room is told. The same event may come twice; `seq` tells. */
export interface Ear {
	onEvent: (event: RoomEvent) => void;
	/** The room stands at `seq`. With `gap`, what lies between was too much to replay. */
	onJoined?: (seq: number, gap: boolean) => void;
	onTyping?: (typist: Typist) => void;
	/** How many people are in the room of a meeting. */
	onPresence?: (count: number) => void;
	onDeclined?: (message: string, reason: string) => void;
	/** Also heard when there is only HTTP: the room that is open on the screen. */
	polled?: boolean;
}

interface Followed {
	after: number | undefined;
	ears: Set<Ear>;
}

interface Expected {
	resolve: (ack: Ack) => void;
	reject: (cause: Problem | Unreachable) => void;
	timer: ReturnType<typeof setTimeout>;
}

/** Something changed that is no entry of a log: the list of rooms, how far I read elsewhere, the queue, who is gone. */
export interface Notice {
	kind: string;
	room?: string;
	seq?: number;
	/** Of `erased`: whose words are gone. */
	account?: string;
	/** Of `queue`: how urgent it is, and whether it has waited too long. */
	level?: string;
	overdue?: boolean;
	/** Of `appeal`: what became of it. */
	verdict?: string;
	/** Of `raid`: whether the room, or without one the community, is careful now. */
	on?: boolean;
}

/** What was decided about this person or their words, in words for them. */
export type Decided = Omit<Extract<FromServer, { type: 'decision' }>, 'type'>;

export interface LiveParts {
	api: Api;
	onSignedOut: () => void;
	make?: NonNullable<SocketParts['make']>;
	random?: () => number;
}

/** No ack for so long: the connection is dead whatever it says. The retry has the same id, so it is safe. */
const ACK_MS = 12_000;
const DOUBT_MS = 6_000;
const PROBE_EVERY_MS = 10_000;
/** So many attempts in a row failed to open: perhaps only WebSockets are blocked. */
const FAILURES_BEFORE_POLLING = 3;
const POLL_PAGE = 200;
const LONGEST_BODY_BYTES = 12_000;
const LIST_EVERY_MS = 30_000;

export class Live {
	connection = $state<Connection>('connecting');

	private readonly rooms = new Map<string, Followed>();
	private readonly expected = new Map<string, Expected>();
	private readonly noticed = new Set<(notice: Notice) => void>();
	private readonly decided = new Set<(decided: Decided) => void>();
	private readonly opened = new Set<() => void>();
	private readonly socket: ReturningSocket;
	private readonly poll: Poll;
	private welcomed = false;
	private doubt: ReturnType<typeof setTimeout> | undefined;
	private lastProbe = 0;
	private lastListed = 0;

	constructor(private readonly parts: LiveParts) {
		this.socket = new ReturningSocket({
			url: liveAddress,
			protocol: SUBPROTOCOL,
			onFrame: (frame) => this.hear(frame as FromServer),
			onStatus: (status) => {
				// Open is said by `welcome`: only then has the server taken us in.
				if (status === 'open') return;
				this.welcomed = false;
				this.failExpected();
				if (status === 'stopped') this.connection = 'stopped';
				else if (this.connection !== 'polling') this.connection = status;
				if (this.socket.failures >= FAILURES_BEFORE_POLLING) this.poll.start();
			},
			onSignedOut: parts.onSignedOut,
			onDoubt: () => this.probe(),
			...(parts.make ? { make: parts.make } : {}),
			...(parts.random ? { random: parts.random } : {})
		});
		this.poll = new Poll({
			ask: () => this.askForNews(),
			onAnswer: () => {
				if (this.welcomed || this.connection === 'stopped') return;
				const first = this.connection !== 'polling';
				this.connection = 'polling';
				if (first) for (const told of this.opened) told();
			},
			onSilence: () => {
				if (this.connection === 'polling') this.connection = 'waiting';
			},
			...(parts.random ? { random: parts.random } : {})
		});
	}

	start(): void {
		this.socket.start();
	}

	stop(): void {
		this.poll.stop();
		clearTimeout(this.doubt);
		this.socket.stop();
	}

	/** Messages can be handed over now, in one way or the other. */
	get reachable(): boolean {
		return this.connection === 'open' || this.connection === 'polling';
	}

	/** Told each time messages can be handed over again. */
	onReachable(told: () => void): () => void {
		this.opened.add(told);
		return () => this.opened.delete(told);
	}

	onNotice(told: (notice: Notice) => void): () => void {
		this.noticed.add(told);
		return () => this.noticed.delete(told);
	}

	onDecision(told: (decided: Decided) => void): () => void {
		this.decided.add(told);
		return () => this.decided.delete(told);
	}

	/** `after` is the newest `seq` the follower has; events after it are replayed. */
	follow(room: string, after: number | undefined, ear: Ear): () => void {
		const followed = this.rooms.get(room);
		if (followed) followed.ears.add(ear);
		else {
			this.rooms.set(room, { after, ears: new Set([ear]) });
			this.join(room);
		}
		if (ear.polled) this.poll.hurry();
		return () => {
			const now = this.rooms.get(room);
			now?.ears.delete(ear);
			if (now?.ears.size !== 0) return;
			this.rooms.delete(room);
			this.say({ type: 'leave', room });
		};
	}

	/** Resolves when the message is on the server's disk (or held); rejects with why it is not. */
	async post(room: string, message: Outgoing): Promise<Ack> {
		if (this.connection === 'polling' || tooLongForAFrame(message.body)) {
			const ack = await this.parts.api.rooms.post(room, message);
			this.poll.hurry();
			return ack;
		}
		return this.expect(message.id, { type: 'send', room, ...message });
	}

	/** Does something in a meeting; resolves when it is in the log. */
	meet(room: string, act: { action: string; [more: string]: unknown }): Promise<Ack> {
		const id = messageId();
		return this.expect(id, { type: 'meeting', room, id, ...act });
	}

	private expect(id: string, frame: ToServer): Promise<Ack> {
		return new Promise<Ack>((resolve, reject) => {
			if (!this.say(frame)) {
				reject(new Unreachable('not connected'));
				return;
			}
			const timer = setTimeout(() => {
				this.expected.delete(id);
				reject(new Unreachable('no ack'));
				this.socket.giveUp();
			}, ACK_MS);
			this.expected.set(id, { resolve, reject, timer });
		});
	}

	markRead(room: string, seq: number): void {
		if (this.say({ type: 'read', room, seq })) return;
		// Read marks are worth little: a later one, or the next visit, says the same.
		if (this.connection === 'polling') this.parts.api.rooms.markRead(room, seq).catch(() => {});
	}

	typing(room: string): void {
		this.say({ type: 'typing', room });
	}

	/** Something was changed over HTTP; where there is no socket its event must be fetched. */
	expectNews(): void {
		if (this.connection === 'polling') this.poll.hurry();
	}

	private say(frame: ToServer): boolean {
		return this.welcomed && this.socket.send(frame);
	}

	private join(room: string): void {
		const after = this.rooms.get(room)?.after;
		this.say(after === undefined ? { type: 'join', room } : { type: 'join', room, after });
	}

	private hear(frame: FromServer): void {
		clearTimeout(this.doubt);
		switch (frame.type) {
			case 'welcome':
				this.welcomed = true;
				this.poll.stop();
				this.connection = 'open';
				for (const room of this.rooms.keys()) this.join(room);
				for (const told of this.opened) told();
				break;
			case 'joined': {
				const followed = this.rooms.get(frame.room);
				if (!followed) break;
				// Exactly so, even if it is less: a server restored from a backup is the truth again.
				followed.after = frame.seq;
				for (const ear of followed.ears) ear.onJoined?.(frame.seq, frame.gap);
				break;
			}
			case 'event':
				this.spread(frame);
				break;
			case 'ack':
				this.settle(frame.id, (expected) => expected.resolve(frame));
				break;
			case 'problem':
				this.refused(frame);
				break;
			case 'presence':
				for (const ear of this.rooms.get(frame.room)?.ears ?? []) ear.onPresence?.(frame.count);
				break;
			case 'typing':
				for (const ear of this.rooms.get(frame.room)?.ears ?? []) ear.onTyping?.(frame.account);
				break;
			case 'notice':
				for (const told of this.noticed) told(frame);
				break;
			case 'decision':
				for (const told of this.decided) told(frame);
				break;
			case 'declined':
				for (const ear of this.rooms.get(frame.room)?.ears ?? [])
					ear.onDeclined?.(frame.id, frame.reason ?? '');
				break;
		}
	}

	private spread(event: RoomEvent): void {
		const followed = this.rooms.get(event.room);
		if (!followed) return;
		followed.after = Math.max(followed.after ?? 0, event.seq);
		for (const ear of followed.ears) ear.onEvent(event);
	}

	private refused(frame: Extract<FromServer, { type: 'problem' }>): void {
		const { ref } = frame;
		if (!ref) return;
		if (this.rooms.has(ref) && !this.expected.has(ref)) {
			// A refused join: asked again when the server says so, never at once.
			if (frame.status === 429) setTimeout(() => this.join(ref), frame.retry_after_ms ?? 5_000);
			return;
		}
		// `type` names the frame, so the problem's own type is in `problem`.
		this.settle(ref, (expected) =>
			expected.reject(new Problem(frame.status, { ...frame, type: frame.problem ?? '' }))
		);
	}

	private settle(id: string, how: (expected: Expected) => void): void {
		const expected = this.expected.get(id);
		if (!expected) return;
		this.expected.delete(id);
		clearTimeout(expected.timer);
		how(expected);
	}

	private failExpected(): void {
		for (const id of [...this.expected.keys()])
			this.settle(id, (expected) => expected.reject(new Unreachable('the connection ended')));
	}

	/** A browser cannot see WebSocket pings. Joining again is harmless, and is always answered. */
	private probe(): void {
		const room = this.rooms.keys().next();
		const now = Date.now();
		if (room.done || now - this.lastProbe < PROBE_EVERY_MS) return;
		this.lastProbe = now;
		this.join(room.value);
		clearTimeout(this.doubt);
		this.doubt = setTimeout(() => this.socket.giveUp(), DOUBT_MS);
	}

	private async askForNews(): Promise<boolean> {
		let fresh = false;
		const watched = [...this.rooms].filter(([, { ears }]) => [...ears].some((ear) => ear.polled));
		// No room is open: still find out whether the server answers, and knows us.
		if (watched.length === 0) await this.parts.api.me.read();
		for (const [room, followed] of watched) {
			const page = await this.parts.api.rooms.events(room, {
				limit: POLL_PAGE,
				...(followed.after === undefined ? {} : { after: followed.after })
			});
			for (const event of page.items) {
				fresh = true;
				this.spread(event);
			}
		}
		if (Date.now() - this.lastListed > LIST_EVERY_MS) {
			this.lastListed = Date.now();
			for (const told of this.noticed) told({ kind: 'rooms' });
		}
		return fresh;
	}
}

/** A frame over the server's limit would end the connection; over HTTP the refusal comes in words. */
function tooLongForAFrame(body: string): boolean {
	return new TextEncoder().encode(body).length > LONGEST_BODY_BYTES;
}

function liveAddress(): string {
	const address = new URL('/api/v1/live', location.href);
	address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
	return address.href;
}

export const [getLive, setLive] = createContext<Live>();
