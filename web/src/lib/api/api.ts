import { createContext } from 'svelte';
import { Http } from './http';
import type {
	Ack,
	Community,
	HeldMessage,
	Invite,
	Me,
	Member,
	Page,
	Person,
	Reaction,
	Registration,
	Role,
	Room,
	RoomEvent,
	RoomPerson,
	RoomSettings,
	SecondFactorOffer,
	Settings,
	SignedInDevice,
	Visibility
} from './types';

const segment = encodeURIComponent;

/** Everything the app asks of the server, by name. */
export class Api {
	constructor(readonly http: Http = new Http()) {}

	community = () => this.http.ask<Community>('GET', '/community');

	readonly me = {
		read: () => this.http.ask<Me>('GET', '/me'),
		change: (settings: Partial<Settings>) =>
			this.http.ask<Settings>('PATCH', '/me/settings', { body: settings }),
		changePassphrase: (passphrase: string, new_passphrase: string) =>
			this.http.ask<void>('POST', '/me/passphrase', { body: { passphrase, new_passphrase } }),
		newRecoveryCodes: (passphrase: string) =>
			this.http.ask<{ recovery_codes: string[] }>('POST', '/me/recovery-codes', { body: { passphrase } }),
		offerSecondFactor: (passphrase: string) =>
			this.http.ask<SecondFactorOffer>('POST', '/me/second-factor', { body: { passphrase } }),
		confirmSecondFactor: (code: string) =>
			this.http.ask<void>('PUT', '/me/second-factor', { body: { code } }),
		endSecondFactor: (passphrase: string, code: string) =>
			this.http.ask<void>('DELETE', '/me/second-factor', { body: { passphrase, code } }),
		erase: (passphrase: string) => this.http.ask<void>('DELETE', '/me', { body: { passphrase } }),
		blocks: () => this.http.ask<{ items: Person[] }>('GET', '/me/blocks'),
		block: (person: string) => this.http.ask<void>('PUT', `/me/blocks/${segment(person)}`),
		unblock: (person: string) => this.http.ask<void>('DELETE', `/me/blocks/${segment(person)}`)
	};

	readonly sessions = {
		list: () => this.http.ask<{ items: SignedInDevice[] }>('GET', '/sessions'),
		end: (session: string) => this.http.ask<void>('DELETE', `/sessions/${segment(session)}`),
		endOthers: () => this.http.ask<void>('DELETE', '/sessions/others'),
		signOut: () => this.http.ask<void>('DELETE', '/sessions/current')
	};

	readonly rooms = {
		list: () => this.http.ask<Page<Room>>('GET', '/rooms'),
		read: (room: string) => this.http.ask<Room>('GET', `/rooms/${segment(room)}`),
		create: (room: { name: string; description: string; language: string; visibility: Visibility }) =>
			this.http.ask<Room>('POST', '/rooms', { body: { ...room, kind: 'group' } }),
		change: (room: string, settings: Partial<RoomSettings>) =>
			this.http.ask<Room>('PATCH', `/rooms/${segment(room)}`, { body: settings }),
		join: (room: string) => this.http.ask<void>('PUT', `/rooms/${segment(room)}/members/me`),
		leave: (room: string) => this.http.ask<void>('DELETE', `/rooms/${segment(room)}/members/me`),
		people: (room: string) =>
			this.http.ask<{ items: RoomPerson[] }>('GET', `/rooms/${segment(room)}/members`),
		admit: (room: string, person: string, role?: 'member' | 'moderator') =>
			this.http.ask<void>('PUT', `/rooms/${segment(room)}/members/${segment(person)}`, {
				body: role ? { role } : {}
			}),
		putOut: (room: string, person: string) =>
			this.http.ask<void>('DELETE', `/rooms/${segment(room)}/members/${segment(person)}`),
		askToTalk: (handle: string) => this.http.ask<Room>('POST', '/direct-messages', { body: { handle } }),
		events: (room: string, at: { after?: number; before?: number; limit?: number }) =>
			this.http.ask<Page<RoomEvent>>('GET', `/rooms/${segment(room)}/events`, { query: at }),
		post: (room: string, message: { id: string; body: string; reply_to?: string }) =>
			this.http.ask<Ack>('POST', `/rooms/${segment(room)}/messages`, { body: message }),
		edit: (room: string, message: string, body: string) =>
			this.http.ask<Ack>('PATCH', `/rooms/${segment(room)}/messages/${segment(message)}`, { body: { body } }),
		remove: (room: string, message: string) =>
			this.http.ask<void>('DELETE', `/rooms/${segment(room)}/messages/${segment(message)}`),
		react: (room: string, message: string, reaction: Reaction, on: boolean) =>
			this.http.ask<void>(
				on ? 'PUT' : 'DELETE',
				`/rooms/${segment(room)}/messages/${segment(message)}/reactions/${reaction}`
			),
		markRead: (room: string, seq: number) =>
			this.http.ask<void>('PUT', `/rooms/${segment(room)}/read`, { body: { seq } })
	};

	readonly moderation = {
		held: () => this.http.ask<Page<HeldMessage>>('GET', '/moderation/held'),
		release: (message: string) => this.http.ask<void>('POST', `/moderation/held/${segment(message)}/release`),
		decline: (message: string, reason: string) =>
			this.http.ask<void>('POST', `/moderation/held/${segment(message)}/decline`, {
				body: reason === '' ? {} : { reason }
			})
	};

	readonly administration = {
		invites: () => this.http.ask<Page<Invite>>('GET', '/invites'),
		invite: (wish: { role: Role; uses: number; days: number; note?: string }) =>
			this.http.ask<Invite>('POST', '/invites', { body: wish }),
		endInvite: (invite: string) => this.http.ask<void>('DELETE', `/invites/${segment(invite)}`),
		members: (at: { query?: string; status?: string; after?: string; limit?: number }) =>
			this.http.ask<Page<Member>>('GET', '/members', { query: at }),
		giveRole: (member: string, role: Role) =>
			this.http.ask<void>('PUT', `/members/${segment(member)}/role`, { body: { role } }),
		approve: (member: string) => this.http.ask<void>('PUT', `/members/${segment(member)}/approval`),
		turnAway: (member: string) => this.http.ask<void>('DELETE', `/members/${segment(member)}/approval`),
		suspend: (member: string) => this.http.ask<void>('PUT', `/members/${segment(member)}/suspension`),
		restore: (member: string) => this.http.ask<void>('DELETE', `/members/${segment(member)}/suspension`),
		settings: () => this.http.ask<{ name: string; registration: Registration }>('GET', '/community/settings'),
		changeSettings: (settings: { name?: string; registration?: Registration }) =>
			this.http.ask<unknown>('PATCH', '/community/settings', { body: settings })
	};
}

export const [getApi, setApi] = createContext<Api>();
