import { beforeEach, describe, expect, it, vi } from 'vitest';
import { withLocalTimes } from '#lib/decisions/local-times';
import type { Api } from '#lib/api/api';
import { Pages } from '#lib/decisions/pages.svelte';
import { Decisions, type Decided } from '#lib/session/decisions.svelte';

const unread = vi.fn();
const list = vi.fn();
const markRead = vi.fn(async () => {});
const api = { decisions: { unread, list, markRead } } as unknown as Api;
const decided = (more: Partial<Decided> = {}): Decided => ({
	id: 'd1',
	verdict: 'remove',
	message: 'm1',
	title: 'A moderator removed your message',
	detail: 'Why',
	...more
});
let told: Decided[];
const decisions = () => new Decisions(api, (one) => void told.push(one));

beforeEach(() => {
	told = [];
	unread.mockReset().mockResolvedValue({ decisions: 0, reports: 0 });
	list.mockReset().mockResolvedValue({ items: [], next: null });
	markRead.mockClear();
});

describe('what was decided about somebody', () => {
	it('is found out after being away: how much is new, and what became of each message', async () => {
		unread.mockResolvedValue({ decisions: 2, reports: 1, read_at: '2026-11-24T10:00:00Z' });
		list.mockResolvedValue({ items: [decided(), decided({ id: 'd2', message: 'm2' })], next: null });
		const news = decisions();
		await news.start();
		expect(news.unread).toBe(3);
		expect(news.about.get('m2')).toBe('d2');
		expect(told.map((one) => one.id)).toEqual(['d1', 'd2']);
	});

	it('is counted while it is heard, but for what a rule refused under the author’s eyes', async () => {
		unread.mockReturnValue(new Promise(() => {}));
		const news = decisions();
		news.hear(decided({ verdict: 'refuse' }));
		expect(news.unread).toBe(0);
		news.hear(decided());
		news.hearNews();
		expect([news.unread, news.heard]).toEqual([2, 2]);
		expect(news.about.get('m1')).toBe('d1');
	});

	it('is read once it was seen', async () => {
		unread.mockResolvedValue({ decisions: 1, reports: 0 });
		const news = decisions();
		await news.start();
		await news.seen();
		await news.seen();
		expect(news.unread).toBe(0);
		expect(markRead).toHaveBeenCalledOnce();
	});

	it('that cannot be read leaves the rest of the app as it is', async () => {
		unread.mockRejectedValue(new Error('down'));
		list.mockRejectedValue(new Error('down'));
		await expect(decisions().start()).resolves.toBeUndefined();
	});
});

describe('a list that comes in pages', () => {
	const all = Array.from({ length: 45 }, (_, place) => ({ id: `x${99 - place}`, at: place }));
	const ask = vi.fn(async ({ before, limit }: { before?: string; limit: number }) => {
		const from = before ? all.findIndex((one) => one.id === before) + 1 : 0;
		const items = all.slice(from, from + limit);
		return { items, next: from + limit < all.length ? (items[items.length - 1]?.id ?? null) : null };
	});

	it('is read to its end, and keeps what was read when the newest come again', async () => {
		const pages = new Pages(ask);
		await pages.refresh();
		await pages.more();
		await pages.more();
		await pages.more();
		expect([pages.items.length, pages.next]).toEqual([45, null]);
		all.unshift({ id: 'x100', at: -1 });
		await pages.refresh();
		expect(pages.items.map((one) => one.id)).toEqual(all.map((one) => one.id));
		expect(pages.next).toBeNull();
	});

	it('finds one of them further down, and says when it is not there', async () => {
		expect(await new Pages(ask).find('x60')).toMatchObject({ id: 'x60' });
		expect(await new Pages(ask).find('gone')).toBeUndefined();
	});
});

it('says moments on the reader’s clock, whatever digits the server wrote them in', () => {
	const shown = (at: string) => `<${new Date(at).toISOString()}>`;
	expect(withLocalTimes('until 2026-12-08 20:35 UTC, then again', shown)).toBe(
		'until <2026-12-08T20:35:00.000Z>, then again'
	);
	expect(withLocalTimes('تا ۲۰۲۶-۱۲-۰۸ ۲۰:۳۵ UTC بگویید', shown)).toBe(
		'تا <2026-12-08T20:35:00.000Z> بگویید'
	);
});
