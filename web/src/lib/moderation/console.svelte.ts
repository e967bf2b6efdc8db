import { createContext } from 'svelte';
import type { Live } from '#lib/live/live.svelte';
import type { ModerationApi } from './api';
import type { Care, RaidView } from './shapes';

/** What every screen of the console has: the time, how much somebody has read today, whether raid mode is on. */
const TICK_MS = 20_000;
const VEIL = 'homegroup-veil';

export class Console {
	now = $state(Date.now());
	care = $state.raw<Care | null>(null);
	raids = $state.raw<readonly RaidView[] | null>(null);
	/** Hard words stay blurred until somebody chooses to read them. */
	veiled = $state(true);
	/** The break was seen, and somebody decided to go on. */
	goesOn = $state(false);

	private timer: ReturnType<typeof setInterval> | undefined;
	private ends: (() => void)[] = [];

	constructor(
		readonly api: ModerationApi,
		readonly live: Live,
		readonly me: string
	) {
		this.veiled = remembered() !== 'off';
	}

	readonly raidOn = $derived(this.raids?.some((raid) => raid.on) === true);
	readonly breakDue = $derived(this.care?.take_a_break === true && !this.goesOn);

	start(): void {
		this.timer = setInterval(() => (this.now = Date.now()), TICK_MS);
		this.ends = [
			this.live.onNotice(({ kind }) => {
				if (kind === 'raid') void this.readRaids();
			})
		];
		void this.readRaids();
		void this.readCare();
	}

	stop(): void {
		clearInterval(this.timer);
		for (const end of this.ends) end();
	}

	/** Beside the work: when it cannot be read, the work goes on without it. */
	async readCare(): Promise<void> {
		this.care = await this.api.care().catch(() => this.care);
	}

	async readRaids(): Promise<void> {
		const page = await this.api.raids().catch(() => null);
		if (page) this.raids = page.items;
	}

	veil(on: boolean): void {
		this.veiled = on;
		try {
			localStorage.setItem(VEIL, on ? 'on' : 'off');
		} catch {
			// A browser that keeps nothing: the choice holds as long as this page.
		}
	}
}

function remembered(): string | null {
	try {
		return localStorage.getItem(VEIL);
	} catch {
		return null;
	}
}

export const [getConsole, setConsole] = createContext<Console>();
