/**
 * Which lines of a long log are drawn. An old phone that draws thousands slows down with each one,
 * so what is far from the reader's eyes is taken out again, at the far end.
 */
export interface Window {
	from: number;
	/** One past the last line drawn; Infinity while the newest is in sight. */
	to: number;
}

export const STEP = 50;
export const MOST = 250;

export const newestLines = (length: number): Window => ({ from: Math.max(0, length - MOST), to: Infinity });

/** A step back. `added` older lines were just put in front, so every place has moved by as many. */
export function stepBack(window: Window, length: number, added: number): Window {
	const end = Math.min(length, window.to === Infinity ? Infinity : window.to + added);
	const from = Math.max(0, window.from + added - STEP);
	const to = Math.min(end, from + MOST);
	return { from, to: to >= length ? Infinity : to };
}

export function stepForward(window: Window, length: number): Window {
	const to = Math.min(length, Math.min(window.to, length) + STEP);
	return { from: Math.max(window.from, to - MOST), to: to >= length ? Infinity : to };
}

/** Only while the reader is at the newest line: what is taken out above must not move what they read. */
export function trimmed(window: Window, length: number): Window {
	return window.to === Infinity && length - window.from > MOST + STEP ? newestLines(length) : window;
}

/** So that the line at `place` is drawn, with some around it. */
export function around(place: number, length: number): Window {
	const from = Math.max(0, place - STEP);
	const to = Math.min(length, from + MOST);
	return { from, to: to >= length ? Infinity : to };
}
