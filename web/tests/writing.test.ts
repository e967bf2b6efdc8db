import { expect, it } from 'vitest';
import { Remembered } from '#lib/rooms/device';
import { Drafts } from '#lib/rooms/drafts';
import { logOf, type MessageLine } from '#lib/rooms/log';
import type { Waiting } from '#lib/rooms/outbox.svelte';
import type { RoomState } from '#lib/rooms/room.svelte';
import { Writing } from '#lib/rooms/writing.svelte';
import { said } from './with/events';

const log = logOf({ items: [said(1), said(2)], next: null }, 'me');
const line = (place: number) => log.lines[place] as MessageLine;
const store = new Remembered();
const writing = () =>
	new Writing({
		room: { log } as RoomState,
		drafts: new Drafts(store, 'me', 'r'),
		shown: (one) => one.body,
		nameOf: (one) => one.author?.handle ?? ''
	});

it('keeps what was begun while an older message is changed', () => {
	const box = writing();
	box.body = 'half a sen';
	box.change(line(0));
	expect([box.body, box.about?.kind]).toEqual(['words 1', 'edit']);
	box.stopAbout();
	expect([box.body, box.about]).toEqual(['half a sen', null]);
});

it('finds the words and what they answer when somebody comes back', async () => {
	const before = writing();
	before.body = 'and I meant';
	before.answer(line(1));
	await before.writeDraft();
	const after = writing();
	await after.restore();
	expect([after.body, after.about]).toEqual([
		'and I meant',
		{ kind: 'reply', id: 'm2', name: 'Ada', body: 'words 2' }
	]);
	expect(after.take()).toEqual({ text: 'and I meant', replyTo: 'm2' });
	expect([after.body, after.about]).toEqual(['', null]);
});

it('puts a message that was not sent above what is in the box', () => {
	const box = writing();
	box.body = 'something else';
	box.takeBack({ body: 'not sent', reply_to: 'm1' } as Waiting);
	expect([box.body, box.about?.id]).toEqual(['not sent\nsomething else', 'm1']);
});
