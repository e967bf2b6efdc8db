// Lighthouse on Debian's chromium, against a server of its own: npm run lh [-- /help /app/ …]
// It brings two hundred packages, so it is a package of its own, installed when it is first asked for.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from './browser.mjs';
import { community } from './community.mjs';
import { RunningServer } from './server.mjs';

if (!existsSync('tools/lh/node_modules/lighthouse'))
	execFileSync('npm', ['ci', '--prefix', 'tools/lh', '--no-audit', '--no-fund'], { stdio: 'inherit' });

const server = await RunningServer.start();
/** @type {number | null} */
let status;
try {
	const { room, cookies } = await community(server);
	const asked = process.argv.slice(2).map((path) => path.replace('ID', room));
	const paths = asked.length > 0 ? asked : ['/', '/help', '/join', '/signin', '/app/', `/app/rooms/${room}`];
	const wish = JSON.stringify({ base: server.url, paths, cookie: cookies.reader, chromium });
	status = spawnSync('node', ['tools/lh/run.mjs', wish], { stdio: 'inherit' }).status;
} finally {
	await server.end();
}
process.exit(status ?? 1);
