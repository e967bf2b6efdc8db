/** One way to ask the server for something, and the two ways in which asking can fail. */
import type { Answer, Method, PathOf, Rest } from './described';

export interface FieldFault {
	pointer: string;
	detail: string;
}

interface ProblemBody {
	type?: string;
	title?: string;
	detail?: string;
	status?: number;
	errors?: FieldFault[];
	retry_after_ms?: number;
	/** What only some types of problems have. */
	[more: string]: unknown;
}

/** The server understood and said no (RFC 9457); `title` and `detail` are words for the person. */
export class Problem extends Error {
	readonly status: number;
	/** The slug: `accounts/handle-taken` of `/problems/accounts/handle-taken`. */
	readonly type: string;
	readonly title: string;
	readonly detail: string;
	readonly errors: FieldFault[];
	readonly retryAfterMs: number | undefined;
	/** What a problem of this type says beside what all of them say. */
	readonly more: Record<string, unknown>;

	constructor(status: number, body: ProblemBody) {
		super(body.title ?? `status ${status}`);
		this.status = status;
		this.type = (body.type ?? '').replace(/^.*\/problems\//, '');
		this.title = body.title ?? '';
		this.detail = body.detail ?? '';
		this.errors = body.errors ?? [];
		this.retryAfterMs = body.retry_after_ms;
		this.more = { ...body };
	}

	/** Asking again later may succeed, without anything changed by the person. */
	get passing(): boolean {
		return this.status === 429 || this.status === 408 || this.status >= 500;
	}

	fault(pointer: string): string | undefined {
		return this.errors.find((error) => error.pointer === pointer)?.detail;
	}
}

/** No answer came: no network, or no server. Nothing is known about what happened to the request. */
export class Unreachable extends Error {}

/** Patient on purpose: on a very bad network a slow answer is still an answer. */
const PATIENCE_MS = 60_000;

interface Sent {
	at?: Record<string, string>;
	query?: Record<string, unknown>;
	body?: unknown;
}

export class Http {
	/** Called when the server does not know who is asking (any more). */
	onUnknownPerson: () => void = () => {};

	/** Only what the server describes can be asked, with what it wants, and answers what it says. */
	async ask<M extends Method, P extends PathOf<M>>(
		method: M,
		path: P,
		...[asked]: Rest<P, M>
	): Promise<Answer<P, M>> {
		const { at, query, body } = (asked ?? {}) as Sent;
		const place = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(at?.[name] ?? ''));
		const response = await this.fetch(method, place, query ?? {}, body);
		if (response.ok) return (response.status === 204 ? undefined : await readJson(response)) as Answer<P, M>;
		const refusal = (await readJson(response).catch(() => ({}))) as ProblemBody;
		const problem = new Problem(response.status, refusal);
		if (problem.status === 401 && !problem.type.startsWith('sessions/')) this.onUnknownPerson();
		throw problem;
	}

	private async fetch(
		method: Method,
		path: string,
		query: Record<string, unknown>,
		body: unknown
	): Promise<Response> {
		const asked = new URLSearchParams();
		for (const [name, value] of Object.entries(query))
			if (value !== undefined && value !== '') asked.set(name, String(value));
		const patience = new AbortController();
		const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
		try {
			return await fetch(asked.toString() === '' ? path : `${path}?${asked}`, {
				method,
				credentials: 'same-origin',
				cache: 'no-store',
				signal: patience.signal,
				headers: {
					accept: 'application/json',
					...(body === undefined ? {} : { 'content-type': 'application/json' })
				},
				...(body === undefined ? {} : { body: JSON.stringify(body) })
			});
		} catch (cause) {
			throw new Unreachable('no answer', { cause });
		} finally {
			clearTimeout(timer);
		}
	}
}

async function readJson(response: Response): Promise<unknown> {
	const text = await response.text().catch((cause: unknown) => {
		throw new Unreachable('the answer was cut off', { cause });
	});
	return text === '' ? undefined : (JSON.parse(text) as unknown);
}
