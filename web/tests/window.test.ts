import { describe, expect, it } from 'vitest';
import { around, MOST, newestLines, stepBack, stepForward, STEP, trimmed } from '#lib/rooms/window';

describe('the lines that are drawn of a long log', () => {
	it('never grow past their limit, however far one goes back', () => {
		let window = newestLines(50);
		let length = 50;
		for (let page = 0; page < 20; page += 1) {
			length += 50;
			window = stepBack(window, length, 50);
			expect(Math.min(window.to, length) - window.from).toBeLessThanOrEqual(MOST);
		}
		expect(window.from).toBe(0);
		expect(window.to).toBe(MOST);
	});
	it('come forward again to the newest', () => {
		let window = { from: 0, to: MOST };
		while (window.to !== Infinity) window = stepForward(window, 600);
		expect(window.from).toBeGreaterThanOrEqual(600 - MOST);
	});
	it('drop from the top only while the newest is in sight', () => {
		const length = MOST + STEP + 1;
		expect(trimmed({ from: 0, to: Infinity }, length).from).toBe(length - MOST);
		expect(trimmed({ from: 0, to: 100 }, length)).toEqual({ from: 0, to: 100 });
		expect(trimmed({ from: 0, to: Infinity }, MOST)).toEqual({ from: 0, to: Infinity });
	});
	it('surround the line one looks for', () => {
		const window = around(300, 1000);
		expect(window.from).toBeLessThan(300);
		expect(window.to).toBeGreaterThan(300);
	});
});
