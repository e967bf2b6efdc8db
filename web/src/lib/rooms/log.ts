import type {
	ContentNote,
	Message,
	Person,
	ReactionCount,
	RemovedMessage,
	RoomEvent,
	RoomSettings
} from '#lib/api/types';

/**
 * A room's log as one client holds it. Pure: every function gives a new log.
 *
 * An event applied twice is the same as once, and none is applied before the ones in front of it:
 * `newest` is the last `seq` without a hole before it.
 */
export interface Log {
	lines: readonly Line[];
	newest: number;
	/** Where older pages go on; null when the beginning is here. */
	earlier: string | null;
}

export type Line = MessageLine | RoomLine;

export interface MessageLine {
	kind: 'message';
	id: string;
	seq: number;
	at: string;
	/** Null: the author has left and was erased. */
	author: Person | null;
	body: string;
	html: string;
	replyTo: string | null;
	editedAt: string | null;
	reactions: readonly ReactionCount[];
	mentionsMe: boolean;
	masked: boolean;
	/** What it is about, where it is folded behind that. */
	note: ContentNote | null;
	removed: 'no' | 'by-author' | 'by-moderator' | 'reported' | 'gone';
}

export interface RoomLine {
	kind: 'room';
	id: string;
	seq: number;
	at: string;
	settings: RoomSettings;
}

export interface Page {
	items: readonly RoomEvent[];
	next: string | null;
}

export type Outcome = 'applied' | 'known' | 'hole';

export const emptyLog: Log = { lines: [], newest: 0, earlier: null };

/** The newest page. Its messages already carry what later events did to them. */
export function logOf(page: Page, me: string): Log {
	return {
		lines: linesOf(page.items, me),
		newest: page.items[page.items.length - 1]?.seq ?? 0,
		earlier: page.next
	};
}

/** An older page in front. Its edits and reactions are passed over: the lines here are newer than they. */
export function withEarlier(log: Log, page: Page, me: string): Log {
	const first = log.lines[0]?.seq ?? Infinity;
	const older = linesOf(page.items, me).filter((line) => line.seq < first);
	return { ...log, lines: [...older, ...log.lines], earlier: page.next };
}

export function applied(log: Log, event: RoomEvent, me: string): { log: Log; outcome: Outcome } {
	if (event.seq <= log.newest) return { log, outcome: 'known' };
	if (event.seq > log.newest + 1) return { log, outcome: 'hole' };
	return { log: { ...log, newest: event.seq, lines: linesWith(log.lines, event, me) }, outcome: 'applied' };
}

/** This person reported it: from now on it is not there for them. */
export function withReported(log: Log, message: string): Log {
	return { ...log, lines: changed(log.lines, message, (line) => emptied(line, 'reported')) };
}

/** Its author has left for good, and took along what they said. */
export function withErased(log: Log, author: string): Log {
	const lines = log.lines.map((line) =>
		line.kind === 'message' && line.author?.id === author ? { ...emptied(line, 'gone'), author: null } : line
	);
	return { ...log, lines };
}

export function lineOf(log: Log, message: string): MessageLine | undefined {
	for (let place = log.lines.length - 1; place >= 0; place -= 1) {
		const line = log.lines[place];
		if (line?.kind === 'message' && line.id === message) return line;
	}
	return undefined;
}

/** What was said around a message, the newest last; as much as a report may show. */
export function around(log: Log, line: MessageLine): MessageLine[] {
	const said = log.lines.filter(
		(one): one is MessageLine => one.kind === 'message' && one.removed === 'no' && one.id !== line.id
	);
	const place = said.findIndex((one) => one.seq > line.seq);
	const after = place < 0 ? said.length : place;
	return said.slice(Math.max(0, after - 10), after + 5);
}

function linesOf(events: readonly RoomEvent[], me: string): Line[] {
	return events.flatMap((event): Line[] => {
		if (event.kind === 'message') return [messageLine(event, event.message, me)];
		return event.kind === 'room' ? [roomLine(event)] : [];
	});
}

function linesWith(lines: readonly Line[], event: RoomEvent, me: string): readonly Line[] {
	switch (event.kind) {
		case 'message':
			return [...lines, messageLine(event, event.message, me)];
		case 'room':
			return [...lines, roomLine(event)];
		case 'edit':
			return changed(lines, event.message.id, (line) =>
				line.removed === 'no'
					? {
							...line,
							body: event.message.body,
							html: event.message.html,
							editedAt: event.message.edited_at ?? line.editedAt,
							masked: event.message.masked ?? false,
							note: event.message.note ?? null
						}
					: line
			);
		case 'removal':
			return changed(lines, event.message.id, (line) =>
				emptied(line, event.by === 'author' ? 'by-author' : 'by-moderator')
			);
		case 'reaction':
			return changed(lines, event.message.id, (line) => ({
				...line,
				reactions: counted(line.reactions, event, me)
			}));
		default:
			// A newer server may log kinds that this client does not draw; the seq still counts.
			return lines;
	}
}

function emptied(line: MessageLine, removed: MessageLine['removed']): MessageLine {
	return {
		...line,
		body: '',
		html: '',
		reactions: [],
		mentionsMe: false,
		masked: false,
		note: null,
		removed
	};
}

function changed(
	lines: readonly Line[],
	message: string,
	change: (line: MessageLine) => MessageLine
): readonly Line[] {
	const place = lines.findIndex((line) => line.kind === 'message' && line.id === message);
	const line = lines[place];
	if (line?.kind !== 'message') return lines;
	return [...lines.slice(0, place), change(line), ...lines.slice(place + 1)];
}

function counted(
	reactions: readonly ReactionCount[],
	event: Extract<RoomEvent, { kind: 'reaction' }>,
	me: string
): ReactionCount[] {
	const before = reactions.find((one) => one.reaction === event.reaction);
	const now: ReactionCount = {
		reaction: event.reaction,
		count: event.count,
		mine: event.by === me ? event.on : (before?.mine ?? false)
	};
	const others = reactions.filter((one) => one.reaction !== event.reaction);
	return now.count > 0 ? [...others, now] : others;
}

function messageLine(
	event: { seq: number; at: string },
	message: Message | RemovedMessage,
	me: string
): MessageLine {
	const common = { kind: 'message' as const, id: message.id, seq: event.seq, at: event.at };
	if (message.removed)
		return {
			...common,
			author: null,
			body: '',
			html: '',
			replyTo: null,
			editedAt: null,
			reactions: [],
			mentionsMe: false,
			masked: false,
			note: null,
			removed: 'gone'
		};
	return {
		...common,
		author: message.author,
		body: message.body,
		html: message.html,
		replyTo: message.reply_to ?? null,
		editedAt: message.edited_at ?? null,
		reactions: message.reactions ?? [],
		mentionsMe: message.mentions?.includes(me) ?? false,
		masked: message.masked ?? false,
		note: message.note ?? null,
		removed: 'no'
	};
}

function roomLine(event: Extract<RoomEvent, { kind: 'room' }>): RoomLine {
	return {
		kind: 'room',
		id: `room-${event.seq}`,
		seq: event.seq,
		at: event.at,
		settings: event.room_settings
	};
}
