/** Asks again and again, for networks that let no WebSocket through. */
export interface PollParts {
	/** Resolves to whether there was anything new. */
	ask: () => Promise<boolean>;
	onAnswer: () => void;
	onSilence: () => void;
	random?: () => number;
}

const QUICK_MS = 2_500;
const SLOW_MS = 12_000;
const HIDDEN_MS = 30_000;

export class Poll {
	private timer: ReturnType<typeof setTimeout> | undefined;
	private running = false;
	private pace = QUICK_MS;

	constructor(private readonly parts: PollParts) {}

	start(): void {
		if (this.running) return;
		this.running = true;
		this.pace = QUICK_MS;
		void this.round();
	}

	stop(): void {
		this.running = false;
		clearTimeout(this.timer);
	}

	/** Something was just sent: its event is worth asking for soon. */
	hurry(): void {
		if (!this.running) return;
		this.pace = QUICK_MS;
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.round(), 200);
	}

	private async round(): Promise<void> {
		try {
			const fresh = await this.parts.ask();
			this.pace = fresh ? QUICK_MS : Math.min(SLOW_MS, this.pace * 1.3);
			if (this.running) this.parts.onAnswer();
		} catch {
			// The next round asks again; what was missed is still in the log.
			this.pace = SLOW_MS;
			if (this.running) this.parts.onSilence();
		}
		if (!this.running) return;
		const hidden = globalThis.document?.visibilityState === 'hidden';
		const jitter = 0.75 + (this.parts.random ?? Math.random)() / 2;
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.round(), (hidden ? HIDDEN_MS : this.pace) * jitter);
	}
}
