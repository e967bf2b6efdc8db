import { Doing } from '#lib/api/doing.svelte';
import { Problem } from '#lib/api/http';
import type { ModerationApi } from './api';
import type { PackFault, PackText } from './shapes';

/** Where a draft is kept until it is saved: on this device, and gone with signing out. */
export interface Desk {
	read: (pack: string) => Promise<string | undefined>;
	keep: (pack: string, draft: string) => Promise<void>;
}

const KEEP_AFTER_MS = 500;

/** One pack being written. A pack that does not hold is refused with the places, and the old one stays in force. */
export class PackEditor {
	pack = $state.raw<PackText | null>(null);
	text = $state('');
	faults = $state.raw<readonly PackFault[] | null>(null);
	/** What the last check found, when it found no fault. */
	checked = $state.raw<{ rules: number; examples: number } | null>(null);
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
		private readonly api: ModerationApi,
		private readonly desk: Desk
	) {}

	readonly changed = $derived(this.pack !== null && this.text !== this.pack.text);
	readonly lines = $derived(this.text.split('\n').length);

	load(): Promise<boolean> {
		return this.reading.run(async () => {
			this.pack = await this.api.pack(this.id);
			const draft = await this.desk.read(this.id).catch(() => undefined);
			this.restored = draft !== undefined && draft !== this.pack.text;
			this.text = draft ?? this.pack.text;
			this.overtaken = false;
		});
	}

	write(text: string): void {
		this.text = text;
		this.saved = false;
		this.checked = null;
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.keep(), KEEP_AFTER_MS);
	}

	/** Now, because the page may be gone in a moment. */
	async keep(): Promise<void> {
		clearTimeout(this.timer);
		if (this.pack) await this.desk.keep(this.id, this.changed ? this.text : '').catch(() => {});
	}

	async discard(): Promise<void> {
		this.text = this.pack?.text ?? '';
		this.faults = null;
		this.restored = false;
		await this.keep();
	}

	check(): Promise<boolean> {
		return this.act(async () => {
			const { faults, ...checked } = await this.api.checkPack({ id: this.id, text: this.text });
			this.faults = faults;
			this.checked = faults.length === 0 ? checked : null;
		});
	}

	save(): Promise<boolean> {
		return this.act(async () => {
			const pack = this.pack;
			if (!pack) return;
			this.pack = await this.api.savePack(this.id, this.text, pack.version_tag);
			this.text = this.pack.text;
			this.faults = null;
			this.checked = null;
			this.restored = false;
			this.saved = true;
			await this.keep();
		});
	}

	private async act(what: () => Promise<void>): Promise<boolean> {
		this.saved = false;
		const done = await this.acting.run(what);
		const cause = this.acting.failure;
		if (cause instanceof Problem && cause.status === 409) this.overtaken = true;
		if (cause instanceof Problem && faultsOf(cause).length > 0) {
			this.faults = faultsOf(cause);
			this.acting.failure = null;
		}
		return done;
	}
}

function faultsOf(problem: Problem): readonly PackFault[] {
	return (problem.more.faults as PackFault[] | undefined) ?? [];
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
