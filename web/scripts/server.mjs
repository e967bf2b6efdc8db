// The real server for tests and measurements: one of its own for each run, on a free port, in a folder of its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const LIMITS = [
	'messages_per_minute',
	'joins_per_minute',
	'sign_ups_per_hour',
	'sign_ins_per_minute',
	'sockets_per_account',
	'requests_per_minute',
	'direct_messages_per_day'
];
const PATIENCE_MS = 30_000;

export class RunningServer {
	/** @type {import('node:child_process').ChildProcess | undefined} */
	#process;
	/** @type {Record<string, string>} */
	#environment;
	/** @type {string[]} */
	#words;
	/** What it printed, for a test that fails. */
	printed = '';

	/**
	 * @param {number} port
	 * @param {string} data
	 * @param {{ settings?: Record<string, string>, demo?: boolean }} wish
	 */
	constructor(port, data, wish) {
		this.url = `http://127.0.0.1:${port}`;
		this.data = data;
		this.#words = wish.demo ? ['serve', '--demo'] : ['serve'];
		const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('HOMEGROUP_'));
		this.#environment = {
			.../** @type {Record<string, string>} */ (Object.fromEntries(inherited)),
			HOMEGROUP_LISTEN: `127.0.0.1:${port}`,
			HOMEGROUP_DATA_DIR: data,
			...Object.fromEntries(LIMITS.map((limit) => [`HOMEGROUP_LIMITS__${limit.toUpperCase()}`, '0'])),
			...wish.settings
		};
	}

	/** @param {{ settings?: Record<string, string>, demo?: boolean }} [wish] */
	static async start(wish = {}) {
		const data = mkdtempSync(join(tmpdir(), 'homegroup-web-'));
		const server = new RunningServer(await freePort(), data, wish);
		await server.begin();
		return server;
	}

	/** Starts the process; after a kill, again: the same port, the same data. */
	async begin() {
		const child = this.#run(this.#words);
		this.#process = child;
		await new Promise((ready, failed) => {
			const timer = setTimeout(() => failed(new Error(`not ready:\n${this.printed}`)), PATIENCE_MS);
			child.stdout?.on('data', (/** @type {Buffer} */ words) => {
				if (!String(words).includes('listening on')) return;
				clearTimeout(timer);
				ready(undefined);
			});
			child.once('exit', (code) => {
				clearTimeout(timer);
				failed(new Error(`the server ended with ${code}:\n${this.printed}`));
			});
		});
	}

	/** As a power cut does it: no time to write anything more. */
	async kill() {
		const child = this.#process;
		this.#process = undefined;
		if (!child || child.exitCode !== null) return;
		const gone = new Promise((ended) => child.once('exit', ended));
		child.kill('SIGKILL');
		await gone;
	}

	async end() {
		await this.kill();
		rmSync(this.data, { recursive: true, force: true });
	}

	/**
	 * @param {string} handle
	 * @param {string} role
	 * @param {string} passphrase
	 */
	async createAccount(handle, role, passphrase) {
		const child = this.#run(['account', 'create', '--handle', handle, '--role', role]);
		child.stdin?.end(`${passphrase}\n`);
		const code = await new Promise((ended) => child.once('exit', ended));
		if (code !== 0) throw new Error(`account create ended with ${code}:\n${this.printed}`);
	}

	/** @param {string[]} words */
	#run(words) {
		const binary = process.env.HOMEGROUP_BIN;
		if (!binary)
			throw new Error('HOMEGROUP_BIN must name the server to test, such as target/debug/homegroup');
		const child = spawn(resolve(binary), words, { cwd: this.data, env: this.#environment });
		const keep = (/** @type {Buffer} */ text) => (this.printed = (this.printed + text).slice(-20_000));
		child.stdout.on('data', keep);
		child.stderr.on('data', keep);
		return child;
	}
}

/** @returns {Promise<number>} */
function freePort() {
	return new Promise((found, failed) => {
		const probe = createServer();
		probe.once('error', failed);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
