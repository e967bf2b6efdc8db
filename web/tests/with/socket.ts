/** A socket that a test opens, feeds and cuts. */
export class FakeSocket {
	static all: FakeSocket[] = [];
	static get last(): FakeSocket {
		const socket = FakeSocket.all[FakeSocket.all.length - 1];
		if (!socket) throw new Error('no socket was made');
		return socket;
	}
	static make = (url: string, protocol: string) => new FakeSocket(url, protocol) as unknown as WebSocket;

	readyState = 0;
	sent: Record<string, unknown>[] = [];
	onopen: (() => void) | null = null;
	onclose: ((closing: { code: number }) => void) | null = null;
	onmessage: ((message: { data: string }) => void) | null = null;

	constructor(
		readonly url: string,
		readonly protocol: string
	) {
		FakeSocket.all.push(this);
	}
	send(text: string) {
		this.sent.push(JSON.parse(text) as Record<string, unknown>);
	}
	close() {
		this.readyState = 3;
	}
	opens() {
		this.readyState = 1;
		this.onopen?.();
	}
	says(frame: object) {
		this.onmessage?.({ data: JSON.stringify(frame) });
	}
	welcomes() {
		this.opens();
		this.says({ type: 'welcome', account: { id: 'me' }, server_time: 'x', heartbeat_ms: 25_000 });
	}
	ends(code = 1006) {
		this.readyState = 3;
		this.onclose?.({ code });
	}
}
