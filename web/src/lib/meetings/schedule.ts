import type { Meeting, MeetingSession } from '#lib/api/types';
import type { Words } from '#lib/text/words.svelte';

/** One session of one series. */
export interface Held {
	meeting: Meeting;
	session: MeetingSession;
}

export interface Day {
	/** The first moment of it that is listed. */
	at: string;
	held: Held[];
}

const SOON_MS = 2 * 3_600_000;

/** What is on, what is near, and the days to come, as a person looks at them now. */
export function schedule(meetings: readonly Meeting[], now: number) {
	const all = meetings
		.flatMap((meeting) => meeting.sessions.map((session) => ({ meeting, session })))
		.filter(({ session }) => Date.parse(session.ends_at) > now)
		.sort((one, other) => Date.parse(one.session.starts_at) - Date.parse(other.session.starts_at));
	const held = all.filter(({ session }) => session.status !== 'cancelled');
	const starts = ({ session }: Held) => Date.parse(session.starts_at);
	const days: Day[] = [];
	for (const one of all.filter((one) => starts(one) > now)) {
		const last = days[days.length - 1];
		if (last && sameDay(last.at, one.session.starts_at)) last.held.push(one);
		else days.push({ at: one.session.starts_at, held: [one] });
	}
	return {
		on: held.filter((one) => starts(one) <= now),
		soon: held.filter((one) => starts(one) > now && starts(one) <= now + SOON_MS),
		days
	};
}

function sameDay(one: string, other: string): boolean {
	return new Date(one).toDateString() === new Date(other).toDateString();
}

/** "19:00–20:00", on the reader's clock. */
export function span({ starts_at, ends_at }: MeetingSession, words: Words): string {
	return `${words.time(starts_at)}–${words.time(ends_at)}`;
}

/** The time on the clock of the meeting's zone, where the reader's shows another; otherwise nothing. */
export function there(session: MeetingSession, zone: string, words: Words): string | null {
	const clock = words.timeIn(session.starts_at, zone);
	return clock === words.time(session.starts_at) ? null : clock;
}

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The weekdays of a rule that says nothing but weekdays; null for a rule that says more. */
export function plainWeekdays(rule: string | null | undefined): Weekday[] | null {
	const found = /^FREQ=WEEKLY;BYDAY=((?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*)$/.exec(
		rule ?? ''
	);
	if (!found) return null;
	const days = (found[1] ?? '').split(',');
	return WEEKDAYS.filter((day) => days.includes(day));
}

export function weeklyRule(days: readonly Weekday[]): string {
	return `FREQ=WEEKLY;BYDAY=${WEEKDAYS.filter((day) => days.includes(day)).join(',')}`;
}

/** The name of a weekday in the reader's language. */
export function weekdayName(day: Weekday, language: string): string {
	// The fifth of January 2026 was a Monday.
	const at = Date.UTC(2026, 0, 5 + WEEKDAYS.indexOf(day), 12);
	return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(at);
}

/** The next day on which a weekly meeting can begin: the first of the chosen weekdays from today on. */
export function firstDay(days: readonly Weekday[], today: Date): string {
	for (let ahead = 0; ahead < 7; ahead += 1) {
		const day = new Date(today.getFullYear(), today.getMonth(), today.getDate() + ahead);
		const name = WEEKDAYS[(day.getDay() + 6) % 7];
		if (name && days.includes(name)) return isoDay(day);
	}
	return isoDay(today);
}

export function isoDay(day: Date): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** Every zone the browser knows; an old one knows none and the person types. */
export function zones(): string[] {
	const intl = Intl as typeof Intl & { supportedValuesOf?: (key: 'timeZone') => string[] };
	return intl.supportedValuesOf?.('timeZone') ?? [];
}

export function ownZone(): string {
	return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}
