import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';

/** Each part of lib may use itself and what stands further down; the slices never use each other. */
const floors: Record<string, number> = {
	text: 0,
	ui: 0,
	api: 1,
	live: 2,
	session: 2,
	rooms: 3,
	meetings: 3,
	settings: 3,
	decisions: 3,
	administration: 3,
	moderation: 3
};
/** Types and ids have no behaviour: every floor may speak of a Role or a Language. */
const shared = new Set(['api/types']);

it('imports point down', () => {
	const wrong: string[] = [];
	for (const entry of readdirSync('src/lib', { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const path = relative('src/lib', join(entry.parentPath, entry.name));
		const own = path.split('/')[0] ?? '';
		const text = readFileSync(join('src/lib', path), 'utf8');
		for (const [, target = ''] of text.matchAll(/from '#lib\/([^']+)'/g)) {
			const slice = target.split('/')[0] ?? '';
			if (slice === own || shared.has(target)) continue;
			const down = (floors[slice] ?? 9) < (floors[own] ?? -1);
			if (!down) wrong.push(`${path} imports ${target}`);
		}
		if (/from '(\.\.\/)|from '\$lib/.test(text)) wrong.push(`${path} climbs out of its folder`);
	}
	expect(wrong).toEqual([]);
});

it('ui knows nothing of the product', () => {
	for (const name of readdirSync('src/lib/ui'))
		expect(readFileSync(join('src/lib/ui', name), 'utf8'), name).not.toMatch(/from '#lib\//);
});

it('no style attributes: the server’s policy would refuse them', () => {
	for (const entry of readdirSync('src', { recursive: true, withFileTypes: true })) {
		if (!entry.name.endsWith('.svelte') && !entry.name.endsWith('.html')) continue;
		const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
		expect(text, entry.name).not.toMatch(/\sstyle(=|:)/);
	}
});
