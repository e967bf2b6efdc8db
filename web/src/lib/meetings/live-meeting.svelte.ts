import type { Api } from '#lib/api/api';
import { Doing } from '#lib/api/doing.svelte';
import type { LiveMeeting, LiveMeetingPerson, RoomEvent } from '#lib/api/types';
import type { Live } from '#lib/live/live.svelte';
import { asksAgain, happened } from './happened';

interface Parts {
	api: Api;
	live: Live;
	me: string;
}

/** A meeting that is on, as one person follows it, and what they do in it. */
export class LiveMeetingState {
	readonly room: string;
	private readonly parts: Parts;
	meeting = $state.raw<LiveMeeting | null>(null);
	/** How many are there now. */
	people = $state(0);
	/** Everybody who came, for those who serve; nothing while nobody looks at them. */
	everybody = $state.raw<readonly LiveMeetingPerson[] | null>(null);
	readonly doing = new Doing();

	private now = $state(Date.now());
	/** How far the server's clock is ahead of ours. */
	private ahead = 0;
	private early: RoomEvent[] = [];
	private reading = false;
	private again = false;
	/** How many look at the list of everybody. */
	private watchers = 0;

	readonly part = $derived(this.meeting?.phases[this.meeting.phase]);
	readonly next = $derived(this.meeting ? this.meeting.phases[this.meeting.phase + 1] : undefined);
	readonly mine = $derived.by(() => this.meeting?.floor?.who.id === this.parts.me);
	/** One's place in the queue, from 0; -1 where one's hand is not up. */
	readonly place = $derived.by(() => this.placeOf(this.parts.me));
	/** Milliseconds of the share that goes on; nothing where it has no limit. Below 0 when it is over. */
	readonly left = $derived.by(() => {
		const floor = this.meeting?.floor;
		if (typeof floor?.limit_ms !== 'number') return null;
		return Date.parse(floor.began) + floor.limit_ms - (this.now + this.ahead);
	});
	/** Whether words go to the room now. */
	readonly maySay = $derived.by(() => {
		const me = this.meeting?.me;
		if (!this.meeting || !me || !this.part) return true;
		if (me.muted || me.seat !== 'inside') return false;
		const leads = this.meeting.chair?.id === this.parts.me;
		if (this.part.who_posts === 'chair') return leads;
		return this.part.who_posts === 'everyone' || leads || this.mine;
	});

	constructor(room: string, parts: Parts) {
		this.room = room;
		this.parts = parts;
	}

	/** Follows the meeting until what is returned is called. */
	start(): () => void {
		const stop = this.parts.live.follow(this.room, undefined, {
			onEvent: (event) => this.hear(event),
			onJoined: () => void this.read(),
			onPresence: (count) => (this.people = count)
		});
		const quiet = this.parts.live.onNotice((notice) => {
			if (notice.kind === 'meeting' && notice.room === this.room) void this.read();
		});
		const clock = setInterval(() => (this.now = Date.now()), 1_000);
		void this.read();
		return () => {
			stop();
			quiet();
			clearInterval(clock);
		};
	}

	/** What is asked for while it is being read is read once more after, however often it was asked. */
	async read(): Promise<void> {
		if (this.reading) {
			this.again = true;
			return;
		}
		this.reading = true;
		try {
			do {
				this.again = false;
				let fresh: LiveMeeting = await this.parts.api.meetings.live(this.room);
				this.ahead = Date.parse(fresh.server_time) - Date.now();
				this.people = fresh.people;
				for (const event of this.early.splice(0)) fresh = happened(fresh, event) ?? fresh;
				this.meeting = fresh;
				if (this.watchers > 0) await this.readPeople();
			} while (this.again);
		} catch {
			// Whoever was put out, or whose meeting has ended, hears of it from the list of rooms.
		} finally {
			this.reading = false;
		}
	}

	/** Keeps the list of everybody while somebody looks at it, until what is returned is called. */
	watchPeople(): () => void {
		this.watchers += 1;
		void this.readPeople();
		return () => {
			this.watchers -= 1;
			if (this.watchers === 0) this.everybody = null;
		};
	}

	private async readPeople(): Promise<void> {
		try {
			const { items } = await this.parts.api.meetings.people(this.room);
			if (this.watchers > 0) this.everybody = items;
		} catch (cause) {
			this.doing.failure = cause;
		}
	}

	act(action: string, more: Record<string, unknown> = {}): Promise<boolean> {
		return this.doing.run(() => this.parts.live.meet(this.room, { action, ...more }));
	}

	placeOf(who: string): number {
		return this.meeting?.hands.findIndex((hand) => hand.who.id === who) ?? -1;
	}

	holds(position: LiveMeetingPerson['positions'][number]): boolean {
		return this.meeting?.me.positions.includes(position) ?? false;
	}

	private hear(event: RoomEvent): void {
		if (!this.meeting || this.reading) {
			this.early.push(event);
			return;
		}
		const next = happened(this.meeting, event);
		if (next) this.meeting = next;
		if (!next || asksAgain(event)) void this.read();
	}
}

/** What people have typed in text meetings for thirty years: the server takes it out of turn too. */
const ACT = /^\s*(?:[!！?؟？]|[?؟？] .+|ga \S+|[[(*]*(?:pass|пас|пропускаю|رد)[\])*.]*)\s*$/iu;

export const isAct = (text: string) => ACT.test(text);
