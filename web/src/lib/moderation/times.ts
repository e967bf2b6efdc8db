import type { Language } from '#lib/api/types';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Span {
	unit: 'minutes' | 'hours' | 'days';
	count: number;
}

/** A length of time as people say it: minutes up to an hour and a half, hours up to two days, then days. */
export function span(ms: number): Span {
	const length = Math.abs(ms);
	if (length < 1.5 * HOUR) return { unit: 'minutes', count: Math.max(1, Math.round(length / MINUTE)) };
	if (length < 2 * DAY) return { unit: 'hours', count: Math.round(length / HOUR) };
	return { unit: 'days', count: Math.round(length / DAY) };
}

/** "25 minutes ago", in the reader's language and digits. */
export function ago(at: string, now: number, language: Language): string {
	const { unit, count } = span(now - Date.parse(at));
	const said = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
	return said.format(-count, unit);
}
