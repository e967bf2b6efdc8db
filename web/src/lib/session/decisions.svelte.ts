import { createContext } from 'svelte';
import type { Api } from '#lib/api/api';
import type { OwnDecision } from '#lib/api/types';

/** What was decided about this person: how much of it is new, and which decision speaks of which message. */
export interface Decided {
	id: string;
	verdict: string;
	message?: string;
	title: string;
	detail: string;
}

/** Enough to know what became of everything that a device may still show as waiting. */
const RECENT = 50;

export class Decisions {
	unread = $state(0);
	/** Up to then the person has read; null: nothing yet. */
	readAt = $state<string | null>(null);
	/** Message id -> the decision about it. */
	about = $state.raw<ReadonlyMap<string, string>>(new Map());
	/** Grows with everything that is heard, so that a list on the screen reads itself anew. */
	heard = $state(0);

	constructor(
		private readonly api: Api,
		private readonly told: (decided: Decided) => void
	) {}

	/** Reads what was decided while nobody listened. Beside the rest: without it everything else works. */
	async start(): Promise<void> {
		await Promise.all([this.readUnread(), this.readRecent()]).catch(() => {});
	}

	hear(decided: Decided): void {
		this.told(decided);
		this.note([decided]);
		// What a rule refused, its author has before their eyes already.
		if (decided.verdict !== 'refuse') this.hearNews();
	}

	/** Something became of an appeal, or of what was reported. */
	hearNews(): void {
		this.heard += 1;
		this.unread += 1;
		void this.readUnread().catch(() => {});
	}

	/** The person has the lists before their eyes. */
	async seen(): Promise<void> {
		if (this.unread === 0) return;
		this.unread = 0;
		await this.api.decisions.markRead();
	}

	async readUnread(): Promise<void> {
		const { decisions, reports, read_at } = await this.api.decisions.unread();
		this.unread = decisions + reports;
		this.readAt = read_at ?? null;
	}

	private async readRecent(): Promise<void> {
		const { items } = await this.api.decisions.list({ limit: RECENT });
		const recent = items.map(decidedOf);
		this.note(recent);
		for (const decided of recent) this.told(decided);
	}

	private note(decided: readonly Decided[]): void {
		const about = new Map(this.about);
		for (const { id, message } of decided) if (message) about.set(message, id);
		this.about = about;
	}
}

const decidedOf = ({ id, verdict, message, title, detail }: OwnDecision): Decided => ({
	id,
	verdict,
	title,
	detail,
	...(message ? { message } : {})
});

export const [getDecisions, setDecisions] = createContext<Decisions>();
