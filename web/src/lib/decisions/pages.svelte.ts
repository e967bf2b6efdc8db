/** A list that comes in pages, the newest first. */
interface Page<Item> {
	items: readonly Item[];
	next?: string | null;
}

const LIMIT = 20;

export class Pages<Item extends { id: string }> {
	items = $state.raw<readonly Item[]>([]);
	next = $state<string | null>(null);
	loaded = $state(false);

	constructor(private readonly ask: (query: { before?: string; limit: number }) => Promise<Page<Item>>) {}

	/** The newest again; what was read further down stays. */
	async refresh(): Promise<void> {
		const page = await this.ask({ limit: LIMIT });
		const fresh = new Set(page.items.map((item) => item.id));
		const older = this.items.filter((item) => !fresh.has(item.id));
		// Something newer than a whole page came in between: then the list begins anew.
		const joins = older.length === this.items.length && this.loaded && this.items.length > 0;
		this.items = joins ? page.items : [...page.items, ...older];
		if (!this.loaded || joins) this.next = page.next ?? null;
		this.loaded = true;
	}

	async more(): Promise<void> {
		if (this.next === null) return;
		const page = await this.ask({ before: this.next, limit: LIMIT });
		this.items = [...this.items, ...page.items];
		this.next = page.next ?? null;
	}

	/** One of them, from further down if need be. */
	async find(id: string): Promise<Item | undefined> {
		if (!this.loaded) await this.refresh();
		for (;;) {
			const found = this.items.find((item) => item.id === id);
			if (found || this.next === null) return found;
			await this.more();
		}
	}
}
