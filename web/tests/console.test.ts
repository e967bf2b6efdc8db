import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '#lib/api/http';
import type { ModerationApi } from '#lib/moderation/api';
import { GRACE_MS, ItemBefore } from '#lib/moderation/item.svelte';
import { rungs, wish } from '#lib/moderation/ladder';
import { likelyReason } from '#lib/moderation/likely';
import { PackEditor, placeIn } from '#lib/moderation/packs.svelte';
import { Queue } from '#lib/moderation/queue.svelte';
import type { DecisionView, ItemDetail, Pack, QueueItem } from '#lib/moderation/shapes';
import { pieces } from '#lib/moderation/spans';
import { ago, span } from '#lib/moderation/times';

const item = (id: string, more: Partial<QueueItem> = {}): QueueItem => ({
	id,
	kind: 'report',
	level: 'red',
	state: 'open',
	opened_at: '2026-11-24T10:00:00Z',
	due_at: '2026-11-24T10:30:00Z',
	overdue: false,
	reports: 1,
	rules: [],
	version: 1,
	...more
});

/** Somebody's line to the server, with the notices that come over it. */
class Line {
	private told: ((notice: { kind: string }) => void)[] = [];
	onNotice = (told: (notice: { kind: string }) => void) => {
		this.told.push(told);
		return () => {};
	};
	onReachable = () => () => {};
	says(kind: string): void {
		for (const told of this.told) told({ kind });
	}
}

describe('the queue on the screen', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => vi.useRealTimers());

	it('never moves under a thumb: what is new is offered, what changed is changed in its place', async () => {
		let answer = [item('one'), item('two')];
		const line = new Line();
		const queue = new Queue({ queue: async () => ({ items: answer }) } as unknown as ModerationApi, line);
		queue.start();
		await vi.advanceTimersByTimeAsync(0);
		expect(queue.items?.map((one) => one.id)).toEqual(['one', 'two']);
		const claim = { mine: false, until: '2026-11-24T10:15:00Z' };
		answer = [item('urgent', { level: 'crisis' }), item('two', { claim })];
		line.says('queue');
		line.says('queue');
		await vi.advanceTimersByTimeAsync(1_000);
		expect(queue.items?.map((one) => one.id)).toEqual(['one', 'two']);
		expect(queue.items?.[1]?.claim).toEqual(claim);
		expect([...queue.gone]).toEqual(['one']);
		expect(queue.freshCount).toBe(1);
		queue.takeIn();
		expect(queue.items?.map((one) => one.id)).toEqual(['urgent', 'two']);
		expect(queue.freshCount).toBe(0);
		queue.stop();
	});

	it('shows at once what comes into an empty list', async () => {
		let answer: QueueItem[] = [];
		const line = new Line();
		const queue = new Queue({ queue: async () => ({ items: answer }) } as unknown as ModerationApi, line);
		queue.start();
		await vi.advanceTimersByTimeAsync(0);
		answer = [item('one')];
		line.says('queue');
		await vi.advanceTimersByTimeAsync(1_000);
		expect(queue.items?.length).toBe(1);
		queue.stop();
	});

	it('does not mix up its parts when an answer comes late', async () => {
		const waiting: ((page: { items: QueueItem[] }) => void)[] = [];
		const api = { queue: () => new Promise((answer) => waiting.push(answer)) };
		const queue = new Queue(api as unknown as ModerationApi, new Line());
		const first = queue.load();
		const second = queue.show('mine');
		waiting[1]?.({ items: [item('mine')] });
		await second;
		waiting[0]?.({ items: [item('open')] });
		await first;
		expect(queue.items?.map((one) => one.id)).toEqual(['mine']);
	});
});

const decision = (more: Partial<DecisionView> = {}): DecisionView => ({
	id: 'd',
	at: '2026-11-24T10:00:00Z',
	verdict: 'remove',
	finished: false,
	finish_by: '2026-11-24T10:15:00Z',
	appeal: 'none',
	by: { id: 'me', handle: 'Me', role: 'moderator' },
	...more
});

const detail = (more: Partial<ItemDetail> = {}): ItemDetail => ({
	...item('one', { version: 7 }),
	before: [],
	after: [],
	reports_made: [],
	decisions: [],
	verdicts: ['keep', 'remove'],
	rules_spoken: [],
	...more
});

