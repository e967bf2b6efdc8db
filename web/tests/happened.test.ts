import { expect, it } from 'vitest';
import { asksAgain, happened } from '#lib/meetings/happened';
import type { LiveMeeting, MeetingAct, Person, RoomEvent } from '#lib/api/types';

const person = (id: string): Person => ({ id, handle: id, role: 'member' });

const meeting: LiveMeeting = {
	room: 'r',
	series: 's',
	seq: 10,
	server_time: '2026-11-24T20:00:00.000Z',
	ends_at: '2026-11-24T21:00:00.000Z',
	ended: false,
	keeps_words: false,
	phases: [],
	phase: 3,
	phase_since: '2026-11-24T20:00:00.000Z',
	hands: [],
	floor: null,
	chair: person('ada'),
	door: 'open',
	people: 4,
	me: { seat: 'inside', positions: [], muted: false, runs: false, extra_ms: 0 },
	waiting: null
};

function after(...acts: MeetingAct[]): LiveMeeting {
	let now = meeting;
	acts.forEach((act, place) => {
		const event: RoomEvent = {
			room: 'r',
			seq: 11 + place,
			at: '2026-11-24T20:01:00.000Z',
			kind: 'meeting',
			meeting: act,
			person: act.who ? person(act.who) : null
		};
		now = happened(now, event) ?? now;
	});
	return now;
}

const hands = (one: LiveMeeting) => one.hands.map((hand) => hand.who.id);

it('gives everybody the queue of the server', () => {
	const raised = ['ben', 'cy', 'dee'].map((who, place) => ({
		act: 'hand-raised',
		who,
		place,
		desire: false
	}));
	expect(hands(after(...raised))).toEqual(['ben', 'cy', 'dee']);
	expect(hands(after(...raised, { act: 'hand-raised', who: 'eve', place: 0, desire: true }))[0]).toBe('eve');
	expect(hands(after(...raised, { act: 'hand-moved', who: 'dee', place: 0 }))).toEqual(['dee', 'ben', 'cy']);
	expect(hands(after(...raised, { act: 'hand-lowered', who: 'cy' }))).toEqual(['ben', 'dee']);
	expect(hands(after(...raised, { act: 'hands-cleared' }))).toEqual([]);
});

it('gives the floor to one, with their time', () => {
	const given = { act: 'floor-given', who: 'ben', limit: 60_000 };
	const now = after({ act: 'hand-raised', who: 'ben', place: 0 }, given, {
		act: 'share-extended',
		by: 30_000
	});
	expect(now.floor).toMatchObject({ who: { id: 'ben' }, limit_ms: 90_000 });
	expect(hands(now)).toEqual([]);
	expect(after(given, { act: 'floor-ended', who: 'ben' }).floor).toBeNull();
});

it('knows what it has, and sees what it has missed', () => {
	const event = (seq: number): RoomEvent => ({
		room: 'r',
		seq,
		at: '',
		kind: 'meeting',
		meeting: { act: 'phase-began', phase: 4 }
	});
	expect(happened(meeting, event(10))).toBe(meeting);
	expect(happened(meeting, event(11))?.phase).toBe(4);
	expect(happened(meeting, event(12))).toBeNull();
	expect(asksAgain(event(11))).toBe(false);
	expect(asksAgain({ ...event(11), meeting: { act: 'chair-changed' } } as RoomEvent)).toBe(true);
});
