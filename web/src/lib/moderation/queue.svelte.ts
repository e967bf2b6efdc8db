import type { Live } from '#lib/live/live.svelte';
import type { ModerationApi } from './api';
import type { Part, QueueItem } from './shapes';

/**
 * What waits. The list on the screen never jumps under a thumb: what changes is changed in its place, and what
 * is new is offered.
 */
const SOON_MS = 1_000;
const EVERY_MS = 60_000;

export class Queue {
	part = $state<Part>('open');
	items = $state.raw<readonly QueueItem[] | null>(null);
	next = $state<string | null>(null);
	failure = $state.raw<unknown>(null);
	/** Read, and not shown yet. */
	fresh = $state.raw<readonly QueueItem[]>([]);
	/** Decided by somebody else while they were on the screen. */
	gone = $state.raw<ReadonlySet<string>>(new Set());

	private soon: ReturnType<typeof setTimeout> | undefined;
	private every: ReturnType<typeof setInterval> | undefined;
	private ends: (() => void)[] = [];
	private asked = 0;

	constructor(
		private readonly api: ModerationApi,
		private readonly live: Pick<Live, 'onNotice' | 'onReachable'>
	) {}

	start(): void {
		this.ends = [
			this.live.onNotice(({ kind }) => {
				if (kind === 'queue') this.lookSoon();
			}),
			this.live.onReachable(() => this.lookSoon())
		];
		this.every = setInterval(() => {
			if (document.visibilityState === 'visible') void this.look();
		}, EVERY_MS);
		void this.load();
	}

	stop(): void {
		clearTimeout(this.soon);
		clearInterval(this.every);
		for (const end of this.ends) end();
	}

	async show(part: Part): Promise<void> {
		if (part === this.part) return;
		this.part = part;
		this.items = null;
		await this.load();
	}

	async load(): Promise<void> {
		const page = await this.read();
		if (page) this.put(page.items, page.next ?? null);
	}

	async loadMore(): Promise<void> {
		if (this.next === null) return;
		const page = await this.read(this.next);
		if (!page) return;
		const known = new Set(this.items?.map((item) => item.id));
		this.items = [...(this.items ?? []), ...page.items.filter((item) => !known.has(item.id))];
		this.next = page.next ?? null;
	}

	/** Shows what came in meanwhile. */
	takeIn(): void {
		this.put(this.fresh, this.next);
	}

	/** What changed since, without moving anything that is on the screen. */
	async look(): Promise<void> {
		const page = await this.read();
		if (!page) return;
		const shown = this.items ?? [];
		if (shown.length === 0) {
			this.put(page.items, page.next ?? null);
			return;
		}
		const now = new Map(page.items.map((item) => [item.id, item]));
		this.items = shown.map((item) => now.get(item.id) ?? item);
		// Beyond the first page nothing is known of what is missing from it.
		const whole = !page.next && this.next === null;
		if (whole && this.part !== 'done')
			this.gone = new Set(shown.filter((item) => !now.has(item.id)).map((item) => item.id));
		const known = new Set(shown.map((item) => item.id));
		this.fresh = page.items.some((item) => !known.has(item.id)) ? page.items : [];
	}

	readonly freshCount = $derived.by(() => {
		const known = new Set(this.items?.map((item) => item.id));
		return this.fresh.filter((item) => !known.has(item.id)).length;
	});

	private put(items: readonly QueueItem[], next: string | null): void {
		this.items = items;
		this.next = next;
		this.fresh = [];
		this.gone = new Set();
	}

	private async read(after?: string) {
		const asked = ++this.asked;
		const part = this.part;
		try {
			const page = await this.api.queue(part, after);
			// An answer to a question that is not asked any more.
			if (asked !== this.asked || part !== this.part) return null;
			this.failure = null;
			return page;
		} catch (cause) {
			if (asked === this.asked) this.failure = cause;
			return null;
		}
	}

	private lookSoon(): void {
		this.soon ??= setTimeout(() => {
			this.soon = undefined;
			void this.look();
		}, SOON_MS);
	}
}
