import { createContext } from 'svelte';
import type { Api } from '#lib/api/api';
import type { Room, RoomEvent } from '#lib/api/types';
import type { Live } from '#lib/live/live.svelte';

/** The rooms this person sees, with what is new in each, kept up to date while the app is open. */
const UNREAD_MOST = 100;
const STALE_MS = 30_000;

export class RoomList {
	rooms = $state.raw<readonly Room[]>([]);
	loaded = $state(false);
	failed = $state(false);

	private readonly followed = new Map<string, () => void>();
	private readonly ends: (() => void)[] = [];
	private loading: Promise<void> | undefined;
	private wantedAgain = false;
	private loadedAt = 0;

	constructor(
		private readonly api: Api,
		private readonly live: Live,
		private readonly me: string
	) {}

	readonly mine = $derived(
		sorted(this.rooms.filter((room) => room.kind === 'group' && room.membership && !room.archived))
	);
	readonly open = $derived(
		this.rooms.filter((room) => room.kind === 'group' && !room.membership && !room.archived)
	);
	readonly archived = $derived(
		this.rooms.filter((room) => room.kind === 'group' && room.membership && room.archived)
	);
	readonly direct = $derived(
		sorted(this.rooms.filter((room) => room.kind === 'direct' && room.direct?.state === 'active'))
	);
	readonly requests = $derived(this.rooms.filter((room) => room.direct?.state === 'invited'));
	readonly asked = $derived(this.rooms.filter((room) => room.direct?.state === 'requested'));

	/** Rooms this person was asked to look after. */
	readonly looksAfter = $derived(this.rooms.filter((room) => room.membership?.role === 'moderator'));

	get looksAfterOne(): boolean {
		return this.looksAfter.length > 0;
	}

	readonly unreadRooms = $derived(this.mine.filter((room) => unreadOf(room) > 0).length);
	readonly unreadPeople = $derived(
		this.direct.filter((room) => unreadOf(room) > 0).length + this.requests.length
	);

	start(): void {
		this.ends.push(
			this.live.onNotice(({ kind, room, seq, on }) => {
				if (kind === 'rooms') void this.load();
				if (kind === 'raid') this.takeCare(on === true, room);
				if (kind === 'read' && room && seq) this.markRead(room, seq);
			}),
			// What happened while nobody listened is in the list, in one answer.
			this.live.onReachable(() => {
				if (Date.now() - this.loadedAt > STALE_MS) void this.load();
			})
		);
		document.addEventListener('visibilitychange', this.refreshWhenSeen);
		void this.load();
	}

	stop(): void {
		document.removeEventListener('visibilitychange', this.refreshWhenSeen);
		for (const end of [...this.ends, ...this.followed.values()]) end();
	}

	room(id: string): Room | undefined {
		return this.rooms.find((room) => room.id === id);
	}

	async load(): Promise<void> {
		if (this.loading) {
			this.wantedAgain = true;
			return this.loading;
		}
		this.loading = this.read();
		try {
			await this.loading;
		} finally {
			this.loading = undefined;
		}
		if (!this.wantedAgain) return;
		this.wantedAgain = false;
		await this.load();
	}

	/** One room as the server just described it. */
	put(room: Room): void {
		const known = this.rooms.some((one) => one.id === room.id);
		this.rooms = known
			? this.rooms.map((one) => (one.id === room.id ? { ...one, ...room } : one))
			: [...this.rooms, room];
		this.followMine();
	}

	/** In the middle of a raid everybody hears this at once: nobody asks the server anything. */
	private takeCare(on: boolean, id?: string): void {
		this.rooms = this.rooms.map((room) =>
			room.kind === 'group' && (id === undefined || room.id === id) ? { ...room, careful: on } : room
		);
		// The community's is over, and single rooms may still have their own.
		if (!on && id === undefined) void this.load();
	}

	/** Read up to here, on this screen: the count goes at once, the server hears of it later. */
	markRead(id: string, seq: number): void {
		this.change(id, (room) =>
			room.membership && seq >= room.membership.read_seq
				? {
						...room,
						membership: {
							...room.membership,
							read_seq: seq,
							...(seq >= room.seq ? { unread: 0, mentions: 0 } : {})
						}
					}
				: room
		);
	}

	private async read(): Promise<void> {
		try {
			const { items } = await this.api.rooms.list();
			const before = new Map(this.rooms.map((room) => [room.id, room]));
			this.rooms = items.map((room) => newer(before.get(room.id), room));
			this.loaded = true;
			this.failed = false;
			this.loadedAt = Date.now();
			this.followMine();
		} catch {
			// The list on the screen stays; it says itself that it may be old.
			this.failed = true;
		}
	}

	private followMine(): void {
		const mine = new Set(
			this.rooms.filter((room) => room.membership && !room.archived).map((room) => room.id)
		);
		for (const [id, leave] of this.followed) {
			if (mine.has(id)) continue;
			leave();
			this.followed.delete(id);
		}
		for (const room of this.rooms) {
			if (!mine.has(room.id) || this.followed.has(room.id)) continue;
			const ear = {
				onEvent: (event: RoomEvent) => this.hear(event),
				onJoined: (_seq: number, gap: boolean) => {
					if (gap) void this.load();
				}
			};
			this.followed.set(room.id, this.live.follow(room.id, room.seq, ear));
		}
	}

	private hear(event: RoomEvent): void {
		this.change(event.room, (room) => {
			if (event.seq <= room.seq) return room;
			const next = { ...room, seq: event.seq };
			if (event.kind === 'room') return { ...next, ...event.room_settings };
			if (event.kind !== 'message' || event.message.removed) return next;
			const { author, body, mentions } = event.message;
			const note = event.message.note ?? null;
			next.latest = { at: event.at, handle: author?.handle ?? null, body, note };
			if (!room.membership || author?.id === this.me) return next;
			const mention = mentions?.includes(this.me) ? 1 : 0;
			next.membership = {
				...room.membership,
				unread: Math.min(UNREAD_MOST, room.membership.unread + 1),
				mentions: room.membership.mentions + mention
			};
			return next;
		});
	}

	private change(id: string, change: (room: Room) => Room): void {
		this.rooms = this.rooms.map((room) => (room.id === id ? change(room) : room));
	}

	private readonly refreshWhenSeen = (): void => {
		if (document.visibilityState === 'visible' && Date.now() - this.loadedAt > STALE_MS) void this.load();
	};
}

const unreadOf = (room: Room): number => room.membership?.unread ?? 0;

/** An answer that was on its way while events came in must not turn the room back. */
function newer(before: Room | undefined, now: Room): Room {
	return before && before.seq > now.seq && before.membership && now.membership ? before : now;
}

function sorted(rooms: Room[]): Room[] {
	const at = (room: Room) => Date.parse(room.latest?.at ?? room.created_at);
	return rooms.sort((one, other) => at(other) - at(one));
}

export const [getRoomList, setRoomList] = createContext<RoomList>();
