import type { Message, Reaction, Room, RoomEvent } from '#lib/api/types';

export const ME = 'me';
export const ADA = { id: 'ada', handle: 'Ada', role: 'member' as const };
const at = (seq: number) => new Date(Date.UTC(2026, 10, 22, 12, 0, seq)).toISOString();

export function said(seq: number, more: Partial<Message> = {}): RoomEvent {
	const message = { id: `m${seq}`, author: ADA, body: `words ${seq}`, html: `<p>words ${seq}</p>`, ...more };
	return { room: 'r', seq, at: at(seq), kind: 'message', message };
}
export const removed = (seq: number, id: string, by: 'author' | 'moderator' = 'author'): RoomEvent => ({
	room: 'r',
	seq,
	at: at(seq),
	kind: 'removal',
	message: { id },
	by
});
export const edited = (seq: number, id: string, body: string): RoomEvent => ({
	room: 'r',
	seq,
	at: at(seq),
	kind: 'edit',
	message: { id, author: ADA, body, html: `<p>${body}</p>`, edited_at: at(seq) }
});
export const reacted = (seq: number, id: string, by: string, on: boolean, count: number): RoomEvent => ({
	room: 'r',
	seq,
	at: at(seq),
	kind: 'reaction',
	message: { id },
	reaction: 'with_you' as Reaction,
	by,
	on,
	count
});
export const range = (from: number, to: number): RoomEvent[] =>
	Array.from({ length: to - from + 1 }, (_, place) => said(from + place));

export function room(more: Partial<Room> = {}): Room {
	return {
		id: 'r',
		name: 'Evening',
		kind: 'group',
		careful: false,
		description: '',
		language: 'en',
		visibility: 'open',
		seq: 0,
		created_at: at(0),
		archived: false,
		membership: { role: 'member', read_seq: 0, unread: 0, mentions: 0 },
		...more
	};
}
