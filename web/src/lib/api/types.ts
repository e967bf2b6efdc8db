/** The shapes the server answers with, by the names the app uses. */

export type Role = 'member' | 'moderator' | 'worker' | 'clinician' | 'supervisor' | 'admin';
export type Theme = 'system' | 'light' | 'dark' | 'contrast';
export type Announcements = 'each' | 'count' | 'none';
export type Language = 'en' | 'ru' | 'fa';
export type Reaction = 'with_you' | 'thank_you' | 'me_too' | 'strength';
export type Registration = 'open' | 'invite' | 'approval';
export type Visibility = 'open' | 'invite';

export interface Page<Item> {
	items: Item[];
	next: string | null;
}

export interface Person {
	id: string;
	handle: string;
	role: Role;
}

export interface Settings {
	language: Language;
	theme: Theme;
	discreet: boolean;
	announcements: Announcements;
}

export interface Me extends Person {
	created_at: string;
	status: 'active' | 'pending' | 'suspended';
	second_factor: boolean;
	second_factor_needed: boolean;
	recovery_codes_left: number;
	settings: Settings;
}

export interface Community {
	name: string;
	registration: Registration;
	languages: Language[];
	version: string;
}

export interface Membership {
	role: 'member' | 'moderator';
	read_seq: number;
	unread: number;
	mentions: number;
}

export interface Room {
	id: string;
	name: string;
	kind: 'group' | 'direct';
	description: string;
	language: string | null;
	visibility: Visibility;
	seq: number;
	created_at: string;
	archived: boolean;
	membership: Membership | null;
	direct?: { with: Person; state: 'requested' | 'invited' | 'active' };
	latest?: { at: string; handle: string | null; body: string };
}

export interface RoomSettings {
	name: string;
	description: string;
	language: string | null;
	visibility: Visibility;
	archived: boolean;
}

export interface RoomPerson extends Person {
	room_role: 'member' | 'moderator';
}

export interface ReactionCount {
	reaction: Reaction;
	count: number;
	mine: boolean;
}

export interface Message {
	id: string;
	author: Person | null;
	body: string;
	html: string;
	reply_to?: string;
	edited_at?: string;
	reactions?: ReactionCount[];
	mentions?: string[];
	masked?: boolean;
	removed?: false;
}

export interface RemovedMessage {
	id: string;
	removed: true;
}

interface Entry {
	room: string;
	seq: number;
	at: string;
}

/** One entry of a room's log. */
export type RoomEvent = Entry &
	(
		| { kind: 'message'; message: Message | RemovedMessage }
		| { kind: 'edit'; message: Pick<Message, 'id' | 'author' | 'body' | 'html' | 'edited_at'> }
		| { kind: 'removal'; message: { id: string }; by: 'author' | 'moderator' }
		| {
				kind: 'reaction';
				message: { id: string };
				reaction: Reaction;
				by: string;
				on: boolean;
				count: number;
		  }
		| { kind: 'room'; room_settings: RoomSettings }
	);

export interface Reason {
	rule: string;
	reason: string;
}

export interface Ack {
	room: string;
	id: string;
	seq?: number;
	at: string;
	held?: boolean;
	body?: string;
	notices?: Reason[];
}

export interface HeldMessage {
	id: string;
	room: { id: string; name: string };
	author: Person | null;
	body: string;
	at: string;
	reasons: Reason[];
}

export interface SignedInDevice {
	id: string;
	device: string;
	created_at: string;
	last_seen_at: string;
	current: boolean;
}

export interface Invite {
	id: string;
	role: Role;
	uses_left: number;
	expires_at: string;
	note: string | null;
	code?: string;
	link?: string;
}

export interface Member extends Person {
	status: 'active' | 'pending' | 'suspended';
	created_at: string;
}

export interface SecondFactorOffer {
	secret: string;
	otpauth_uri: string;
	qr_svg: string;
}
