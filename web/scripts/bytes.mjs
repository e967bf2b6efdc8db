// What each page weighs on the wire, cold, in Chromium. Fails when one is over its budget.
import { chromium as browserOf } from '@playwright/test';
import { chromium } from './browser.mjs';
import { community } from './community.mjs';
import { RunningServer } from './server.mjs';

const budgets = {
	document: { js: 5_000, css: 4_000, total: 25_000, requests: 6 },
	app: { js: 90_000, css: 20_000, total: 110_000, requests: 25 },
	desk: { js: 150_000, css: 20_000, total: 200_000, requests: 40 }
};

const server = await RunningServer.start();
const browser = await browserOf.launch(chromium);
let over = 0;
try {
	const { room, cookies } = await community(server);
	/** @type {[string, keyof typeof budgets, keyof typeof cookies | null][]} */
	const pages = [
		['/', 'document', null],
		['/help', 'document', null],
		['/join', 'document', null],
		['/signin', 'document', null],
		['/guidelines', 'document', null],
		['/privacy', 'document', null],
		['/about', 'document', null],
		['/rooms', 'document', 'reader'],
		[`/rooms/${room}/plain`, 'document', 'reader'],
		['/app/', 'app', 'reader'],
		[`/app/rooms/${room}`, 'app', 'reader'],
		['/app/people', 'app', 'reader'],
		['/app/settings/second-factor', 'app', 'reader'],
		['/app/moderation', 'desk', 'keeper'],
		['/app/moderation/rules/try', 'desk', 'keeper'],
		['/app/moderation/raid', 'desk', 'keeper'],
		['/app/admin/invites', 'desk', 'keeper']
	];
	for (const [path, kind, who] of pages) {
		const context = await browser.newContext({ serviceWorkers: 'block', locale: 'en-GB' });
		if (who) await context.addCookies([cookies[who]]);
		const page = await context.newPage();
		const weight = { js: 0, css: 0, total: 0, requests: 0 };
		/** @type {Promise<void>[]} */
		const weighing = [];
		page.on('requestfinished', (request) => {
			weighing.push(
				request.sizes().then(({ responseBodySize }) => {
					weight.requests += 1;
					weight.total += responseBodySize;
					if (request.resourceType() === 'script') weight.js += responseBodySize;
					if (request.resourceType() === 'stylesheet') weight.css += responseBodySize;
				})
			);
		});
		const answer = await page.goto(server.url + path, { waitUntil: 'networkidle' });
		await Promise.all(weighing);
		await context.close();
		const budget = budgets[kind];
		const heavy = /** @type {(keyof typeof budget)[]} */ (Object.keys(budget)).filter(
			(part) => weight[part] > budget[part]
		);
		const missing = !answer?.ok();
		if (heavy.length > 0 || missing) over += 1;
		console.log(
			path.replace(room, 'ID').padEnd(30),
			`js ${weight.js}  css ${weight.css}  total ${weight.total}  requests ${weight.requests}`,
			heavy.length > 0 ? `  OVER: ${heavy.map((part) => `${part} > ${budget[part]}`).join(', ')}` : '',
			missing ? `  ANSWERED ${answer?.status()}` : ''
		);
	}
} finally {
	await browser.close();
	await server.end();
}
process.exit(over === 0 ? 0 : 1);
