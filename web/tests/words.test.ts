import { readFileSync } from 'node:fs';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { chosenLanguage, daysBetween, LANGUAGES, Words } from '#lib/text/words.svelte';

// Fluent puts U+2068 and U+2069 around what it inserts, so that directions do not mix.
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '');

describe('words', () => {
	it('take the first language that is known', () => {
		expect(chosenLanguage(['de-DE', 'fa-IR', 'en'])).toBe('fa');
		expect(chosenLanguage(['', 'xx'])).toBe('en');
	});

	it.each([
		[1, '1 новое сообщение'],
		[3, '3 новых сообщения'],
		[5, '5 новых сообщений'],
		[21, '21 новое сообщение']
	])('count as Russian counts: %i', async (count, expected) => {
		const words = new Words();
		await words.load('ru');
		expect(plain(words.t('announce-count', { count }))).toBe(expected);
	});

	it('use Persian digits, and run from the right', async () => {
		const words = new Words();
		await words.load('fa');
		expect(plain(words.t('announce-count', { count: 12 }))).toContain('۱۲');
		expect([words.number(305), words.direction]).toEqual(['۳۰۵', 'rtl']);
	});

	it.each(LANGUAGES)('can all be said in %s', (language) => {
		const bundle = new FluentBundle(language);
		const text = readFileSync(`../locales/${language}/app.ftl`, 'utf8');
		expect(bundle.addResource(new FluentResource(text))).toEqual([]);
		const values = { count: 2, name: 'n', text: 't', room: 'r', role: 'o', date: 'd', begun: 'b', seen: 's' };
		for (const [id, message] of bundle._messages) {
			const faults: Error[] = [];
			if (message.value) bundle.formatPattern(message.value, values, faults);
			expect(faults, id).toEqual([]);
		}
	});

	it('name days as the reader lives them', async () => {
		const words = new Words();
		await words.load('en');
		const now = new Date(2026, 10, 22, 0, 30);
		expect(words.day(new Date(2026, 10, 22, 0, 10).getTime(), now)).toBe('Today');
		expect(words.day(new Date(2026, 10, 21, 23, 50).getTime(), now)).toBe('Yesterday');
		expect(words.day(new Date(2025, 10, 21).getTime(), now)).toContain('2025');
		expect(daysBetween(new Date(2026, 9, 24, 12), new Date(2026, 9, 26, 1))).toBe(2);
	});
});
