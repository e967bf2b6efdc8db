import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { MessageLine } from '#lib/rooms/log';
import MessageRow from '#lib/rooms/MessageRow.svelte';
import type { Waiting } from '#lib/rooms/outbox.svelte';
import PendingRow from '#lib/rooms/PendingRow.svelte';
import { Words } from '#lib/text/words.svelte';
import { ADA } from './with/events';
import Spoken from './with/Spoken.svelte';

const words = new Words();
beforeEach(() => words.load('en'));

const line: MessageLine = {
	kind: 'message',
	id: 'm1',
	seq: 1,
	at: '2026-11-22T18:00:00.000Z',
	author: ADA,
	body: 'hello',
	html: '<p>hello</p>',
	replyTo: null,
	editedAt: null,
	reactions: [],
	mentionsMe: false,
	masked: false,
	removed: 'no'
};
const row = (more: Partial<MessageLine>, props: object = {}) =>
	render(Spoken, {
		words,
		part: MessageRow,
		with: {
			line: { ...line, ...more },
			mine: false,
			follows: false,
			quoted: undefined,
			current: true,
			notices: [],
			mayReact: true,
			onactions: vi.fn(),
			onreact: vi.fn(),
			onquoted: vi.fn(),
			onfocus: vi.fn(),
			...props
		}
	});

describe('a message', () => {
	it('is read out as who, what, when', () => {
		row({});
		const article = screen.getByRole('article');
		const named = (article.getAttribute('aria-labelledby') ?? '').split(' ');
		expect(named.map((id) => document.getElementById(id)?.className.split(' ')[0])).toEqual([
			'who',
			'words',
			'meta'
		]);
	});

	it('says a quiet answer in words, with its count, and whether it is mine', async () => {
		const onreact = vi.fn();
		row({ reactions: [{ reaction: 'with_you', count: 3, mine: true }] }, { onreact });
		const answer = screen.getByRole('button', { name: /With you 3/ });
		expect(answer.getAttribute('aria-pressed')).toBe('true');
		await fireEvent.click(answer);
		expect(onreact).toHaveBeenCalledWith('with_you', false);
	});

	it('has no words left when it was removed', () => {
		row({ removed: 'by-moderator', html: '', body: '' });
		expect(screen.getByText('A moderator removed this message.')).toBeTruthy();
		expect(screen.queryByText('hello')).toBeNull();
	});

	it('stays readable when its author has left for good', () => {
		row({ author: null });
		expect(screen.getByText('Someone who has left')).toBeTruthy();
		expect(screen.getByText('hello')).toBeTruthy();
	});
});

describe('a message that waits', () => {
	const waiting: Waiting = { id: 'w', account: 'me', room: 'r', body: 'hello', at: 1, state: 'waiting' };
	const pending = (more: Partial<Waiting>, props: object = {}) =>
		render(Spoken, {
			words,
			part: PendingRow,
			with: { message: { ...waiting, ...more }, onagain: vi.fn(), ondrop: vi.fn(), ...props }
		});

	it.each([
		['waiting', /Waiting to be sent/],
		['sending', /Sending/],
		['sent', /Sent/],
		['held', /a moderator reads it/],
		['refused', /Not sent/],
		['declined', /did not let this message through/]
	] as const)('says that it is %s', (state, said) => {
		pending({ state });
		expect(screen.getByText(said)).toBeTruthy();
	});

	it('says why it was refused, and goes back to be changed', async () => {
		const onagain = vi.fn();
		pending({ state: 'refused', why: { title: 'Too long', detail: 'Make it shorter.' } }, { onagain });
		expect(screen.getByText('Too long')).toBeTruthy();
		await fireEvent.click(screen.getByRole('button', { name: /Change and send again/ }));
		expect(onagain).toHaveBeenCalledOnce();
	});
});
