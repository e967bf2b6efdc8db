import { delay, LONGEST_MS } from './backoff';

/** One WebSocket that comes back by itself. It knows nothing of rooms: it opens, hears, speaks and waits. */
export type SocketStatus = 'connecting' | 'open' | 'waiting' | 'stopped';

export interface SocketParts {
	url: () => string;
	protocol: string;
	onFrame: (frame: unknown) => void;
	onStatus: (status: SocketStatus) => void;
	/** The server does not know this person (any more): coming back would not help. */
	onSignedOut: () => void;
	/** Something changed (network back, page seen again) and the socket still says it is open: find out. */
	onDoubt: () => void;
	make?: (url: string, protocol: string) => WebSocket;
	random?: () => number;
}

const NOT_AUTHENTICATED = 4401;
const SESSION_REVOKED = 4403;
const FLOODING = 4429;
const SERVER_RESTARTS = 1012;
const TRY_AGAIN_LATER = 1013;

/** A connection that lived this long was a good one: the next delays start small again. */
const GOOD_AFTER_MS = 10_000;
const RESTART_SPREAD_MS = 3_000;
/** An attempt that neither opens nor fails (a captive portal, a dead proxy) is given up after this. */
const OPENING_MS = 20_000;

export class ReturningSocket {
	private socket: WebSocket | null = null;
	private opened = false;
	private attempt = 0;
	private comingBack: ReturnType<typeof setTimeout> | undefined;
	private proving: ReturnType<typeof setTimeout> | undefined;
	private stopped = true;
	private readonly random: () => number;

	constructor(private readonly parts: SocketParts) {
		this.random = parts.random ?? Math.random;
	}

	/** How many attempts in a row have not opened. */
	get failures(): number {
		return this.attempt;
	}

	start(): void {
		if (!this.stopped) return;
		this.stopped = false;
		globalThis.addEventListener?.('online', this.wake);
		globalThis.addEventListener?.('offline', this.lost);
		globalThis.document?.addEventListener('visibilitychange', this.wake);
		this.open();
	}

	stop(): void {
		if (this.stopped) return;
		this.stopped = true;
		globalThis.removeEventListener?.('online', this.wake);
		globalThis.removeEventListener?.('offline', this.lost);
		globalThis.document?.removeEventListener('visibilitychange', this.wake);
		this.forget();
		this.parts.onStatus('stopped');
	}

	/** False when there is nobody to hear it; the frame is then not kept. */
	send(frame: object): boolean {
		if (!this.socket || !this.opened || this.socket.readyState !== 1) return false;
		this.socket.send(JSON.stringify(frame));
		return true;
	}

	/** The connection says that it is open, but nobody answers: end it and come back. */
	giveUp(): void {
		if (this.socket) this.lost();
	}

	private readonly wake = (): void => {
		if (this.stopped || globalThis.document?.visibilityState === 'hidden') return;
		if (this.opened) this.parts.onDoubt();
		else if (!this.socket) {
			this.attempt = 0;
			this.open();
		}
	};

	private readonly lost = (): void => {
		if (this.stopped) return;
		this.forget();
		this.waitAndOpen(delay(this.attempt++, this.random));
	};

	private open(): void {
		this.forget();
		this.parts.onStatus('connecting');
		let socket: WebSocket;
		try {
			socket = (this.parts.make ?? ((url, protocol) => new WebSocket(url, protocol)))(
				this.parts.url(),
				this.parts.protocol
			);
		} catch {
			// Some browsers refuse by throwing (policy, too many sockets).
			this.waitAndOpen(delay(this.attempt++, this.random));
			return;
		}
		this.socket = socket;
		this.proving = setTimeout(this.lost, OPENING_MS);
		socket.onopen = () => {
			this.opened = true;
			clearTimeout(this.proving);
			this.proving = setTimeout(() => (this.attempt = 0), GOOD_AFTER_MS);
			this.parts.onStatus('open');
		};
		socket.onmessage = (message: MessageEvent<string>) => this.parts.onFrame(JSON.parse(message.data));
		socket.onclose = (closing: CloseEvent) => this.closed(closing.code);
	}

	private closed(code: number): void {
		this.forget();
		if (code === NOT_AUTHENTICATED || code === SESSION_REVOKED) {
			this.stop();
			this.parts.onSignedOut();
			return;
		}
		const attempt = this.attempt++;
		if (code === SERVER_RESTARTS || code === TRY_AGAIN_LATER)
			this.waitAndOpen(Math.round(this.random() * RESTART_SPREAD_MS) + delay(attempt, this.random));
		else if (code === FLOODING) this.waitAndOpen(LONGEST_MS / 2 + delay(attempt, this.random));
		else this.waitAndOpen(delay(attempt, this.random));
	}

	private waitAndOpen(ms: number): void {
		this.parts.onStatus('waiting');
		clearTimeout(this.comingBack);
		this.comingBack = setTimeout(() => this.open(), ms);
	}

	/** Deaf to the old socket at once: on a dead network its own `close` may come minutes later. */
	private forget(): void {
		clearTimeout(this.comingBack);
		clearTimeout(this.proving);
		this.opened = false;
		const old = this.socket;
		this.socket = null;
		if (!old) return;
		old.onopen = old.onmessage = old.onclose = null;
		old.close();
	}
}
