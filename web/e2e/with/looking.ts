import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, type Someone } from './test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What goes wrong without anybody saying so: errors, refusals of the policy, requests to elsewhere. */
export function listening(page: Page, home: string): string[] {
	const wrong: string[] = [];
	page.on('console', (said) => {
		if (said.type() === 'error' || /Content Security Policy/i.test(said.text())) wrong.push(said.text());
	});
	page.on('pageerror', (error) => wrong.push(error.message));
	page.on('request', (request) => {
		if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(home)) wrong.push(request.url());
	});
	return wrong;
}

export async function settled(person: Someone): Promise<void> {
	await expect(person.page.locator('h1')).toBeVisible();
	await person.page.waitForLoadState('networkidle');
}

/** What axe would mend on the page as it is now. */
export async function faultsOf(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
	return violations.map(
		({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`
	);
}

/** What makes the page scroll sideways. */
export function sidewaysOf(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		[document.documentElement, ...document.querySelectorAll('main, .log, dialog')]
			.filter((part) => part.scrollWidth > part.clientWidth)
			.map((part) => `${part.tagName}: ${part.scrollWidth}`)
	);
}

/** Everything one presses is 44 px high at least; links inside a sentence are let be. */
export function smallOf(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('button, select, summary, nav a, .btn, .list a, .choice')]
			.filter((part) => part.offsetParent !== null && part.getBoundingClientRect().height < 43.5)
			.map((part) => `${part.className || part.tagName}: ${part.getBoundingClientRect().height}`)
	);
}
