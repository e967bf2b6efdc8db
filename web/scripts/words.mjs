// Writes src/lib/text/ids.ts (a union of every message id) and fails when a language lacks or adds one,
// or when two languages disagree on the values a message is given.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { FluentResource } from '@fluent/bundle';

const languages = ['en', 'ru', 'fa'];
/** What the browser reads: everybody the first, moderators the others too. */
const files = ['app', 'console', 'moderation'];

/**
 * Message id -> the sorted names of the values it inserts.
 * @param {string} language
 */
function messages(language) {
	const text = files
		.map((file) => `../locales/${language}/${file}.ftl`)
		.filter((path) => existsSync(path))
		.map((path) => readFileSync(path, 'utf8'))
		.join('\n');
	const written = [...text.matchAll(/^([a-zA-Z][\w-]*) *=/gm)].map((match) => match[1] ?? '');
	const twice = written.filter((id, place) => written.indexOf(id) !== place);
	const resource = new FluentResource(text);
	/** @type {Map<string, string>} */
	const found = new Map();
	for (const entry of resource.body) {
		if (entry.id.startsWith('-')) continue;
		/** @type {Set<string>} */
		const values = new Set();
		JSON.stringify(entry, (_, node) => {
			if (node?.type === 'var') values.add(node.name);
			return node;
		});
		found.set(entry.id, [...values].sort().join(' '));
	}
	// A message that does not parse is silently dropped by Fluent; here it is named.
	const unreadable = written.filter((id) => !found.has(id));
	return { found, unreadable, twice };
}

const base = messages('en');
const all = languages.map((language) => ({ language, ...messages(language) }));
/** @type {string[]} */
const faults = [];
for (const { language, found, unreadable, twice } of all) {
	for (const id of unreadable) faults.push(`${language}: ${id} cannot be read`);
	for (const id of twice) faults.push(`${language}: ${id} is written twice`);
	for (const [id, values] of base.found) {
		if (!found.has(id)) faults.push(`${language}: lacks ${id}`);
		else if (found.get(id) !== values)
			faults.push(`${language}: ${id} inserts "${found.get(id)}", en inserts "${values}"`);
	}
	for (const id of found.keys()) if (!base.found.has(id)) faults.push(`${language}: ${id} is not in en`);
}
if (faults.length > 0) {
	console.error(faults.join('\n'));
	process.exit(1);
}
const ids = [...base.found.keys()].sort();
writeFileSync(
	'src/lib/text/ids.ts',
	`// Written by scripts/words.mjs from locales/en.\nexport type MessageId =\n${ids.map((id) => `\t| '${id}'`).join('\n')};\n`
);
console.log(`${ids.length} messages in ${languages.join(', ')}`);