describe('one item', () => {
	it('is decided with the version that was looked at, and its reason follows', async () => {
		const asked: unknown[] = [];
		const answers = [detail(), detail({ state: 'done', decisions: [decision()] })];
		const before = new ItemBefore(
			'one',
			{
				item: async () => answers.shift(),
				decide: async (_: string, wish: unknown) => void asked.push(wish)
			} as unknown as ModerationApi,
			'me'
		);
		await before.load();
		expect(before.mayDecide).toBe(true);
		await before.decide({ verdict: 'remove' });
		expect(asked).toEqual([{ version: 7, verdict: 'remove' }]);
		expect(before.unfinished.map((one) => one.id)).toEqual(['d']);
		expect(before.mayDecide).toBe(false);
	});

	it('is decided a moment after the touch, or not at all where the thumb slipped', async () => {
		vi.useFakeTimers();
		const asked: unknown[] = [];
		const before = new ItemBefore(
			'one',
			{
				item: async () => detail(),
				decide: async (_: string, wish: unknown) => void asked.push(wish)
			} as unknown as ModerationApi,
			'me'
		);
		await before.load();
		const then = vi.fn();
		before.decideSoon({ verdict: 'remove' }, then);
		await vi.advanceTimersByTimeAsync(GRACE_MS - 1);
		before.undo();
		await vi.advanceTimersByTimeAsync(GRACE_MS);
		expect([asked, before.soon]).toEqual([[], null]);
		before.decideSoon({ verdict: 'keep' }, then);
		await vi.advanceTimersByTimeAsync(GRACE_MS);
		expect(asked).toEqual([{ version: 7, verdict: 'keep' }]);
		expect(then).toHaveBeenCalledExactlyOnceWith(true);
		// Whoever goes on to something else does not wait, and nothing is decided twice.
		before.decideSoon({ verdict: 'remove' }, then);
		expect(await before.now()).toBe(true);
		await vi.advanceTimersByTimeAsync(GRACE_MS);
		expect([asked.length, await before.now()]).toEqual([2, false]);
		vi.useRealTimers();
	});

	it('is read again when somebody else was quicker, and says so without blame', async () => {
		const answers = [detail(), detail({ state: 'done' })];
		const before = new ItemBefore(
			'one',
			{
				item: async () => answers.shift(),
				decide: async () => {
					throw new Problem(409, { type: '/problems/moderation/done', title: 'This was decided already' });
				}
			} as unknown as ModerationApi,
			'me'
		);
		await before.load();
		expect(await before.decide({ verdict: 'remove' })).toBe(false);
		expect(before.overtaken?.title).toBe('This was decided already');
		expect(before.acting.failure).toBe(null);
		expect(before.detail?.state).toBe('done');
		expect(before.decided).toBe(null);
	});

	it('is not decided by whom it must not be', async () => {
		const held = new ItemBefore(
			'one',
			{
				item: async () => detail({ claim: { mine: false, until: '2026-11-24T10:15:00Z' } })
			} as unknown as ModerationApi,
			'me'
		);
		await held.load();
		expect(held.mayDecide).toBe(false);
		const own = new ItemBefore(
			'one',
			{
				item: async () => detail({ kind: 'appeal', appeal: { decision: decision(), own: true } })
			} as unknown as ModerationApi,
			'me'
		);
		await own.load();
		expect(own.mayDecide).toBe(false);
	});
});

describe('the ladder', () => {
	it('offers a removal only where there is a room', () => {
		expect(rungs(false).some((rung) => rung.step === 'removal')).toBe(false);
		expect(rungs(true).some((rung) => rung.step === 'removal')).toBe(true);
	});

	it('asks for what fits a step and nothing else', () => {
		const rung = (step: string) => rungs(true).find((one) => one.step === step)!;
		expect(wish(rung('mute'), 'room', true, 24)).toEqual({ step: 'mute', room: 'room', hours: 24 });
		expect(wish(rung('mute'), 'room', false, 24)).toEqual({ step: 'mute', hours: 24 });
		expect(wish(rung('suspension'), 'room', true, 168)).toEqual({ step: 'suspension', hours: 168 });
		expect(wish(rung('removal'), 'room', false, 0)).toEqual({ step: 'removal', room: 'room' });
		expect(wish(rung('ban'), 'room', true, 24)).toEqual({ step: 'ban' });
		expect(wish(rung('warning'), null, true, 24)).toEqual({ step: 'warning' });
	});
});

describe('what a rule found', () => {
	it('is cut by bytes, whatever the script', () => {
		const text = 'سلام xanax 🙂 ок';
		const bytes = new TextEncoder().encode(text.slice(0, text.indexOf('xanax'))).length;
		expect(pieces(text, [{ start: bytes, end: bytes + 5 }])).toEqual([
			{ text: 'سلام ', found: false },
			{ text: 'xanax', found: true },
			{ text: ' 🙂 ок', found: false }
		]);
	});

	it('may overlap, be missing, or reach beyond the end', () => {
		expect(
			pieces('abcdef', [
				{ start: 0, end: 3 },
				{ start: 2, end: 99 }
			])
		).toEqual([{ text: 'abcdef', found: true }]);
		expect(pieces('abc', [{}])).toEqual([{ text: 'abc', found: false }]);
		expect(pieces('', [])).toEqual([]);
	});

	it('suggests the reason that is most often right', () => {
		const at = '2026-11-24T10:00:00Z';
		expect(likelyReason({ reports_made: [{ category: 'hate', at }], rules: ['sourcing/offer'] })).toBe(
			'hate'
		);
		expect(likelyReason({ reports_made: [], rules: ['sourcing/offer-with-price'] })).toBe('selling');
		expect(likelyReason({ reports_made: [{ category: 'danger', at }], rules: [] })).toBe(null);
	});
});

