/**
 * Gathers what is new and says it at most once per gap, so that a busy room stays usable with a
 * screen reader: a few messages are read in full, a burst is only counted.
 */
export class Announcer {
	mode: 'each' | 'count' | 'none' = 'each';
	private held: string[] = [];
	private timer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		private readonly say: (text: string) => void,
		private readonly counted: (count: number) => string,
		private readonly gap = 2_500,
		private readonly most = 3
	) {}

	push(text: string): void {
		if (this.mode === 'none') return;
		this.held.push(text);
		this.timer ??= setTimeout(() => {
			this.timer = undefined;
			const held = this.held.splice(0);
			const few = this.mode === 'each' && held.length <= this.most;
			this.say(few ? held.join('\n') : this.counted(held.length));
		}, this.gap);
	}

	stop(): void {
		clearTimeout(this.timer);
		this.timer = undefined;
		this.held = [];
	}
}
