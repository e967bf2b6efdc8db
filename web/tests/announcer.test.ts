import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Announcer } from '#lib/ui/announcer';

let spoken: string[];
let announcer: Announcer;
beforeEach(() => {
	vi.useFakeTimers();
	spoken = [];
	announcer = new Announcer(
		(text) => spoken.push(text),
		(count) => `${count} new`
	);
});

describe('the announcer', () => {
	it('reads a few in full and counts a burst', () => {
		announcer.push('Ada: hello');
		announcer.push('Ben: hi');
		vi.advanceTimersByTime(2_500);
		for (let count = 0; count < 9; count += 1) announcer.push('x');
		vi.advanceTimersByTime(2_500);
		expect(spoken).toEqual(['Ada: hello\nBen: hi', '9 new']);
	});
	it('only counts, or is silent, when that is wished', () => {
		announcer.mode = 'count';
		announcer.push('x');
		vi.advanceTimersByTime(2_500);
		announcer.mode = 'none';
		announcer.push('x');
		vi.advanceTimersByTime(10_000);
		expect(spoken).toEqual(['1 new']);
	});
	it('says nothing after the room was left', () => {
		announcer.push('x');
		announcer.stop();
		vi.advanceTimersByTime(10_000);
		expect(spoken).toEqual([]);
	});
});
