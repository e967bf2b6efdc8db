import { createContext } from 'svelte';
import { Http } from './http';
import type {
	EventPage,
	Language,
	MeetingChange,
	MeetingExceptionWish,
	MeetingWish,
	Reaction,
	Registration,
	Report,
	Role,
	Room,
	RoomSettings,
	Settings,
	Visibility
} from './types';

/** Everything the app asks of the server, by name. What each answers, the server's description says. */
export class Api {
	constructor(readonly http: Http = new Http()) {}

	community = () => this.http.ask('GET', '/api/v1/community');

	readonly me = {
		read: () => this.http.ask('GET', '/api/v1/me'),
		change: (settings: Partial<Settings>) =>
			this.http.ask('PATCH', '/api/v1/me/settings', { body: settings }),
		changePassphrase: (passphrase: string, new_passphrase: string) =>
			this.http.ask('POST', '/api/v1/me/passphrase', { body: { passphrase, new_passphrase } }),
		newRecoveryCodes: (passphrase: string) =>
			this.http.ask('POST', '/api/v1/me/recovery-codes', { body: { passphrase } }),
		offerSecondFactor: (passphrase: string) =>
			this.http.ask('POST', '/api/v1/me/second-factor', { body: { passphrase } }),
		confirmSecondFactor: (code: string) =>
			this.http.ask('PUT', '/api/v1/me/second-factor', { body: { code } }),
		endSecondFactor: (passphrase: string, code: string) =>
			this.http.ask('DELETE', '/api/v1/me/second-factor', { body: { passphrase, code } }),
		erase: (passphrase: string) => this.http.ask('DELETE', '/api/v1/me', { body: { passphrase } }),
		blocks: () => this.http.ask('GET', '/api/v1/me/blocks'),
		block: (account_id: string) =>
			this.http.ask('PUT', '/api/v1/me/blocks/{account_id}', { at: { account_id } }),
		unblock: (account_id: string) =>
			this.http.ask('DELETE', '/api/v1/me/blocks/{account_id}', { at: { account_id } })
	};

	readonly sessions = {
		list: () => this.http.ask('GET', '/api/v1/sessions'),
		end: (id: string) => this.http.ask('DELETE', '/api/v1/sessions/{id}', { at: { id } }),
		endOthers: () => this.http.ask('DELETE', '/api/v1/sessions/others'),
		signOut: () => this.http.ask('DELETE', '/api/v1/sessions/current')
	};

	readonly rooms = {
		/** All of them, however many pages that takes. */
		list: async () => {
			const items: Room[] = [];
			let after: string | null | undefined;
			do {
				const page = await this.http.ask('GET', '/api/v1/rooms', { query: after ? { after } : {} });
				items.push(...page.items);
				after = page.next;
			} while (after);
			return { items };
		},
		read: (id: string) => this.http.ask('GET', '/api/v1/rooms/{id}', { at: { id } }),
		create: (room: { name: string; description: string; language: Language; visibility: Visibility }) =>
			this.http.ask('POST', '/api/v1/rooms', { body: { ...room, kind: 'group' } }),
		change: (id: string, settings: Partial<RoomSettings>) =>
			this.http.ask('PATCH', '/api/v1/rooms/{id}', { at: { id }, body: settings }),
		join: (id: string) => this.http.ask('PUT', '/api/v1/rooms/{id}/members/me', { at: { id } }),
		leave: (id: string) => this.http.ask('DELETE', '/api/v1/rooms/{id}/members/me', { at: { id } }),
		people: (id: string, query: { after?: string } = {}) =>
			this.http.ask('GET', '/api/v1/rooms/{id}/members', { at: { id }, query }),
		seat: (id: string, account: string, role: 'member' | 'moderator') =>
			this.http.ask('PUT', '/api/v1/rooms/{id}/members/{account}', { at: { id, account }, body: { role } }),
		putOut: (id: string, account: string) =>
			this.http.ask('DELETE', '/api/v1/rooms/{id}/members/{account}', { at: { id, account } }),
		askToTalk: (handle: string) => this.http.ask('POST', '/api/v1/direct-messages', { body: { handle } }),
		events: async (id: string, query: { after?: number; before?: number; limit?: number }) =>
			(await this.http.ask('GET', '/api/v1/rooms/{id}/events', { at: { id }, query })) as EventPage,
		post: (id: string, message: { id: string; body: string; reply_to?: string; ask?: boolean }) =>
			this.http.ask('POST', '/api/v1/rooms/{id}/messages', { at: { id }, body: message }),
		edit: (id: string, message: string, change: { body: string; ask?: boolean }) =>
			this.http.ask('PATCH', '/api/v1/rooms/{id}/messages/{message}', { at: { id, message }, body: change }),
		remove: (id: string, message: string) =>
			this.http.ask('DELETE', '/api/v1/rooms/{id}/messages/{message}', { at: { id, message } }),
		react: (id: string, message: string, reaction: Reaction, on: boolean) =>
			this.http.ask(on ? 'PUT' : 'DELETE', '/api/v1/rooms/{id}/messages/{message}/reactions/{reaction}', {
				at: { id, message, reaction }
			}),
		markRead: (id: string, seq: number) =>
			this.http.ask('PUT', '/api/v1/rooms/{id}/read', { at: { id }, body: { seq } })
	};

