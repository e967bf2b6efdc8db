const FIRST_MS = 500;
export const LONGEST_MS = 30_000;

/**
 * How long to wait before the next attempt: anything from nothing to a limit that doubles (full jitter).
 * A thousand phones that lost the same server must not come back in the same second.
 */
export function delay(attempt: number, random: () => number): number {
	return Math.round(random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 6)));
}
