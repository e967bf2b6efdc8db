import { createContext } from 'svelte';
import { Problem } from '#lib/api/http';
import { messageId } from '#lib/api/ids';
import type { Ack, Reason } from '#lib/api/types';
import type { Outgoing } from '#lib/live/frames';
import type { Decided } from '#lib/session/decisions.svelte';
import type { DeviceStore, Unsent } from './device';

/**
 * What this person wrote and the server has not yet taken. Kept on the device before anything is
 * sent, dropped only after the ack, sent in the order of writing, always with the same id: so a
 * message is there once, or visibly waiting, whatever happens in between.
 */
export type Waiting = Omit<Unsent, 'state'> & {
	state: Unsent['state'] | 'sending' | 'sent';
};

/** Runs `work` in one tab of this browser at a time. */
export type Alone = (work: () => Promise<void>) => Promise<void>;

export interface OutboxParts {
	account: string;
	store: DeviceStore;
	/** Resolves with the ack; rejects with a `Problem`, or anything else where nobody answered. */
	post: (room: string, message: Outgoing) => Promise<Ack>;
	alone?: Alone;
	now?: () => number;
}

const LOCK = 'homegroup-outbox';
const AGAIN_MS = 5_000;

export class Outbox {
	/** Everything of mine that is not in a log yet, in order. */
	messages = $state.raw<readonly Waiting[]>([]);
	/** By message id: what the rules did to a message of mine, and why. */
	notices = $state.raw<ReadonlyMap<string, readonly Reason[]>>(new Map());

	/** The room in which somebody may need help now; shown until they put it away. */
	helpIn = $state<string | null>(null);

	private readonly alone: Alone;
	private readonly now: () => number;
	/** Written, but not yet on the device: a reload of the list must not lose sight of them. */
	private readonly keeping = new Set<string>();
	private last = 0;
	private working = false;
	private wanted = false;
	private again: ReturnType<typeof setTimeout> | undefined;

	constructor(private readonly parts: OutboxParts) {
		this.alone = parts.alone ?? browserLock;
		this.now = parts.now ?? Date.now;
	}

	async start(): Promise<void> {
		await this.reload();
		await this.send();
	}

	stop(): void {
		clearTimeout(this.again);
	}

	/** `known` hears the message's id before it is on its way. */
	async add(room: string, body: string, replyTo?: string, known?: (id: string) => void): Promise<void> {
		// Two messages in one millisecond, or a clock turned back, must not change the order.
		this.last = Math.max(this.now(), this.last + 1);
		const unsent: Unsent = {
			id: messageId(),
			account: this.parts.account,
			room,
			body,
			at: this.last,
			state: 'waiting',
			...(replyTo === undefined ? {} : { reply_to: replyTo })
		};
		known?.(unsent.id);
		this.messages = [...this.messages, unsent];
		this.keeping.add(unsent.id);
		await this.parts.store.keep(unsent);
		this.keeping.delete(unsent.id);
		await this.send();
	}

	/** Its author was asked about a part of it, and sends it without that part. */
	async sendWithout(id: string): Promise<void> {
		const message = this.messages.find((one) => one.id === id);
		if (message?.state !== 'asking') return;
		await this.settle({ ...message, state: 'waiting', without: true });
		await this.send();
	}

	/** Takes a message back out: to be written again, or not at all. */
	async takeBack(id: string): Promise<void> {
		this.messages = this.messages.filter((message) => message.id !== id);
		await this.parts.store.drop(id);
	}

	/** The log has it: there is nothing left to show here. */
	seen(id: string): void {
		if (!this.messages.some((message) => message.id === id)) return;
		void this.takeBack(id);
	}

	noticed(id: string, notices: readonly Reason[]): void {
		if (notices.length > 0) this.notices = new Map(this.notices).set(id, notices);
	}

	async declined(id: string, reason: string): Promise<void> {
		const message = this.messages.find((one) => one.id === id);
		if (message) await this.settle({ ...message, state: 'declined', why: { title: '', detail: reason } });
	}

	/** What a moderator decided about a text that was held, also while this device was away. */
	async decided({ id, verdict, message, title, detail }: Decided): Promise<void> {
		const found = this.messages.find((one) => one.id === message);
		if (found && verdict === 'decline' && found.decision !== id)
			await this.settle({ ...found, state: 'declined', why: { title, detail }, decision: id });
	}

