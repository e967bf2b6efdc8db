import type { DeviceStore, Draft } from './device';

/** Keeps the draft of one room while it is being written: soon, but not at every key. */
const AFTER_MS = 400;

export class Drafts {
	private timer: ReturnType<typeof setTimeout> | undefined;
	private next: Draft | undefined;

	constructor(
		private readonly store: DeviceStore,
		private readonly account: string,
		private readonly room: string
	) {}

	read(): Promise<Draft | undefined> {
		return this.store.draft(this.account, this.room);
	}

	keep(body: string, replyTo?: string): void {
		this.next = {
			account: this.account,
			room: this.room,
			body,
			...(replyTo === undefined ? {} : { reply_to: replyTo })
		};
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.write(), AFTER_MS);
	}

	/** Now, because the page may be gone in a moment. */
	async write(): Promise<void> {
		clearTimeout(this.timer);
		const draft = this.next;
		this.next = undefined;
		if (draft) await this.store.keepDraft(draft);
	}
}
