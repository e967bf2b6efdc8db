import { Doing } from '#lib/api/doing.svelte';
import { Problem } from '#lib/api/http';
import type { ModerationApi } from './api';
import type { DecisionView, DecisionWish, Given, ItemDetail, Verdict } from './shapes';

/** Others were quicker, or the thing itself changed: nothing is lost, but it has to be looked at again. */
const OVERTAKEN = ['moderation/changed', 'moderation/done', 'moderation/claimed', 'moderation/not-claimed'];

/** So long a touch can be taken back: nothing was sent yet, and nobody was told. */
export const GRACE_MS = 5_000;

type Wish = Omit<DecisionWish, 'version'>;

/** One item in front of one moderator: taking it, deciding with one touch, the reason after. */
export class ItemBefore {
	detail = $state.raw<ItemDetail | null>(null);
	/** What somebody else did meanwhile, in the server's words. */
	overtaken = $state.raw<Problem | null>(null);
	/** What was decided here, on this screen, a moment ago. */
	decided = $state<Verdict | 'step' | null>(null);
	/** What happens in a moment, unless it is taken back. */
	soon = $state.raw<Wish | null>(null);
	private timer: ReturnType<typeof setTimeout> | undefined;
	readonly reading = new Doing();
	readonly acting = new Doing();

	constructor(
		readonly id: string,
		private readonly api: ModerationApi,
		private readonly me: string
	) {}

	/** Decisions of this person that still want a reason. */
	readonly unfinished = $derived<readonly DecisionView[]>(
		this.detail?.decisions.filter((decision) => !decision.finished && decision.by?.id === this.me) ?? []
	);
	readonly takenByOther = $derived(this.detail?.claim && !this.detail.claim.mine ? this.detail.claim : null);
	/** An appeal against one's own decision is for somebody else. */
	readonly own = $derived(this.detail?.appeal?.own === true);
	readonly mayDecide = $derived(
		this.detail !== null && this.detail.state === 'open' && !this.own && !this.takenByOther
	);

	load(): Promise<boolean> {
		return this.reading.run(async () => {
			this.detail = await this.api.item(this.id);
		});
	}

	claim(): Promise<boolean> {
		return this.act(() => this.api.claim(this.id));
	}

	letGo(): Promise<boolean> {
		return this.act(() => this.api.letGo(this.id));
	}

	handOver(to: string): Promise<boolean> {
		return this.act(() => this.api.handOver(this.id, to));
	}

	/** One touch, and a moment in which a thumb that slipped can take it back. `then` hears how it went. */
	decideSoon(wish: Wish, then: (done: boolean) => void): void {
		this.overtaken = null;
		this.soon = wish;
		this.timer = setTimeout(() => void this.now().then(then), GRACE_MS);
	}

	undo(): void {
		clearTimeout(this.timer);
		this.soon = null;
	}

	/** Without waiting: the moment is over, or whoever touched goes on to something else. */
	async now(): Promise<boolean> {
		const wish = this.soon;
		this.undo();
		return wish !== null && (await this.decide(wish));
	}

	/** Decides what was looked at: `version` goes along, so that nobody decides over somebody else's head. */
	async decide(wish: Wish): Promise<boolean> {
		const version = this.detail?.version;
		if (version === undefined) return false;
		const done = await this.act(() => this.api.decide(this.id, { version, ...wish }));
		if (done) this.decided = wish.verdict ?? 'step';
		return done;
	}

	giveReason(decisions: readonly DecisionView[], given: Given): Promise<boolean> {
		return this.act(async () => {
			for (const { id } of decisions) await this.api.giveReason(id, given);
		});
	}

	private async act(what: () => Promise<void>): Promise<boolean> {
		this.overtaken = null;
		const done = await this.acting.run(what);
		const cause = this.acting.failure;
		if (cause instanceof Problem && OVERTAKEN.includes(cause.type)) {
			this.acting.failure = null;
			this.overtaken = cause;
			await this.load();
		} else if (done) await this.load();
		return done;
	}
}
