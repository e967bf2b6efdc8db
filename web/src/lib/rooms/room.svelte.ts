import { createContext } from 'svelte';
import type { Api } from '#lib/api/api';
import type { Ack, Reaction, Report, Room, RoomEvent } from '#lib/api/types';
import type { Ear, Live, Typist } from '#lib/live/live.svelte';
import {
	applied,
	emptyLog,
	lineOf,
	logOf,
	withEarlier,
	withErased,
	withReported,
	type Line,
	type Log,
	type MessageLine
} from './log';
import type { Outbox, Waiting } from './outbox.svelte';
import type { RoomList } from './room-list.svelte';
import { around, newestLines, stepBack, stepForward, trimmed, type Window } from './window';

/** One room while it is on the screen: its log, what of it is drawn, who types, what was read. */
export interface RoomParts {
	api: Api;
	live: Live;
	list: RoomList;
	outbox: Outbox;
	me: string;
	/** Somebody else said something just now. */
	onHeard?: (line: MessageLine) => void;
	now?: () => number;
}

const PAGE = 50;
const FIRST_MOST = 200;
const CATCH_UP_PAGE = 200;
/** So far behind it is quicker, and kinder to the phone, to start from the newest again. */
const TOO_FAR = 400;
const SEARCH_PAGES = 10;
const TYPING_MS = 6_000;
const TYPING_EVERY_MS = 3_000;
const READ_AFTER_MS = 700;

export class RoomState {
	room = $state.raw() as Room;
	log = $state.raw<Log>(emptyLog);
	ready = $state(false);
	failed = $state(false);
	loadingEarlier = $state(false);
	typists = $state.raw<readonly (Typist & { until: number })[]>([]);
	/** Messages behind a content note that the person opened, or folded where notes open by themselves. */
	turned = $state.raw<ReadonlySet<string>>(new Set());
	/** The first line that was new when the person came in; it stays where it is until they leave. */
	newFrom = $state<number | null>(null);

	private window = $state.raw<Window>({ from: 0, to: Infinity });
	private early: RoomEvent[] = [];
	private readonly ends: (() => void)[] = [];
	private catchingUp: Promise<void> | undefined;
	private forgetting: ReturnType<typeof setTimeout> | undefined;
	private reading: ReturnType<typeof setTimeout> | undefined;
	/** What the person has seen, and what of it the server was told. */
	private readTo = 0;
	private toldRead = 0;
	private toldTyping = 0;
	private readonly now: () => number;

	constructor(
		room: Room,
		private readonly parts: RoomParts
	) {
		this.room = room;
		this.readTo = this.toldRead = room.membership?.read_seq ?? 0;
		this.now = parts.now ?? Date.now;
		this.pending = $derived(
			parts.outbox.messages.filter(
				(message) => message.room === this.room.id && !lineOf(this.log, message.id)
			)
		);
	}

	readonly lines = $derived<readonly Line[]>(this.log.lines.slice(this.window.from, this.window.to));
	readonly hasEarlier = $derived(this.window.from > 0 || this.log.earlier !== null);
	readonly hasNewer = $derived(this.window.to < this.log.lines.length);
	/** What I wrote here that is not in the log yet. */
	readonly pending: readonly Waiting[];

	get id(): string {
		return this.room.id;
	}

	/** Listens first and reads then: what comes in between is put behind the page that was read. */
	async start(): Promise<void> {
		const ear: Ear = {
			polled: true,
			onEvent: (event) => this.hear(event),
			onJoined: (seq, gap) => {
				if (!this.ready) return;
				// A log that became shorter: the server was restored from a backup.
				if (seq < this.log.newest) void this.load();
				else if (gap || seq > this.log.newest) void this.catchUp();
			},
			onTyping: (typist) => this.hearTyping(typist),
			onDeclined: (message, reason) => void this.parts.outbox.declined(message, reason)
		};
		this.ends.push(
			this.parts.live.follow(this.id, this.room.seq, ear),
			this.parts.live.onNotice(({ kind, room, account }) => {
				if (kind === 'erased' && room === this.id && account) this.log = withErased(this.log, account);
			})
		);
		await this.load();
	}

