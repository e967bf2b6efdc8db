import type { Http } from '#lib/api/http';
import type { Person } from '#lib/api/types';
import type {
	DecisionWish,
	Figures,
	Given,
	ItemDetail,
	Mode,
	Pack,
	Page,
	Part,
	Replayed,
	RuleCount,
	SanctionWish,
	Tried,
	TryWish
} from './shapes';

type Ask = <Answer>(
	method: string,
	path: string,
	asked?: { at?: Record<string, string>; query?: Record<string, unknown>; body?: unknown }
) => Promise<Answer>;

/** Everything moderators ask of the server. Members never load this. */
export class ModerationApi {
	private readonly ask: Ask;

	constructor(private readonly http: Http) {
		this.ask = http.ask.bind(http) as unknown as Ask;
	}

	queue = (state: Part, after?: string) =>
		this.http.ask('GET', '/api/v1/moderation/items', {
			query: { state, limit: 30, ...(after === undefined ? {} : { after }) }
		});
	item = async (id: string) =>
		(await this.http.ask('GET', '/api/v1/moderation/items/{id}', { at: { id } })) as ItemDetail;
	claim = (id: string) => this.http.ask('PUT', '/api/v1/moderation/items/{id}/claim', { at: { id } });
	letGo = (id: string) => this.http.ask('DELETE', '/api/v1/moderation/items/{id}/claim', { at: { id } });
	takers = (id: string) =>
		this.ask<{ items: (Person & { here: boolean })[] }>('GET', '/api/v1/moderation/items/{id}/hand-over', {
			at: { id }
		});
	handOver = (id: string, to: string) =>
		this.http.ask('POST', '/api/v1/moderation/items/{id}/hand-over', { at: { id }, body: { to } });
	decide = (id: string, wish: DecisionWish) =>
		this.http.ask('POST', '/api/v1/moderation/items/{id}/decision', { at: { id }, body: wish });
	giveReason = (decision: string, given: Given) =>
		this.http.ask('PUT', '/api/v1/moderation/decisions/{id}/reason', { at: { id: decision }, body: given });

	history = (id: string) => this.http.ask('GET', '/api/v1/moderation/members/{id}', { at: { id } });
	note = (id: string, text: string) =>
		this.http.ask('POST', '/api/v1/moderation/members/{id}/notes', { at: { id }, body: { text } });
	impose = (id: string, wish: SanctionWish & Given) =>
		this.http.ask('POST', '/api/v1/moderation/members/{id}/sanctions', { at: { id }, body: wish });
	lift = (sanction: string) =>
		this.http.ask('DELETE', '/api/v1/moderation/sanctions/{id}', { at: { id: sanction } });

	packs = () => this.ask<Page<Pack>>('GET', '/api/v1/moderation/packs');
	pack = async (id: string) =>
		(await this.ask<{ text: string }>('GET', '/api/v1/moderation/packs/{id}', { at: { id } })).text;
	savePack = (id: string, text: string) =>
		this.ask<void>('PUT', '/api/v1/moderation/packs/{id}', { at: { id }, body: { text } });
	restorePack = (id: string) => this.ask<void>('DELETE', '/api/v1/moderation/packs/{id}', { at: { id } });
	setMode = (id: string, mode: Mode) =>
		this.ask<void>('PUT', '/api/v1/moderation/packs/{id}/mode', { at: { id }, body: { mode } });
	tryText = (wish: TryWish) => this.ask<Tried>('POST', '/api/v1/moderation/rules/try', { body: wish });
	replay = (days: number, pack?: string) =>
		this.ask<Replayed>('POST', '/api/v1/moderation/rules/replay', {
			body: pack === undefined ? { days } : { days, pack }
		});
	counts = () => this.ask<Page<RuleCount>>('GET', '/api/v1/moderation/rules/counts');

	raids = () => this.http.ask('GET', '/api/v1/moderation/raid');
	setRaid = (on: boolean, hours?: number) =>
		this.http.ask('PUT', '/api/v1/moderation/raid', { body: hours === undefined ? { on } : { on, hours } });
	setRoomRaid = (id: string, on: boolean, hours?: number) =>
		this.http.ask('PUT', '/api/v1/moderation/rooms/{id}/raid', {
			at: { id },
			body: hours === undefined ? { on } : { on, hours }
		});
	waves = () => this.http.ask('GET', '/api/v1/moderation/waves');
	wave = (id: string) => this.http.ask('GET', '/api/v1/moderation/waves/{id}', { at: { id } });
	purge = (id: string, spare: string[]) =>
		this.http.ask('POST', '/api/v1/moderation/waves/{id}/purge', { at: { id }, body: { spare } });

	audit = (query: { before?: number; subject?: string }) =>
		this.http.ask('GET', '/api/v1/moderation/audit', { query });
	verifyAudit = () => this.http.ask('GET', '/api/v1/moderation/audit/verification');
	figures = () => this.ask<Figures>('GET', '/api/v1/moderation/figures');
	care = () => this.http.ask('GET', '/api/v1/moderation/care');
}
