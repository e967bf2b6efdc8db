import type { LiveMeeting, MeetingAct, Person, RoomEvent } from '#lib/api/types';

/**
 * What an entry of the log makes of a meeting. Pure: the same entries in the same order give everybody the same
 * queue. Nothing: the entry does not follow on, and the meeting has to be read again.
 */
export function happened(meeting: LiveMeeting, event: RoomEvent): LiveMeeting | null {
	if (event.seq <= meeting.seq) return meeting;
	if (event.seq > meeting.seq + 1) return null;
	const now = { ...meeting, seq: event.seq };
	return event.kind === 'meeting' ? changed(now, event.meeting, event.person ?? null, event.at) : now;
}

/** Who runs the meeting, and what I may do, stands in no entry. */
const READ_AGAIN = new Set(['chair-changed', 'position-given', 'position-taken']);

export const asksAgain = (event: RoomEvent) => event.kind === 'meeting' && READ_AGAIN.has(event.meeting.act);

function changed(meeting: LiveMeeting, act: MeetingAct, person: Person | null, at: string): LiveMeeting {
	const others = meeting.hands.filter((hand) => hand.who.id !== act.who);
	const place = act.place ?? others.length;
	switch (act.act) {
		case 'phase-began':
			return { ...meeting, phase: act.phase ?? meeting.phase, phase_since: at };
		case 'hand-raised':
			if (!person || others.length < meeting.hands.length) return meeting;
			return { ...meeting, hands: inserted(others, place, { who: person, desire: act.desire ?? false }) };
		case 'hand-lowered':
			return { ...meeting, hands: others };
		case 'hand-moved': {
			const hand = meeting.hands.find((one) => one.who.id === act.who);
			return hand ? { ...meeting, hands: inserted(others, place, hand) } : meeting;
		}
		case 'hands-cleared':
			return { ...meeting, hands: [] };
		case 'floor-given':
			if (!person) return { ...meeting, hands: others };
			return {
				...meeting,
				hands: others,
				floor: { who: person, began: at, limit_ms: act.limit ?? null, pieces: 0 }
			};
		case 'floor-ended':
			return { ...meeting, floor: null };
		case 'share-extended':
			if (typeof meeting.floor?.limit_ms !== 'number') return meeting;
			return {
				...meeting,
				floor: { ...meeting.floor, limit_ms: meeting.floor.limit_ms + (act.by ?? 0) }
			};
		case 'door-set':
			return { ...meeting, door: act.door ?? meeting.door };
		default:
			return meeting;
	}
}

function inserted<T>(list: readonly T[], place: number, one: T): T[] {
	return [...list.slice(0, place), one, ...list.slice(place)];
}