	stop(): void {
		for (const end of this.ends.splice(0)) end();
		clearTimeout(this.forgetting);
		clearTimeout(this.reading);
		this.sendRead();
	}

	async load(): Promise<void> {
		this.failed = false;
		try {
			const { unread = 0, read_seq = 0 } = this.room.membership ?? {};
			// With many unread, enough at once to show where the person left.
			const limit = Math.min(FIRST_MOST, Math.max(PAGE, unread + 20));
			this.begin(logOf(await this.parts.api.rooms.events(this.id, { limit }), this.parts.me));
			this.newFrom = this.firstNew(read_seq);
			this.ready = true;
			for (const event of this.early.splice(0)) this.hear(event);
		} catch {
			this.failed = true;
		}
	}

	/** Resolves to how many lines came in front of the ones that were drawn. */
	async showEarlier(): Promise<void> {
		if (this.loadingEarlier) return;
		this.loadingEarlier = true;
		try {
			const before = this.log.lines.length;
			if (this.window.from < PAGE) await this.fetchEarlier();
			this.window = stepBack(this.window, this.log.lines.length, this.log.lines.length - before);
		} finally {
			this.loadingEarlier = false;
		}
	}

	showNewer(): void {
		this.window = stepForward(this.window, this.log.lines.length);
	}

	showNewest(): void {
		this.window = newestLines(this.log.lines.length);
	}

	/** Brings a line onto the screen, from older pages if need be. False: it is too far back, or gone. */
	async find(message: string): Promise<boolean> {
		for (let page = 0; !lineOf(this.log, message) && this.log.earlier && page < SEARCH_PAGES; page += 1) {
			const before = this.log.lines.length;
			await this.fetchEarlier();
			this.window = stepBack(this.window, this.log.lines.length, this.log.lines.length - before);
		}
		const place = this.log.lines.findIndex((line) => line.id === message);
		if (place < 0) return false;
		const drawn = place >= this.window.from && place < Math.min(this.window.to, this.log.lines.length);
		if (!drawn) this.window = around(place, this.log.lines.length);
		return true;
	}

	/** `known` hears the message's id before it is on its way. */
	say(body: string, replyTo?: string, known?: (id: string) => void): Promise<void> {
		this.showNewest();
		this.newFrom = null;
		return this.parts.outbox.add(this.id, body, replyTo, known);
	}

	async edit(message: string, change: { body: string; ask: boolean }): Promise<Ack> {
		const ack = await this.parts.api.rooms.edit(this.id, message, change);
		this.parts.outbox.noticed(message, ack.notices ?? []);
		if (ack.help) this.parts.outbox.helpIn = this.id;
		this.parts.live.expectNews();
		return ack;
	}

	async remove(message: string): Promise<void> {
		await this.parts.api.rooms.remove(this.id, message);
		this.parts.live.expectNews();
	}

	/** Shows a message to the moderators. Whoever did does not meet it again. */
	async report(message: string, wish: Omit<Report, 'room' | 'message'>): Promise<void> {
		await this.parts.api.decisions.report({ ...wish, room: this.id, message });
		this.log = withReported(this.log, message);
	}

	/** Opens a message behind its content note, or folds it again. */
	turn(message: string): void {
		const turned = new Set(this.turned);
		if (!turned.delete(message)) turned.add(message);
		this.turned = turned;
	}

	async react(message: string, reaction: Reaction, on: boolean): Promise<void> {
		await this.parts.api.rooms.react(this.id, message, reaction, on);
		this.parts.live.expectNews();
	}

	typing(): void {
		if (this.now() - this.toldTyping < TYPING_EVERY_MS) return;
		this.toldTyping = this.now();
		this.parts.live.typing(this.id);
	}