	readonly meetings = {
		list: (from: string, to: string) =>
			this.http.ask('GET', '/api/v1/meetings', { query: { from, to, limit: 500 } }),
		read: (id: string, from?: string, to?: string) =>
			this.http.ask('GET', '/api/v1/meetings/{id}', { at: { id }, query: from && to ? { from, to } : {} }),
		types: () => this.http.ask('GET', '/api/v1/meetings/types'),
		formats: () => this.http.ask('GET', '/api/v1/meetings/formats'),
		comeIn: (id: string, at: string) =>
			this.http.ask('PUT', '/api/v1/meetings/{id}/sessions/{at}/people/me', { at: { id, at } }),
		live: (room: string) => this.http.ask('GET', '/api/v1/rooms/{id}/meeting', { at: { id: room } }),
		people: (room: string) => this.http.ask('GET', '/api/v1/rooms/{id}/meeting/people', { at: { id: room } }),
		create: (wish: MeetingWish) => this.http.ask('POST', '/api/v1/meetings', { body: wish }),
		change: (id: string, wish: MeetingChange) =>
			this.http.ask('PATCH', '/api/v1/meetings/{id}', { at: { id }, body: wish }),
		remove: (id: string) => this.http.ask('DELETE', '/api/v1/meetings/{id}', { at: { id } }),
		except: (id: string, at: string, wish: MeetingExceptionWish) =>
			this.http.ask('PUT', '/api/v1/meetings/{id}/exceptions/{at}', { at: { id, at }, body: wish }),
		hold: (id: string, at: string) =>
			this.http.ask('DELETE', '/api/v1/meetings/{id}/exceptions/{at}', { at: { id, at } })
	};

	help = () => this.http.ask('GET', '/api/v1/help/numbers');

	readonly decisions = {
		list: (query: { before?: string; limit?: number }) =>
			this.http.ask('GET', '/api/v1/me/decisions', { query }),
		unread: () => this.http.ask('GET', '/api/v1/me/decisions/unread'),
		markRead: () => this.http.ask('PUT', '/api/v1/me/decisions/read'),
		appeal: (id: string, text: string) =>
			this.http.ask('POST', '/api/v1/me/decisions/{id}/appeal', { at: { id }, body: { text } }),
		reports: (query: { before?: string; limit?: number }) =>
			this.http.ask('GET', '/api/v1/me/reports', { query }),
		report: (report: Report) => this.http.ask('POST', '/api/v1/moderation/reports', { body: report })
	};

	readonly administration = {
		invites: () => this.http.ask('GET', '/api/v1/invites'),
		invite: (wish: { role: Role; uses: number; days: number; note?: string }) =>
			this.http.ask('POST', '/api/v1/invites', { body: wish }),
		endInvite: (id: string) => this.http.ask('DELETE', '/api/v1/invites/{id}', { at: { id } }),
		members: (query: {
			query?: string;
			status?: 'active' | 'pending' | 'suspended';
			after?: string;
			limit?: number;
		}) => this.http.ask('GET', '/api/v1/members', { query }),
		giveRole: (id: string, role: Role) =>
			this.http.ask('PUT', '/api/v1/members/{id}/role', { at: { id }, body: { role } }),
		approve: (id: string) => this.http.ask('PUT', '/api/v1/members/{id}/approval', { at: { id } }),
		turnAway: (id: string) => this.http.ask('DELETE', '/api/v1/members/{id}/approval', { at: { id } }),
		suspend: (id: string) => this.http.ask('PUT', '/api/v1/members/{id}/suspension', { at: { id } }),
		restore: (id: string) => this.http.ask('DELETE', '/api/v1/members/{id}/suspension', { at: { id } }),
		settings: () => this.http.ask('GET', '/api/v1/community/settings'),
		changeSettings: (settings: { name?: string; registration?: Registration }) =>
			this.http.ask('PATCH', '/api/v1/community/settings', { body: settings })
	};
}

export const [getApi, setApi] = createContext<Api>();
