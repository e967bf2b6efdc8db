import { describe, expect, it } from 'vitest';
import { applied, lineOf, logOf, withEarlier, withReported, type Log } from '#lib/rooms/log';
import type { RoomEvent } from '#lib/api/types';
import { ADA, edited, ME, range, reacted, removed, said } from './with/events';

const page = (items: RoomEvent[], next: string | null = null) => ({ items, next });
const all = (log: Log, ...events: RoomEvent[]) =>
	events.reduce((now, event) => applied(now, event, ME).log, log);

const NOTE = { en: 'about: loss', ru: 'о чём: утрата', fa: 'موضوع: سوگ' };

describe('the log of a room', () => {
	it('takes each event once, in order', () => {
		let log = logOf(page(range(1, 3)), ME);
		expect(applied(log, said(3), ME).outcome).toBe('known');
		expect(applied(log, said(5), ME).outcome).toBe('hole');
		log = all(log, said(4), said(4), said(5));
		expect(log.lines.map((line) => line.seq)).toEqual([1, 2, 3, 4, 5]);
		expect(log.newest).toBe(5);
	});

	it('counts events that draw no line of their own', () => {
		const log = all(logOf(page([said(1)]), ME), reacted(2, 'm1', 'ada', true, 1), said(3));
		expect(log.newest).toBe(3);
		expect(log.lines).toHaveLength(2);
	});

	it('skips kinds of a newer server without losing its place', () => {
		const unknown = { ...said(2), kind: 'share' } as unknown as RoomEvent;
		const log = all(logOf(page([said(1)]), ME), unknown, said(3));
		expect(log.newest).toBe(3);
	});

	it('changes the words of an edited message where it stands', () => {
		const log = all(logOf(page([said(1), said(2)]), ME), edited(3, 'm1', 'better'));
		expect(lineOf(log, 'm1')).toMatchObject({ body: 'better', editedAt: expect.any(String) });
		expect(log.lines).toHaveLength(2);
	});

	it('forgets the words of a removed message, and never brings them back', () => {
		const log = all(logOf(page([said(1)]), ME), removed(2, 'm1', 'moderator'), edited(3, 'm1', 'again'));
		expect(lineOf(log, 'm1')).toMatchObject({ body: '', html: '', removed: 'by-moderator' });
	});

	it('counts reactions, and knows its own', () => {
		let log = all(
			logOf(page([said(1)]), ME),
			reacted(2, 'm1', 'ada', true, 1),
			reacted(3, 'm1', ME, true, 2)
		);
		expect(lineOf(log, 'm1')?.reactions).toEqual([{ reaction: 'with_you', count: 2, mine: true }]);
		log = all(log, reacted(4, 'm1', 'ada', false, 1));
		expect(lineOf(log, 'm1')?.reactions).toEqual([{ reaction: 'with_you', count: 1, mine: true }]);
		log = all(log, reacted(5, 'm1', ME, false, 0));
		expect(lineOf(log, 'm1')?.reactions).toEqual([]);
	});

	it('puts an older page in front without turning newer lines back', () => {
		const newest = logOf(page(range(51, 60), '51'), ME);
		const older = page([
			said(49, { reactions: [{ reaction: 'with_you', count: 2, mine: true }] }),
			reacted(50, 'm49', 'ada', true, 1),
			said(51)
		]);
		const log = withEarlier(newest, older, ME);
		expect(log.lines[0]?.seq).toBe(49);
		expect(lineOf(log, 'm49')?.reactions[0]?.count).toBe(2);
		expect(log.lines.filter((line) => line.seq === 51)).toHaveLength(1);
		expect([log.newest, log.earlier]).toEqual([60, null]);
	});

	it('shows that a message is not shown', () => {
		const hidden: RoomEvent = { ...said(1), message: { id: 'm1', removed: true } } as RoomEvent;
		expect(lineOf(logOf(page([hidden]), ME), 'm1')?.removed).toBe('gone');
	});

	it('knows when it is named', () => {
		const log = logOf(page([said(1, { mentions: [ME] }), said(2, { mentions: ['ada'] })]), ME);
		expect(log.lines.map((line) => line.kind === 'message' && line.mentionsMe)).toEqual([true, false]);
	});

	it('folds a message that a moderator covers, and opens it again when the note goes', () => {
		const first = logOf({ items: [said(1)], next: null }, ME);
		const covering = edited(2, 'm1', 'words 1');
		const withNote = {
			...covering,
			message: { id: 'm1', author: ADA, body: 'words 1', html: '<p>words 1</p>', note: NOTE }
		} as typeof covering;
		const covered = applied(first, withNote, ME).log;
		// Nobody changed the words, so nobody is told that they did.
		expect(lineOf(covered, 'm1')).toMatchObject({ body: 'words 1', note: NOTE, editedAt: null });
		const opened = applied(covered, edited(3, 'm1', 'other words'), ME).log;
		expect(lineOf(opened, 'm1')).toMatchObject({ body: 'other words', note: null });
	});

	it('keeps nothing of what its reader reported', () => {
		const log = logOf({ items: [said(1, { note: NOTE }), said(2)], next: null }, ME);
		const after = withReported(log, 'm1');
		expect(lineOf(after, 'm1')).toMatchObject({ removed: 'reported', body: '', html: '', note: null });
		expect(lineOf(after, 'm2')).toMatchObject({ removed: 'no' });
		expect(after.newest).toBe(log.newest);
	});
});