	/** Sends what waits. Called whenever there is reason to hope. */
	async send(): Promise<void> {
		this.wanted = true;
		if (this.working) return;
		this.working = true;
		clearTimeout(this.again);
		try {
			while (this.wanted) {
				this.wanted = false;
				await this.alone(() => this.sendAll());
			}
		} finally {
			this.working = false;
		}
	}

	private async sendAll(): Promise<void> {
		// Another tab may have sent some of them while this one waited for its turn.
		await this.reload();
		const rooms = new Set(
			this.messages.filter((message) => message.state === 'waiting').map((message) => message.room)
		);
		await Promise.all([...rooms].map((room) => this.sendRoom(room)));
	}

	private async sendRoom(room: string): Promise<void> {
		for (;;) {
			const next = this.messages.find((one) => one.room === room && one.state === 'waiting');
			if (!next || !(await this.sendOne(next))) return;
		}
	}

	/** False: nobody answered, so what comes after it must wait too. */
	private async sendOne(message: Waiting): Promise<boolean> {
		this.show({ ...message, state: 'sending' });
		try {
			const ack = await this.parts.post(message.room, {
				id: message.id,
				body: message.body,
				...(message.reply_to === undefined ? {} : { reply_to: message.reply_to }),
				...(message.without ? {} : { ask: true })
			});
			await this.acknowledged(message, ack);
			return true;
		} catch (cause) {
			// Whatever became of the text: somebody who wrote of danger is shown help.
			if (cause instanceof Problem && cause.more.help === true) this.helpIn = message.room;
			if (cause instanceof Problem && !cause.passing && cause.status !== 401) {
				await this.settle(refused(message, cause));
				return true;
			}
			// Whoever is to write more slowly is told so; that the network is away is said elsewhere.
			const slowed = cause instanceof Problem && cause.status === 429;
			const why = slowed ? { why: { title: cause.title, detail: '' } } : {};
			this.show({ ...message, ...why, state: 'waiting' });
			const wait = cause instanceof Problem ? (cause.retryAfterMs ?? AGAIN_MS) : AGAIN_MS;
			clearTimeout(this.again);
			this.again = setTimeout(() => void this.send(), wait);
			return false;
		}
	}

	private async acknowledged(message: Waiting, ack: Ack): Promise<void> {
		const notices = ack.notices ?? [];
		if (ack.help) this.helpIn = message.room;
		// It stands in the log as what it did.
		if (ack.act) return this.takeBack(message.id);
		if (ack.held) {
			const detail = notices.map((notice) => notice.reason).join(' ');
			await this.settle({ ...message, state: 'held', why: { title: '', detail } });
			return;
		}
		this.noticed(message.id, notices);
		this.show({ ...message, body: ack.body ?? message.body, state: 'sent' });
		await this.parts.store.drop(message.id);
	}

	private async settle(message: Waiting): Promise<void> {
		this.show(message);
		if (message.state !== 'sending' && message.state !== 'sent')
			await this.parts.store.keep({ ...message, state: message.state });
	}

	private show(message: Waiting): void {
		this.messages = this.messages.map((one) => (one.id === message.id ? message : one));
	}

	private async reload(): Promise<void> {
		const stored = await this.parts.store.unsent(this.parts.account);
		const known = new Set(stored.map((one) => one.id));
		const others = this.messages.filter(
			(one) => !known.has(one.id) && (one.state === 'sent' || this.keeping.has(one.id))
		);
		this.messages = [...others, ...stored].sort((one, other) => one.at - other.at);
		this.last = Math.max(this.last, ...this.messages.map((one) => one.at));
	}
}

function refused(message: Waiting, cause: Problem): Waiting {
	const { reason, suggestion, decision } = cause.more;
	if (cause.type === 'rules/ask-first')
		return {
			...message,
			state: 'asking',
			why: { title: '', detail: typeof reason === 'string' ? reason : cause.detail },
			suggestion: typeof suggestion === 'string' ? suggestion : ''
		};
	return {
		...message,
		state: 'refused',
		why: { title: cause.title, detail: cause.detail },
		...(typeof decision === 'string' ? { decision } : {})
	};
}

/** One tab at a time where the browser can say so. Elsewhere two tabs may both send: the id is the same, so it is stored once. */
async function browserLock(work: () => Promise<void>): Promise<void> {
	const locks = globalThis.navigator?.locks;
	if (!locks) return work();
	await locks.request(LOCK, work);
}

export const [getOutbox, setOutbox] = createContext<Outbox>();
