import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'.e2e/',
			'.shots/',
			'.lighthouse/',
			'tools/lh/node_modules/',
			'src/lib/text/ids.ts',
			'src/lib/api/schema.d.ts'
		]
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{ languageOptions: { globals: { ...globals.browser, ...globals.node } } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } }
	},
	{
		rules: {
			'no-undef': 'off',
			// Many links leave the app for a page the server draws (/help, /exit, /guidelines).
			'svelte/no-navigation-without-resolve': ['error', { ignoreLinks: true }],
			'svelte/prefer-svelte-reactivity': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }]
		}
	},
	{
		// The only HTML drawn as HTML is what the server has made or sanitised.
		files: ['src/lib/rooms/Words.svelte', 'src/lib/settings/QrCode.svelte'],
		rules: { 'svelte/no-at-html-tags': 'off' }
	}
);
