import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

// The oldest browsers the output runs on: phones from about 2019, and Tor Browser (Firefox ESR).
const oldest = ['chrome87', 'firefox78', 'safari14'];

/**
 * The name of this build: the same sources give the same name, on any machine.
 * Without it Kit stamps the time, and nobody could check that a binary holds what its sources say.
 */
function buildName(): string {
	const hash = createHash('sha256');
	const roots = ['src', 'static', '../locales'].filter((root) => existsSync(root));
	for (const root of roots) {
		const files = readdirSync(root, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name))
			.filter((path) => root !== '../locales' || /\/(app|console|moderation)\.ftl$/.test(path))
			.sort();
		for (const path of files) hash.update(path).update(readFileSync(path));
	}
	hash.update(readFileSync('package-lock.json'));
	return hash.digest('hex').slice(0, 16);
}

const server = process.env.HOMEGROUP_URL ?? 'http://127.0.0.1:8080';
const fromTheServer = [
	'/api',
	'/base.css',
	'/document.js',
	'/icons',
	'/manifest.webmanifest',
	'/help',
	'/join',
	'/signin',
	'/signout',
	'/rooms',
	'/guidelines',
	'/privacy',
	'/about',
	'/exit',
	'/language',
	'/sw.js'
];

// Kit's options sit here and not in svelte.config.js: Kit 2.70 takes both, Kit 3 only this.
export default defineConfig({
	plugins: [
		sveltekit({
			compilerOptions: { runes: true },
			// The server sends this one shell for every path below /app/.
			adapter: adapter({ pages: 'build', assets: 'build', fallback: 'index.html', strict: true }),
			paths: { base: '/app', relative: false },
			version: { name: buildName(), pollInterval: 0 },
			serviceWorker: { register: false },
			typescript: {
				// The browser tests and the scripts are held to the same types.
				config: (config) => {
					config.include.push(
						'../e2e/**/*.ts',
						'../shots/**/*.ts',
						'../scripts/**/*.mjs',
						'../playwright*.ts'
					);
				}
			}
			// No csp here: the server sends one header, and hashes the shell's inline script itself.
		}),
		svelteTesting()
	],
	build: { assetsInlineLimit: 0 },
	// On the client only: Kit's server code uses top-level await, which these targets lack.
	environments: {
		client: {
			build: {
				target: oldest,
				cssTarget: oldest,
				rolldownOptions: {
					output: {
						// What every screen needs comes in a few files: on a slow network each request costs a round trip.
						codeSplitting: {
							groups: [
								{ name: 'base', test: /node_modules|\/src\/lib\/(api|text|ui|session|live)\// },
								{ name: 'rooms', test: /\/src\/lib\/rooms\// },
								{ name: 'settings', test: /\/src\/lib\/(settings|decisions)\// },
								{ name: 'desk', test: /\/src\/lib\/(moderation|administration)\// }
							]
						}
					}
				}
			}
		}
	},
	server: {
		fs: { allow: ['..'] },
		proxy: Object.fromEntries(
			fromTheServer.map((path) => [path, { target: server, ws: path === '/api', changeOrigin: true }])
		)
	},
	test: { environment: 'jsdom', include: ['tests/**/*.test.ts'], setupFiles: ['tests/setup.ts'] }
});
