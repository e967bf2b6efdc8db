import { createHmac, randomBytes } from 'node:crypto';
import {
	test as base,
	expect,
	type BrowserContext,
	type BrowserContextOptions,
	type Page
} from '@playwright/test';
import { RunningServer } from '../../scripts/server.mjs';

export { expect, RunningServer };

const PASSPHRASE = 'seven quiet herons at dawn';

/** Somebody with a browser of their own. */
export class Someone {
	constructor(
		readonly server: RunningServer,
		readonly context: BrowserContext,
		readonly page: Page,
		readonly handle: string,
		readonly id: string,
		readonly passphrase = PASSPHRASE
	) {}

	/** What a script of the page would ask of the server, as this person. */
	async asks<Answer = unknown>(method: string, path: string, data?: unknown): Promise<Answer> {
		const answer = await this.context.request.fetch(`${this.server.url}/api/v1${path}`, {
			method,
			headers: { origin: this.server.url },
			...(data === undefined ? {} : { data })
		});
		if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
		return (answer.status() === 204 ? undefined : await answer.json()) as Answer;
	}

	async opens(path: string): Promise<void> {
		await this.page.goto(`${this.server.url}/app${path}`);
		await expect(this.page.locator('h1')).toBeVisible();
	}

	/** Goes into a room as any member would, and waits until it is live. */
	async enters(room: string): Promise<void> {
		await this.asks('PUT', `/rooms/${room}/members/me`);
		await this.opens(`/rooms/${room}`);
		await this.isConnected();
	}

	async isConnected(): Promise<void> {
		await expect(this.page.locator('[data-connection]')).toHaveAttribute('data-connection', 'open');
		await expect(this.log).toHaveAttribute('aria-busy', 'false');
	}

	get log() {
		return this.page.getByRole('log');
	}
	get box() {
		return this.page.getByRole('textbox');
	}
	/** A message that is in the log (not one that waits). */
	message(words: string) {
		return this.log.locator('article', { has: this.page.locator('.bubble .words', { hasText: words }) });
	}
	waiting(words: string) {
		return this.log.locator('article[data-state]', { hasText: words });
	}

	async says(words: string): Promise<void> {
		await this.box.fill(words);
		await this.page.getByRole('button', { name: 'Send', exact: true }).click();
	}

	/** Opens what one can do with a message. */
	async actsOn(words: string): Promise<void> {
		await this.message(words)
			.getByRole('button', { name: /^What to do/ })
			.click();
		await expect(this.page.getByRole('dialog')).toBeVisible();
	}
}

interface Here {
	someone: (wish?: BrowserContextOptions & { handle?: string; server?: RunningServer }) => Promise<Someone>;
	withRole: (
		role: string,
		wish?: BrowserContextOptions & { handle?: string; server?: RunningServer }
	) => Promise<Someone>;
	room: (wish?: { name?: string; visibility?: 'open' | 'invite' }) => Promise<{ id: string; name: string }>;
}

export const test = base.extend<Here, { server: RunningServer; keeper: { handle: string } }>({
	server: [
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => {
			const server = await RunningServer.start();
			await use(server);
			await server.end();
		},
		{ scope: 'worker' }
	],

	/** A moderator who opens rooms for everybody. */
	keeper: [
		async ({ server }, use) => {
			const handle = newHandle('Keeper');
			await server.createAccount(handle, 'moderator', PASSPHRASE);
			await use({ handle });
		},
		{ scope: 'worker' }
	],

	someone: async ({ browser, server: usual }, use) => {
		const contexts: BrowserContext[] = [];
		await use(async ({ handle = newHandle('Guest'), server = usual, ...wish } = {}) => {
			const context = await browser.newContext(wish);
			contexts.push(context);
			const answer = await context.request.post(`${server.url}/api/v1/accounts`, {
				headers: { origin: server.url },
				data: { handle, passphrase: PASSPHRASE, adult: true }
			});
			expect(answer.status(), await answer.text()).toBe(201);
			const { account } = (await answer.json()) as { account: { id: string } };
			return new Someone(server, context, await context.newPage(), handle, account.id);
		});
		for (const context of contexts) await context.close();
	},

	withRole: async ({ browser, server: usual }, use) => {
		const contexts: BrowserContext[] = [];
		await use(async (role, { handle = newHandle('Person'), server = usual, ...wish } = {}) => {
			await server.createAccount(handle, role, PASSPHRASE);
			const context = await browser.newContext(wish);
			contexts.push(context);
			const id = await signIn(context, server, handle);
			return new Someone(server, context, await context.newPage(), handle, id);
		});
		for (const context of contexts) await context.close();
	},

	room: async ({ browser, server, keeper }, use) => {
		const context = await browser.newContext();
		await signIn(context, server, keeper.handle);
		await use(async ({ name = `Evening ${newHandle('')}`, visibility = 'open' } = {}) => {
			const answer = await context.request.post(`${server.url}/api/v1/rooms`, {
				headers: { origin: server.url },
				data: { name, kind: 'group', description: 'For anyone who is up late', visibility }
			});
			expect(answer.status(), await answer.text()).toBe(201);
			return (await answer.json()) as { id: string; name: string };
		});
		await context.close();
	}
});

async function signIn(context: BrowserContext, server: RunningServer, handle: string): Promise<string> {
	const answer = await context.request.post(`${server.url}/api/v1/sessions`, {
		headers: { origin: server.url },
		data: { handle, passphrase: PASSPHRASE }
	});
	expect(answer.status(), await answer.text()).toBe(201);
	return ((await answer.json()) as { account: { id: string } }).account.id;
}

/** Words as they stand on the page: Fluent puts invisible marks around what it inserts. */
export function like(words: string): RegExp {
	const escaped = words.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(escaped.join('[\\s\u2066-\u2069]+'));
}

/** Letters only: names with long digits are refused, because they may be phone numbers. */
export function newHandle(begin: string): string {
	const letters = [...randomBytes(8)].map((byte) => 'abcdefghijklmnopqrstuvwxyz'[byte % 26]).join('');
	return `${begin}${letters}`;
}

/** The code an authenticator app would show (RFC 6238). */
export function codeOf(secret: string, at = Date.now()): string {
	const bits = [...secret.replace(/[\s=]/g, '').toUpperCase()]
		.map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
		.join('');
	const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
	const digest = createHmac('sha1', key).update(counter).digest();
	const offset = (digest[19] ?? 0) & 0x0f;
	return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