describe('time', () => {
	it('is said as people say it', () => {
		expect(span(20_000)).toEqual({ unit: 'minutes', count: 1 });
		expect(span(-45 * 60_000)).toEqual({ unit: 'minutes', count: 45 });
		expect(span(4 * 3_600_000)).toEqual({ unit: 'hours', count: 4 });
		expect(span(72 * 3_600_000)).toEqual({ unit: 'days', count: 3 });
		const now = Date.parse('2026-11-24T12:00:00Z');
		expect(ago('2026-11-24T11:35:00Z', now, 'en')).toBe('25 minutes ago');
		expect(ago('2026-11-24T11:35:00Z', now, 'fa')).toContain('۲۵');
	});
});

describe('a pack being written', () => {
	const pack: Pack = {
		id: 'sourcing-en',
		title: 'Selling',
		languages: ['en'],
		version: '1.0.0',
		licence: 'CC0-1.0',
		mode: 'on',
		rules: 3,
		written_here: false
	};
	const SHIPPED = 'id = "sourcing-en"\n';

	/** A server that keeps one pack, and a device that keeps drafts. */
	function world(refuses?: Problem) {
		const drafts = new Map<string, string>();
		const kept = { text: SHIPPED, tried: [] as unknown[] };
		const desk = {
			read: async (id: string) => drafts.get(id) || undefined,
			keep: async (id: string, text: string) => void drafts.set(id, text)
		};
		const api = {
			packs: async () => ({ items: [pack] }),
			pack: async () => kept.text,
			savePack: async (_: string, text: string) => {
				if (refuses) throw refuses;
				kept.text = text;
			},
			restorePack: async () => void (kept.text = SHIPPED),
			tryText: async (wish: unknown) => {
				if (refuses) throw refuses;
				kept.tried.push(wish);
			}
		} as unknown as ModerationApi;
		return { drafts, kept, editor: () => new PackEditor('sourcing-en', api, desk) };
	}

	it('keeps the draft until it is saved', async () => {
		const { drafts, kept, editor } = world();
		const first = editor();
		await first.load();
		first.write('id = "other"\n');
		await first.keep();
		const second = editor();
		await second.load();
		expect([second.restored, second.text]).toEqual([true, 'id = "other"\n']);
		await second.save();
		expect([second.saved, second.changed, kept.text]).toEqual([true, false, 'id = "other"\n']);
		expect(drafts.get('sourcing-en')).toBe('');
		await second.restore();
		expect([second.text, second.changed]).toEqual([SHIPPED, false]);
	});

	it('is checked without being saved, and shows where it is wrong', async () => {
		const fault = { file: 'f.toml', line: 2, column: 3, message: 'no: not so' };
		const detail = '\u2068f.toml:2:3\u2069: \u2068no: not so\u2069. \u2068\u2069';
		const errors = [{ pointer: '/text', detail }];
		const refuses = new Problem(422, { type: '/problems/moderation/pack-refused', errors });
		const { kept, editor } = world(refuses);
		const writing = editor();
		await writing.load();
		writing.write('x');
		await writing.check();
		expect([writing.faults, writing.checked, writing.acting.failure]).toEqual([[fault], false, null]);
		await writing.save();
		expect([writing.saved, writing.changed, kept.text]).toEqual([false, true, SHIPPED]);
	});

	it('is not saved over what somebody else saved meanwhile', async () => {
		const { kept, editor } = world();
		const writing = editor();
		await writing.load();
		writing.write('mine');
		kept.text = 'theirs';
		await writing.save();
		expect([writing.overtaken, writing.text, kept.text]).toEqual([true, 'mine', 'theirs']);
	});

	it('finds a line and a column in characters', () => {
		const text = 'ab\nc🙂d\nлюди';
		expect(placeIn(text, 1, 1)).toBe(0);
		expect(placeIn(text, 2, 3)).toBe(text.indexOf('d'));
		expect(placeIn(text, 3, 3)).toBe(text.indexOf('ди'));
		expect(placeIn(text, 99, 99)).toBe(text.length);
	});
});
