import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem, Unreachable } from '#lib/api/http';
import type { Ack } from '#lib/api/types';
import { Remembered, type DeviceStore } from '#lib/rooms/device';
import { Outbox, type OutboxParts } from '#lib/rooms/outbox.svelte';

type Post = OutboxParts['post'];
const ack = (id: string, more: Partial<Ack> = {}): Ack => ({ room: 'r', id, seq: 1, at: 'now', ...more });
const refuse = (status: number, more: object = {}) =>
	new Problem(status, { title: 'No', detail: 'Why', ...more });

let store: DeviceStore;
let sent: { id: string; body: string; ask?: boolean }[];
const accept: Post = async (_room, message) => {
	sent.push(message);
	return ack(message.id);
};
const alone = (work: () => Promise<void>) => work();
const outboxWith = (post: Post, now = () => 1_000) => new Outbox({ account: ME, store, post, alone, now });
const ME = 'me';
const stored = () => store.unsent(ME);

beforeEach(() => {
	store = new Remembered();
	sent = [];
});

describe('the outbox', () => {
	it('sends in the order of writing, also when the clock stands still or turns back', async () => {
		let down = true;
		let clock = 5_000;
		const outbox = outboxWith(
			async (room, message) => {
				if (down) throw new Unreachable('tunnel');
				return accept(room, message);
			},
			() => (clock -= 100)
		);
		for (const body of ['one', 'two', 'three']) await outbox.add('r', body);
		expect(outbox.messages.map((message) => message.state)).toEqual(['waiting', 'waiting', 'waiting']);
		down = false;
		await outbox.send();
		expect(sent.map((message) => message.body)).toEqual(['one', 'two', 'three']);
		expect(await stored()).toEqual([]);
		outbox.stop();
	});

	it('keeps a message before it sends it, and drops it only after the ack', async () => {
		let answer: (ack: Ack) => void = () => {};
		const outbox = outboxWith((_room, message) => {
			sent.push(message);
			return new Promise((resolve) => (answer = resolve));
		});
		const added = outbox.add('r', 'hello');
		await vi.waitFor(() => expect(sent).toHaveLength(1));
		expect(await stored()).toHaveLength(1);
		expect(outbox.messages[0]?.state).toBe('sending');
		answer(ack(sent[0]?.id ?? ''));
		await added;
		expect(await stored()).toEqual([]);
		expect(outbox.messages[0]?.state).toBe('sent');
	});

	it('sends with the same id after the tab was closed in between', async () => {
		const before = outboxWith(async (_room, message) => {
			sent.push(message);
			throw new Unreachable('the answer was lost');
		});
		await before.add('r', 'hello');
		before.stop();
		const after = outboxWith(accept);
		await after.start();
		expect(new Set(sent.map((message) => message.id)).size).toBe(1);
		expect(sent).toHaveLength(2);
		expect(sent[0]?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
		after.stop();
	});

	it('never sends what somebody else wrote on this device', async () => {
		await store.keep({ id: 'x', account: 'ada', room: 'r', body: 'hers', at: 1, state: 'waiting' });
		const outbox = outboxWith(accept);
		await outbox.start();
		expect(sent).toEqual([]);
		expect(outbox.messages).toEqual([]);
	});

	it('shows a refusal with its reason, and goes on with the next', async () => {
		const outbox = outboxWith(async (room, message) => {
			if (message.body === 'bad') throw refuse(422);
			return accept(room, message);
		});
		await outbox.add('r', 'bad');
		await outbox.add('r', 'good');
		expect(outbox.messages[0]).toMatchObject({ state: 'refused', why: { title: 'No', detail: 'Why' } });
		expect(sent.map((message) => message.body)).toEqual(['good']);
		expect((await stored()).map((message) => message.state)).toEqual(['refused']);
		await outbox.takeBack(outbox.messages[0]?.id ?? '');
		expect(await stored()).toEqual([]);
	});

	it('waits as long as it is told to, and then sends', async () => {
		vi.useFakeTimers();
		let slow = true;
		const outbox = outboxWith(async (room, message) => {
			if (slow) throw refuse(429, { retry_after_ms: 4_000 });
			return accept(room, message);
		});
		await outbox.add('r', 'hello');
		// Why it waits is said: it is not the network.
		expect(outbox.messages[0]).toMatchObject({ state: 'waiting', why: { title: 'No' } });
		slow = false;
		await vi.advanceTimersByTimeAsync(3_999);
		expect(sent).toEqual([]);
		await vi.advanceTimersByTimeAsync(1);
		expect(sent).toHaveLength(1);
		outbox.stop();
	});

	it('keeps a held message in sight until it is released or declined', async () => {
		const outbox = outboxWith(async (_room, message) => ({
			room: 'r',
			id: message.id,
			at: 'now',
			held: true,
			notices: [{ rule: 'links', reason: 'New members’ links are read first.' }]
		}));
		await outbox.add('r', 'a link');
		const [message] = outbox.messages;
		expect(message).toMatchObject({ state: 'held', why: { detail: 'New members’ links are read first.' } });
		await outbox.declined(message?.id ?? '', 'Not here.');
		expect(outbox.messages[0]).toMatchObject({ state: 'declined', why: { detail: 'Not here.' } });
		outbox.seen(message?.id ?? '');
		expect(outbox.messages).toEqual([]);
	});

	describe('asks first about what tells who somebody is', () => {
		const seen = { reason: 'That looks like your own number.', suggestion: 'call me on •••' };
		const asks: Post = async (room, message) => {
			if (message.ask) throw refuse(409, { type: '/problems/rules/ask-first', ...seen });
			return accept(room, message);
		};

		it('and keeps the words, over a closed tab too, until their author decides', async () => {
			const before = outboxWith(asks);
			await before.add('r', 'call me on 0171');
			expect(before.messages[0]).toMatchObject({ state: 'asking', suggestion: seen.suggestion });
			expect(before.messages[0]?.why?.detail).toBe(seen.reason);
			before.stop();
			const after = outboxWith(asks);
			await after.start();
			expect(after.messages[0]).toMatchObject({ state: 'asking', body: 'call me on 0171' });
			expect(sent).toEqual([]);
			await after.sendWithout(after.messages[0]?.id ?? '');
			expect(sent[0]).not.toHaveProperty('ask');
			expect(after.messages[0]?.state).toBe('sent');
			expect(await stored()).toEqual([]);
		});

		it('and does not stop what is written after it', async () => {
			const outbox = outboxWith(asks);
			await outbox.add('r', 'call me on 0171');
			await outbox.sendWithout('another');
			const plain = outboxWith(accept);
			await plain.add('r', 'hello');
			expect(sent.map((message) => [message.body, message.ask])).toEqual([['hello', true]]);
		});
	});

	it('shows help where a text spoke of danger, whatever became of the text', async () => {
		const posted = outboxWith(async (_room, message) => ack(message.id, { help: true }));
		await posted.add('r', 'I cannot go on');
		expect(posted.helpIn).toBe('r');
		for (const status of [403, 422, 429]) {
			const stopped = outboxWith(async () => {
				throw refuse(status, { help: true });
			});
			await stopped.add('other', 'I cannot go on');
			expect(stopped.helpIn).toBe('other');
			stopped.stop();
		}
		const calm = outboxWith(accept);
		await calm.add('r', 'a good day');
		expect(calm.helpIn).toBeNull();
	});

	it('knows against which decision an appeal can be made, also of one that came while away', async () => {
		const outbox = outboxWith(async (_room, message) => {
			if (message.body === 'refused') throw refuse(422, { decision: 'd1' });
			return { room: 'r', id: message.id, at: 'now', held: true };
		});
		await outbox.add('r', 'refused');
		await outbox.add('r', 'held');
		expect(outbox.messages[0]).toMatchObject({ state: 'refused', decision: 'd1' });
		const message = outbox.messages[1]?.id ?? '';
		const told = { id: 'd2', message, title: 'Not let through', detail: 'Shops do not belong here.' };
		await outbox.decided({ ...told, verdict: 'release' });
		expect(outbox.messages[1]?.state).toBe('held');
		await outbox.decided({ ...told, verdict: 'decline' });
		expect(outbox.messages[1]).toMatchObject({
			state: 'declined',
			decision: 'd2',
			why: { title: told.title, detail: told.detail }
		});
	});

	it('knows what the rules covered', async () => {
		const outbox = outboxWith(async (_room, message) =>
			ack(message.id, { body: 'call •••', notices: [{ rule: 'phone', reason: 'Numbers are hidden.' }] })
		);
		await outbox.add('r', 'call 0171 555 0199');
		const [message] = outbox.messages;
		expect(message?.body).toBe('call •••');
		expect(outbox.notices.get(message?.id ?? '')?.[0]?.reason).toBe('Numbers are hidden.');
	});

	it('sends once from two tabs of one browser', async () => {
		let turn = Promise.resolve();
		const oneAtATime = (work: () => Promise<void>) => (turn = turn.then(work));
		await store.keep({ id: 'x', account: ME, room: 'r', body: 'hello', at: 1, state: 'waiting' });
		const tab = () => new Outbox({ account: ME, store, post: accept, alone: oneAtATime });
		await Promise.all([tab().start(), tab().start()]);
		expect(sent).toHaveLength(1);
	});
});
