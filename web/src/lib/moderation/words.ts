import type { Catalogue } from '#lib/text/words.svelte';

const files = import.meta.glob<string>('../../../../locales/*/{console,moderation}.ftl', {
	query: '?raw',
	import: 'default'
});

const of = (language: string) =>
	Object.entries(files)
		.filter(([path]) => path.includes(`/${language}/`))
		.map(([, read]) => read);

/** The words of the console, and those in which the server tells people what was decided. */
export const consoleWords: Catalogue = { en: of('en'), ru: of('ru'), fa: of('fa') };
