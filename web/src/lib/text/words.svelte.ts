import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { createContext } from 'svelte';
import type { Language } from '#lib/api/types';
import type { MessageId } from './ids';

/** The message files are the project's, shared with the server. Only the chosen language is downloaded. */
const files = import.meta.glob<string>('../../../../locales/*/app.ftl', { query: '?raw', import: 'default' });

export const LANGUAGES: readonly Language[] = ['en', 'ru', 'fa'];
/** Each language by its own name, so that it is found by the person who needs it. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', ru: 'Русский', fa: 'فارسی' };

export function chosenLanguage(wanted: readonly string[]): Language {
	for (const tag of wanted) {
		const language = LANGUAGES.find((one) => one === tag.toLowerCase().split('-')[0]);
		if (language) return language;
	}
	return 'en';
}

/** The message files of one part of the app, by language: read only where that part is opened. */
export type Catalogue = Record<Language, readonly (() => Promise<string>)[]>;

export type Say = (id: MessageId, values?: Record<string, FluentVariable>) => string;

/** The words of the interface, and how its language writes numbers and times. */
export class Words {
	language = $state<Language>('en');
	direction = $derived<'ltr' | 'rtl'>(this.language === 'fa' ? 'rtl' : 'ltr');
	/** Making one takes longer than drawing a message, and a log shows hundreds of times. */
	private readonly formatters = new Map<string, Intl.DateTimeFormat>();
	private bundle = $state.raw<FluentBundle | null>(null);
	private readonly added = new Set<Catalogue>();

	async load(language: Language): Promise<void> {
		const read = files[`../../../../locales/${language}/app.ftl`];
		if (!read) return;
		const more = [...this.added].flatMap((catalogue) => catalogue[language]);
		const texts = await Promise.all([read, ...more].map((one) => one()));
		const bundle = new FluentBundle(language);
		for (const text of texts) bundle.addResource(new FluentResource(text));
		this.bundle = bundle;
		this.language = language;
	}

	/** From now on these words are there too, in whatever language is chosen. */
	async add(catalogue: Catalogue): Promise<void> {
		if (this.added.has(catalogue)) return;
		this.added.add(catalogue);
		try {
			await this.load(this.language);
		} catch (cause) {
			this.added.delete(catalogue);
			throw cause;
		}
	}

	readonly t: Say = (id, values) => {
		const bundle = this.bundle;
		const pattern = bundle?.getMessage(id)?.value;
		return bundle && pattern ? bundle.formatPattern(pattern, values ?? null, []) : id;
	};

	readonly number = (value: number): string => new Intl.NumberFormat(this.region).format(value);

	readonly time = (at: string | number): string => this.format(at, { hour: 'numeric', minute: '2-digit' });

	/** The time on the clock of another zone. An old browser that does not know the zone shows the reader's. */
	readonly timeIn = (at: string | number, timeZone: string): string => {
		try {
			return this.format(at, { hour: 'numeric', minute: '2-digit', timeZone });
		} catch {
			return this.time(at);
		}
	};

	readonly dayAndTime = (at: string | number): string =>
		this.format(at, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });

	readonly date = (at: string | number): string =>
		this.format(at, { day: 'numeric', month: 'long', year: 'numeric' });

	/** Today and yesterday in words, this year without the year. */
	readonly day = (at: string | number, now: Date = new Date()): string => {
		const distance = daysBetween(new Date(at), now);
		if (distance === 0) return this.t('day-today');
		if (distance === 1) return this.t('day-yesterday');
		if (distance === -1) return this.t('day-tomorrow');
		const sameYear = new Date(at).getFullYear() === now.getFullYear();
		return this.format(at, {
			weekday: 'long',
			day: 'numeric',
			month: 'long',
			...(sameYear ? {} : { year: 'numeric' as const })
		});
	};

	/** Short, for lists: the time for today, the day for what is older. */
	readonly moment = (at: string | number, now: Date = new Date()): string => {
		const distance = daysBetween(new Date(at), now);
		if (distance === 0) return this.time(at);
		if (distance === 1) return this.t('day-yesterday');
		return this.format(at, { day: 'numeric', month: 'short' });
	};

	/** The reader's own kind of the language: whether it is 5:30 PM or 17:30 is not ours to choose. */
	private get region(): string {
		const wished = globalThis.navigator?.languages ?? [];
		return wished.find((tag) => tag.toLowerCase().split('-')[0] === this.language) ?? this.language;
	}

	private format(at: string | number, options: Intl.DateTimeFormatOptions): string {
		const key = this.region + JSON.stringify(options);
		let formatter = this.formatters.get(key);
		if (!formatter) {
			formatter = new Intl.DateTimeFormat(this.region, options);
			this.formatters.set(key, formatter);
		}
		return formatter.format(new Date(at));
	}
}

/** Whole calendar days of the reader's own zone from one moment to the other. */
export function daysBetween(earlier: Date, later: Date): number {
	const midnight = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
	return Math.round((midnight(later) - midnight(earlier)) / 86_400_000);
}

export const [getWords, setWords] = createContext<Words>();
