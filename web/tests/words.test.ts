import { readFileSync } from 'node:fs';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { consoleWords } from '#lib/moderation/words';
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
		let all = '';
		for (const file of ['app', 'console', 'moderation']) {
			const text = readFileSync(`../locales/${language}/${file}.ftl`, 'utf8');
			expect(bundle.addResource(new FluentResource(text)), file).toEqual([]);
			all += text;
		}
		const named = [...all.matchAll(/\$([a-z]+)/g)].map(([, name = '']) => name);
		const values = Object.fromEntries(named.map((name) => [name, name === 'count' ? 2 : name]));
		for (const [id, message] of bundle._messages) {
			const faults: Error[] = [];
			if (message.value) bundle.formatPattern(message.value, values, faults);
			expect(faults, id).toEqual([]);
		}
	});

	it('of one part are there once that part is opened, in whatever language comes after', async () => {
		const words = new Words();
		await words.load('en');
		expect(words.t('kind-held')).toBe('kind-held');
		await words.add(consoleWords);
		expect(words.t('kind-held')).toBe('Held message');
		await words.load('ru');
		expect(words.t('kind-held')).toBe('Задержанное сообщение');
		expect(words.t('decision-keep')).not.toBe('decision-keep');
	});

	it('of a part that did not come are asked for again', async () => {
		const words = new Words();
		await words.load('en');
		let tries = 0;
		const read = async () => {
			tries += 1;
			if (tries === 1) throw new Error('no network');
			return 'kind-held = Here';
		};
		const catalogue = { en: [read], ru: [], fa: [] };
		await expect(words.add(catalogue)).rejects.toThrow('no network');
		await words.add(catalogue);
		expect(words.t('kind-held')).toBe('Here');
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