	/** The person has the newest line before their eyes. */
	seen(): void {
		const seq = this.log.newest;
		if (!this.room.membership || seq <= this.readTo) return;
		this.readTo = seq;
		this.parts.list.markRead(this.id, seq);
		clearTimeout(this.reading);
		this.reading = setTimeout(() => this.sendRead(), READ_AFTER_MS);
	}

	private sendRead(): void {
		if (this.readTo <= this.toldRead) return;
		this.toldRead = this.readTo;
		this.parts.live.markRead(this.id, this.readTo);
	}

	private hear(event: RoomEvent): void {
		if (!this.ready) {
			this.early.push(event);
			return;
		}
		const { log, outcome } = applied(this.log, event, this.parts.me);
		if (outcome === 'known') return;
		if (outcome === 'hole') {
			this.early.push(event);
			void this.catchUp();
			return;
		}
		this.log = log;
		this.window = trimmed(this.window, log.lines.length);
		this.took(event);
	}

	private took(event: RoomEvent): void {
		if (event.kind === 'room') this.room = { ...this.room, ...event.room_settings };
		if (event.kind !== 'message') return;
		this.parts.outbox.seen(event.message.id);
		const line = lineOf(this.log, event.message.id);
		if (!line || line.removed !== 'no') return;
		this.typists = this.typists.filter((typist) => typist.id !== line.author?.id);
		if (line.author?.id !== this.parts.me) this.parts.onHeard?.(line);
	}

	/** Fetches what was missed, over HTTP, until there is no hole. */
	private catchUp(): Promise<void> {
		this.catchingUp ??= this.fetchMissed().finally(() => (this.catchingUp = undefined));
		return this.catchingUp;
	}

	private async fetchMissed(): Promise<void> {
		try {
			for (let fetched = 0; fetched < TOO_FAR; fetched += CATCH_UP_PAGE) {
				const at = { after: this.log.newest, limit: CATCH_UP_PAGE };
				const page = await this.parts.api.rooms.events(this.id, at);
				for (const event of page.items) this.hear(event);
				if (page.next === null) break;
				if (fetched + CATCH_UP_PAGE >= TOO_FAR)
					this.begin(logOf(await this.parts.api.rooms.events(this.id, { limit: PAGE }), this.parts.me));
			}
			// What came in meanwhile and now fits. What still does not is asked for with the next event.
			for (const event of this.early.splice(0)) if (event.seq === this.log.newest + 1) this.hear(event);
		} catch {
			// The next event, or the next join, finds the same hole and asks again.
			this.early = [];
		}
	}

	private begin(log: Log): void {
		this.log = log;
		this.window = newestLines(log.lines.length);
		for (const message of this.parts.outbox.messages)
			if (lineOf(log, message.id)) this.parts.outbox.seen(message.id);
	}

	private async fetchEarlier(): Promise<void> {
		if (this.log.earlier === null) return;
		const before = Number(this.log.earlier);
		const page = await this.parts.api.rooms.events(this.id, { before, limit: PAGE });
		this.log = withEarlier(this.log, page, this.parts.me);
	}

	private firstNew(readSeq: number): number | null {
		if (!this.room.membership) return null;
		const line = this.log.lines.find(
			(one) => one.seq > readSeq && one.kind === 'message' && one.author?.id !== this.parts.me
		);
		// Everything new in a room one has only just joined is no news.
		return line && readSeq > 0 ? line.seq : null;
	}

	private hearTyping(typist: Typist): void {
		if (typist.id === this.parts.me) return;
		const others = this.typists.filter((one) => one.id !== typist.id);
		this.typists = [...others, { ...typist, until: this.now() + TYPING_MS }];
		this.forgetTypists();
	}

	private forgetTypists(): void {
		clearTimeout(this.forgetting);
		this.forgetting = setTimeout(() => {
			this.typists = this.typists.filter((typist) => typist.until > this.now());
			if (this.typists.length > 0) this.forgetTypists();
		}, 1_000);
	}
}

export const [getRoom, setRoom] = createContext<RoomState>();
