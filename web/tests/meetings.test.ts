import { describe, expect, it } from 'vitest';
import type { Meeting, MeetingSession } from '#lib/api/types';
import { firstDay, plainWeekdays, schedule, there, weekdayName, weeklyRule } from '#lib/meetings/schedule';
import { Words } from '#lib/text/words.svelte';

const NOW = Date.parse('2026-11-30T21:00:00Z');
const session = (starts: string, status: MeetingSession['status'] = 'planned'): MeetingSession => ({
	at: starts.slice(0, 19),
	starts_at: starts,
	ends_at: new Date(Date.parse(starts) + 3_600_000).toISOString(),
	status
});
const meeting = (name: string, ...sessions: MeetingSession[]) =>
	({ id: name, name, zone: 'Europe/London', sessions }) as unknown as Meeting;

describe('the schedule', () => {
	it('tells what is on, what is near and what comes, each once and in its order', () => {
		const shown = schedule(
			[
				meeting('later', session('2026-12-02T10:00:00Z')),
				meeting('on', session('2026-11-30T20:30:00Z'), session('2026-12-01T20:30:00Z')),
				meeting('near', session('2026-11-30T22:00:00Z')),
				meeting('over', session('2026-11-30T19:00:00Z')),
				meeting('off', session('2026-11-30T21:30:00Z', 'cancelled'))
			],
			NOW
		);
		const names = (held: { meeting: Meeting }[]) => held.map((one) => one.meeting.name);
		expect(names(shown.on)).toEqual(['on']);
		expect(names(shown.soon)).toEqual(['near']);
		expect(shown.days.flatMap((day) => names(day.held))).toEqual(['off', 'near', 'on', 'later']);
	});

	it('names the clock of the meeting only where it shows another time', async () => {
		const words = new Words();
		await words.load('en');
		const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
		expect(there(session('2026-11-30T21:00:00Z'), own, words)).toBeNull();
		expect(there(session('2026-11-30T21:00:00Z'), 'Asia/Kathmandu', words)).toContain('2:45');
	});
});

describe('a rule', () => {
	it('of weekdays alone is shown as weekdays, any other is left as it is', () => {
		expect(plainWeekdays('FREQ=WEEKLY;BYDAY=SU,MO')).toEqual(['MO', 'SU']);
		expect(weeklyRule(['SU', 'MO'])).toBe('FREQ=WEEKLY;BYDAY=MO,SU');
		for (const rule of [null, 'FREQ=WEEKLY', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO', 'FREQ=MONTHLY;BYDAY=1MO'])
			expect(plainWeekdays(rule), String(rule)).toBeNull();
	});

	it('begins on the next of its days', () => {
		const monday = new Date(2026, 10, 30, 15);
		expect(firstDay(['MO'], monday)).toBe('2026-11-30');
		expect(firstDay(['SU', 'WE'], monday)).toBe('2026-12-02');
		expect(weekdayName('WE', 'en')).toBe('Wednesday');
	});
});
