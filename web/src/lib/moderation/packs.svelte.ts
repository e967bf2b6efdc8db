import { Doing } from '#lib/api/doing.svelte';
import { Problem } from '#lib/api/http';
import type { ModerationApi } from './api';
import type { Pack, PackFault } from './shapes';

/** Where a draft is kept until it is saved: on this device, and gone with signing out. */
export interface Desk {
	read: (pack: string) => Promise<string | undefined>;
	keep: (pack: string, draft: string) => Promise<void>;
}

const KEEP_AFTER_MS = 500;

/** One pack being written. A pack that does not hold is refused with the places, and the old one stays in force. */
export class PackEditor {
	pack = $state.raw<Pack | null>(null);
	/** As it is in force, as far as we know. */
	inForce = $state('');
	text = $state('');
	faults = $state.raw<readonly PackFault[]>([]);
	/** It was checked as it stands, and holds. */
	checked = $state(false);
	saved = $state(false);
	/** Somebody else saved this pack after it was opened here. */
	overtaken = $state(false);
	/** What is on the screen is an unsaved draft from before. */
	restored = $state(false);
	readonly reading = new Doing();
	readonly acting = new Doing();
	private timer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		readonly id: string,
		private readonly api: Pick<ModerationApi, 'packs' | 'pack' | 'savePack' | 'restorePack' | 'tryText'>,
		private readonly desk: Desk
	) {}

	readonly changed = $derived(this.pack !== null && this.text !== this.inForce);
	readonly lines = $derived(this.text.split('\n').length);

	load(): Promise<boolean> {
		return this.reading.run(async () => {
			await this.read();
			const draft = await this.desk.read(this.id).catch(() => undefined);
			this.restored = draft !== undefined && draft !== this.inForce;
			this.text = draft ?? this.inForce;
		});
	}

	write(text: string): void {
		this.text = text;
		this.saved = false;
		this.checked = false;
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.keep(), KEEP_AFTER_MS);
	}

	/** Now, because the page may be gone in a moment. */
	async keep(): Promise<void> {
		clearTimeout(this.timer);
		if (this.pack) await this.desk.keep(this.id, this.changed ? this.text : '').catch(() => {});
	}

	async discard(): Promise<void> {
		this.text = this.inForce;
		this.faults = [];
		this.restored = false;
		this.checked = false;
		await this.keep();
	}

	/** Any text shows whether the pack holds: one that does not is refused before it is tried. */
	check(): Promise<boolean> {
		return this.act(async () => {
			await this.api.tryText({ text: '.', pack: this.text });
			this.checked = true;
		});
	}

	save(): Promise<boolean> {
		return this.act(async () => {
			if ((await this.api.pack(this.id)) !== this.inForce) {
				this.overtaken = true;
				return;
			}
			await this.api.savePack(this.id, this.text);
			await this.settle();
		});
	}

	/** Back to the one that came with the server. */
	restore(): Promise<boolean> {
		return this.act(async () => {
			await this.api.restorePack(this.id);
			await this.settle();
		});
	}

	private async settle(): Promise<void> {
		await this.read();
		this.text = this.inForce;
		this.restored = false;
		this.saved = true;
		await this.keep();
	}

	private async read(): Promise<void> {
		const [packs, text] = await Promise.all([this.api.packs(), this.api.pack(this.id)]);
		this.pack = packs.items.find((pack) => pack.id === this.id) ?? null;
		this.inForce = text;
		this.overtaken = false;
	}

	private async act(what: () => Promise<void>): Promise<boolean> {
		this.saved = false;
		this.checked = false;
		this.faults = [];
		const done = await this.acting.run(what);
		const cause = this.acting.failure;
		if (cause instanceof Problem && faultsOf(cause).length > 0) {
			this.faults = faultsOf(cause);
			this.acting.failure = null;
		}
		return done;
	}
}

/** The server names each fault as any tool does that reads files: file, line, column, and what is wrong. */
export function faultsOf(problem: Problem): readonly PackFault[] {
	return problem.errors.flatMap(({ pointer, detail }) => {
		const said = detail.replace(/[\u2066-\u2069]/g, '');
		const [, file, line, column, message] = /^(.+?):(\d+):(\d+): ([^]*)$/.exec(said) ?? [];
		if (pointer !== '/text' || file === undefined || message === undefined) return [];
		return [{ file, line: Number(line), column: Number(column), message: message.replace(/[.\s]+$/, '') }];
	});
}

/** Where a line and column (both from 1, in characters) stand in a text. */
export function placeIn(text: string, line: number, column: number): number {
	let at = 0;
	for (let passed = 1; passed < line; passed += 1) {
		const end = text.indexOf('\n', at);
		if (end < 0) break;
		at = end + 1;
	}
	const end = text.indexOf('\n', at);
	const whole = text.slice(at, end < 0 ? text.length : end);
	// Columns count characters; a letter outside the first plane is two units of the browser's.
	return at + [...whole].slice(0, Math.max(0, column - 1)).join('').length;
}
