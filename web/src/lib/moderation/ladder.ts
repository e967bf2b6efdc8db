import type { SanctionWish, Step } from './shapes';

/** The steps of the ladder, from the mildest, with what each wants to be told. */
export interface Rung {
	step: Step;
	/** Where it can hold. */
	where: 'room' | 'community' | 'either';
	/** How long it can last; none where it has no end. */
	hours: readonly number[];
	endless: boolean;
}

const DAY = 24;

export const LADDER: readonly Rung[] = [
	{ step: 'warning', where: 'either', hours: [], endless: true },
	{ step: 'mute', where: 'either', hours: [1, 6, DAY, 3 * DAY, 7 * DAY, 30 * DAY], endless: false },
	{ step: 'observe', where: 'either', hours: [DAY, 7 * DAY, 30 * DAY], endless: true },
	{ step: 'removal', where: 'room', hours: [DAY, 7 * DAY, 30 * DAY], endless: true },
	{ step: 'suspension', where: 'community', hours: [DAY, 7 * DAY, 30 * DAY, 90 * DAY], endless: false },
	{ step: 'ban', where: 'community', hours: [], endless: true }
];

/** The rungs that can be taken where there is a room, or none. */
export function rungs(room: boolean): readonly Rung[] {
	return LADDER.filter((rung) => room || rung.where !== 'room');
}

/** What the server is asked for. `hours` 0 stands for "without an end". */
export function wish(rung: Rung, room: string | null, inRoom: boolean, hours: number): SanctionWish {
	const there = rung.where === 'room' || (rung.where === 'either' && inRoom);
	return {
		step: rung.step,
		...(there && room !== null ? { room } : {}),
		...(hours > 0 && rung.hours.includes(hours) ? { hours } : {})
	};
}
