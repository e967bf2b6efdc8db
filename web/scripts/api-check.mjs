// Fails when the API that the server describes is not the one the app was written against.
//   npm run api:check             compares web/openapi.json with what the server says now
//   npm run api:check -- --write  takes the server's word, and writes the types anew
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { RunningServer } from './server.mjs';

const server = await RunningServer.start();
let described;
try {
	const answer = await fetch(`${server.url}/api/v1/openapi.json`);
	if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
	described = await answer.json();
} finally {
	await server.end();
}
// The version changes with each release and says nothing of the shapes.
described.info.version = '0';
const now = `${JSON.stringify(sorted(described), null, '\t')}\n`;

if (process.argv.includes('--write')) {
	writeFileSync('openapi.json', now);
	execFileSync('npm', ['run', 'api:types'], { stdio: 'inherit' });
} else if (readFileSync('openapi.json', 'utf8') !== now) {
	console.error('The server describes another API than web/openapi.json: npm run api:check -- --write');
	process.exit(1);
} else {
	const before = readFileSync('src/lib/api/schema.d.ts', 'utf8');
	execFileSync('npm', ['run', '--silent', 'api:types'], { stdio: ['ignore', 'ignore', 'inherit'] });
	if (readFileSync('src/lib/api/schema.d.ts', 'utf8') !== before) {
		console.error('src/lib/api/schema.d.ts was not what openapi.json gives; it is now.');
		process.exit(1);
	}
	console.log('the app and the server agree on the API');
}

/**
 * The order of keys is no part of an API.
 * @param {unknown} value
 * @returns {unknown}
 */
function sorted(value) {
	if (Array.isArray(value)) return value.map(sorted);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([one], [other]) => (one < other ? -1 : 1))
			.map(([key, inner]) => [key, sorted(inner)])
	);
}
