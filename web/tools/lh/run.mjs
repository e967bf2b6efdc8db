// Measures each page with Lighthouse. Accessibility, best practices and SEO are exact; performance is the
// best of RUNS, because a busy machine blocks the main thread (a 4 KB page scored 72, and 100 a minute later).
// CPU=6: an old phone on a bad network (300 ms, 0.7 Mbit/s); without it Lighthouse's own slow 4G.
import { mkdirSync, writeFileSync } from 'node:fs';
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';

const { base, paths, cookie, chromium } = JSON.parse(process.argv[2] ?? '{}');
const runs = Number(process.env.RUNS ?? 3);
const floors = {
	document: { performance: 0.98, accessibility: 1, 'best-practices': 1, seo: 1 },
	// The app is not for search engines.
	app: { performance: 0.9, accessibility: 1, 'best-practices': 1 }
};
const throttling = process.env.CPU && {
	rttMs: 300,
	throughputKbps: 700,
	requestLatencyMs: 300 * 3.75,
	downloadThroughputKbps: 630,
	uploadThroughputKbps: 300,
	cpuSlowdownMultiplier: Number(process.env.CPU)
};

mkdirSync('.lighthouse', { recursive: true });
const browser = await puppeteer.launch({ executablePath: chromium.executablePath, args: chromium.args });
let failed = 0;
for (const path of paths) {
	const isApp = path.startsWith('/app');
	const floor = isApp ? floors.app : floors.document;
	let best;
	for (let run = 0; run < runs; run += 1) {
		const context = await browser.createBrowserContext();
		const page = await context.newPage();
		if (isApp) await page.setCookie(cookie);
		const result = await lighthouse(
			base + path,
			{
				logLevel: 'silent',
				disableStorageReset: true,
				onlyCategories: Object.keys(floor),
				formFactor: 'mobile',
				screenEmulation: { mobile: true, width: 360, height: 640, deviceScaleFactor: 2, disabled: false },
				...(throttling ? { throttling } : {})
			},
			undefined,
			page
		);
		await context.close();
		const { lhr } = result;
		if (lhr.runtimeError) console.error(path, lhr.runtimeError.code);
		// A page that did not come has no score, and Lighthouse does not throw: that is a failure.
		const score = lhr.categories.performance?.score ?? -1;
		if (!best || score > (best.categories.performance?.score ?? -1)) best = lhr;
		if (score >= floor.performance) break;
	}
	const { categories, audits } = best;
	const low = Object.entries(floor).filter(([name, least]) => (categories[name]?.score ?? 0) < least);
	if (low.length > 0) failed += 1;
	const number = (id) => Math.round(audits[id]?.numericValue ?? -1);
	console.log(
		path.replace(/[0-9a-f-]{36}/, 'ID').padEnd(16),
		Object.keys(floor)
			.map((name) => `${name} ${Math.round((categories[name]?.score ?? 0) * 100)}`)
			.join(', '),
		` FCP ${number('first-contentful-paint')} LCP ${number('largest-contentful-paint')} TBT ${number('total-blocking-time')}`,
		`CLS ${(audits['cumulative-layout-shift']?.numericValue ?? -1).toFixed(3)}`,
		low.length > 0 ? ' TOO LOW' : ''
	);
	for (const [name] of low)
		for (const { id, weight } of categories[name]?.auditRefs ?? []) {
			const audit = audits[id];
			if (weight > 0 && audit && audit.score !== null && audit.score < 0.9)
				console.log('   ', name, id, audit.displayValue ?? '');
		}
	writeFileSync(`.lighthouse/${path.replace(/\W+/g, '_')}.json`, JSON.stringify(best));
}
await browser.close();
process.exit(failed === 0 ? 0 : 1);
