import { describe, expect, it, vi } from 'vitest';
import { deviceStore, Remembered } from '#lib/rooms/device';
import { Drafts } from '#lib/rooms/drafts';

describe('a draft', () => {
	it('is kept for its room and its person, and goes when it is sent', async () => {
		vi.useFakeTimers();
		const store = new Remembered();
		const drafts = new Drafts(store, 'me', 'r');
		drafts.keep('half a sen', 'm1');
		drafts.keep('half a sentence', 'm1');
		await vi.advanceTimersByTimeAsync(400);
		expect(await drafts.read()).toMatchObject({ body: 'half a sentence', reply_to: 'm1' });
		expect(await new Drafts(store, 'me', 'other').read()).toBeUndefined();
		expect(await new Drafts(store, 'somebody', 'r').read()).toBeUndefined();
		drafts.keep('');
		await drafts.write();
		expect(await drafts.read()).toBeUndefined();
	});

	it('lives in memory where the browser stores nothing', async () => {
		// jsdom has no IndexedDB, as a browser that refuses it.
		const store = deviceStore();
		await store.keepDraft({ account: 'me', room: 'r', body: 'hello' });
		expect(await store.draft('me', 'r')).toMatchObject({ body: 'hello' });
		await store.forgetAll();
		expect(await store.draft('me', 'r')).toBeUndefined();
	});
});
