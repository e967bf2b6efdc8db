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
	note: null,
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
			decision: undefined,
			open: false,
			onturn: vi.fn(),
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

	it('is not in the page while it is folded behind what it is about', async () => {
		const onturn = vi.fn();
		const note = { en: 'about: loss', ru: 'о чём: утрата', fa: 'موضوع: سوگ' };
		row({ note }, { onturn });
		expect(screen.queryByText('hello')).toBeNull();
		const article = screen.getByRole('article');
		const read = (article.getAttribute('aria-labelledby') ?? '').split(' ');
		expect(read.map((id) => document.getElementById(id)?.textContent).join(' ')).toContain('about: loss');
		const button = screen.getByRole('button', { name: 'Open the message' });
		expect(button.getAttribute('aria-expanded')).toBe('false');
		expect(button.tabIndex).toBe(0);
		await fireEvent.click(button);
		expect(onturn).toHaveBeenCalledOnce();
	});

	it('opened, says what it is about and can be folded again', () => {
		row({ note: { en: 'about: loss', ru: '', fa: '' } }, { open: true });
		expect(screen.getByText('about: loss')).toBeTruthy();
		expect(screen.getByText('hello')).toBeTruthy();
		expect(screen.getByRole('button', { name: 'Fold the message' })).toBeTruthy();
	});

	it('does not show through an answer to it', () => {
		const note = { en: 'about: loss', ru: '', fa: '' };
		row({ replyTo: 'm0' }, { quoted: { ...line, id: 'm0', body: 'folded words', note } });
		expect(screen.queryByText('folded words')).toBeNull();
		expect(screen.getByText('about: loss')).toBeTruthy();
	});

	it('that was reported says so, and the way to why one’s own was removed is beside it', () => {
		const { unmount } = row({ removed: 'reported', body: '', html: '' });
		expect(screen.getByText(/You reported this message/)).toBeTruthy();
		unmount();
		row({ removed: 'by-moderator', body: '', html: '' }, { decision: 'd1' });
		expect(screen.getByRole('link').getAttribute('href')).toMatch(/\/decisions\/d1$/);
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
			with: {
				message: { ...waiting, ...more },
				onagain: vi.fn(),
				onwithout: vi.fn(),
				ondrop: vi.fn(),
				...props
			}
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

	it('asks before it goes out, with what others would read and two ways on', async () => {
		const [onwithout, onagain] = [vi.fn(), vi.fn()];
		const why = { title: '', detail: 'That looks like your own number.' };
		pending({ state: 'asking', why, suggestion: 'call me on •••' }, { onwithout, onagain });
		expect(screen.getByText('That looks like your own number.')).toBeTruthy();
		expect(screen.getByText('call me on •••')).toBeTruthy();
		await fireEvent.click(screen.getByRole('button', { name: 'Send without it' }));
		await fireEvent.click(screen.getByRole('button', { name: /Change and send again/ }));
		expect([onwithout.mock.calls.length, onagain.mock.calls.length]).toEqual([1, 1]);
	});

	it('leads from a refusal to what was decided', () => {
		pending({ state: 'refused', why: { title: 'No', detail: 'Why' }, decision: 'd1' });
		expect(screen.getByRole('link').getAttribute('href')).toMatch(/\/decisions\/d1$/);
	});

	it('says why it was refused, and goes back to be changed', async () => {
		const onagain = vi.fn();
		pending({ state: 'refused', why: { title: 'Too long', detail: 'Make it shorter.' } }, { onagain });
		expect(screen.getByText('Too long')).toBeTruthy();
		await fireEvent.click(screen.getByRole('button', { name: /Change and send again/ }));
		expect(onagain).toHaveBeenCalledOnce();
	});
});
