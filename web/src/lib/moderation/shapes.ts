import type { Language, Message, Person, Role } from '#lib/api/types';

/** What moderators read and send, in the server's words. */
export type Kind = 'report' | 'rule_hit' | 'held' | 'approval' | 'appeal' | 'raid';
export type Level = 'green' | 'amber' | 'red' | 'crisis';
export type Category =
	| 'danger'
	| 'selling'
	| 'threat'
	| 'hate'
	| 'sexual'
	| 'privacy'
	| 'dosing'
	| 'harassment'
	| 'triggering'
	| 'spam'
	| 'other';
export type Verdict =
	| 'keep'
	| 'release'
	| 'decline'
	| 'remove'
	| 'cover'
	| 'refuse'
	| 'admit'
	| 'turn_away'
	| 'warn'
	| 'mute'
	| 'observe'
	| 'put_out'
	| 'suspend'
	| 'ban'
	| 'lift'
	| 'uphold'
	| 'overturn';
export type Reason =
	| 'guidelines'
	| 'selling'
	| 'dosing'
	| 'privacy'
	| 'hate'
	| 'harassment'
	| 'threat'
	| 'sexual'
	| 'spam'
	| 'triggering'
	| 'crosstalk'
	| 'elsewhere'
	| 'raid'
	| 'repeated'
	| 'reconsidered';
export type Topic = 'use' | 'overdose' | 'self_harm' | 'violence' | 'sexual' | 'death' | 'other';
export type Step = 'warning' | 'mute' | 'observe' | 'removal' | 'suspension' | 'ban';
export type SanctionKind = Exclude<Step, 'warning'>;
export type Part = 'open' | 'mine' | 'done';

export interface RoomNamed {
	id: string;
	name: string;
}

export interface Claim {
	by?: Person | null;
	mine: boolean;
	until: string;
}

export interface QueueItem {
	id: string;
	kind: Kind;
	level: Level;
	state: 'open' | 'done';
	room?: RoomNamed | null;
	author?: Person | null;
	text?: string | null;
	message?: string | null;
	opened_at: string;
	due_at: string;
	overdue: boolean;
	reports: number;
	rules: string[];
	claim?: Claim | null;
	version: number;
	done_at?: string | null;
}

export interface Said {
	at: string;
	author?: Person | null;
	text: string;
	message?: string | null;
}

export interface DecisionView {
	id: string;
	at: string;
	verdict: Verdict;
	by?: Person | null;
	room?: string | null;
	rule?: string | null;
	reason?: Reason | null;
	words?: string | null;
	internal_note?: string | null;
	text?: string | null;
	sanction?: string | null;
	until?: string | null;
	finished: boolean;
	finish_by: string;
	appeal: 'none' | 'waiting' | 'upheld' | 'overturned';
}

export interface Sanction {
	id: string;
	kind: SanctionKind;
	room?: string | null;
	since: string;
	until?: string | null;
	lifted_at?: string | null;
}

export interface MemberSummary {
	id: string;
	handle: string;
	role: Role;
	created_at: string;
	status: 'active' | 'pending' | 'suspended';
	strikes: number;
	sanctions: Sanction[];
}

export interface MemberHistory extends MemberSummary {
	past_sanctions: Sanction[];
	decisions: DecisionView[];
	notes: { at: string; by?: Person | null; text: string }[];
	invited_by?: Person | null;
}

/** What a rule said of a text. */
export interface Spoken {
	rule: string;
	reason: string;
	action: Action;
	/** Bytes of the text. */
	start?: number;
	end?: number;
}

export interface ItemDetail extends QueueItem {
	before: Said[];
	after: Message[];
	reports_made: { category: Category; at: string; note?: string | null }[];
	decisions: DecisionView[];
	appeal?: { decision: DecisionView; text?: string | null; own: boolean } | null;
	member?: MemberSummary | null;
	verdicts: Verdict[];
	rules_spoken?: Spoken[];
}

export interface SanctionWish {
	step: Step;
	room?: string;
	hours?: number;
}

export interface Given {
	reason?: Reason;
	words?: string;
	internal_note?: string;
}

export interface DecisionWish extends Given {
	version: number;
	verdict?: Verdict;
	about?: Topic;
	sanction?: SanctionWish;
}

export type Action = 'allow' | 'help' | 'cover' | 'mask' | 'flag' | 'hold' | 'block';
export type Mode = 'on' | 'notify' | 'shadow' | 'off';

export interface Pack {
	id: string;
	title: string;
	file: string;
	languages: string[];
	version: string;
	licence: string;
	mode: Mode;
	rules: number;
	edited?: boolean;
}

export interface PackFault {
	file: string;
	line: number;
	column: number;
	message: string;
	hint?: string | null;
}

export interface PackText extends Pack {
	text: string;
	version_tag: string;
}

export interface Draft {
	id: string;
	text: string;
}

export type Place = 'message' | 'edit' | 'handle' | 'room-name' | 'room-description' | 'report';

export interface Tried {
	action: Action;
	masked?: string | null;
	note?: string | null;
	help?: boolean;
	hits: Spoken[];
	shadows: Spoken[];
}

export interface TryWish {
	text: string;
	place?: Place;
	language?: Language;
	pack?: Draft;
}

export interface Replayed {
	days: number;
	texts: number;
	rules: {
		rule: string;
		pack: string;
		action: Action;
		found: number;
		was_found?: number | null;
		samples: { at: string; room?: RoomNamed | null; text: string; start: number; end: number }[];
	}[];
}

export interface RuleCount {
	rule: string;
	pack: string;
	action: Action;
	shadow: boolean;
	crisis: boolean;
	reason: string;
	hits: number;
	hits_30_days: number;
	judged: number;
	overturned: number;
	last_at?: string | null;
}

export interface RaidState {
	on: boolean;
	since?: string | null;
	until?: string | null;
	/** Missing where it went on by itself. */
	by?: Person | null;
}

export interface Raid {
	community: RaidState;
	rooms: (RaidState & { room: RoomNamed })[];
}

export interface Wave {
	id: string;
	began_at: string;
	ended_at?: string | null;
	accounts: number;
	messages: number;
	messages_seen: number;
	handles: string[];
	purged_at?: string | null;
}

export interface WavePlan extends Wave {
	will_remove_accounts: number;
	will_remove_messages: number;
	spared: { handle: string; why: string }[];
}

export interface AuditEntry {
	seq: number;
	at: string;
	actor?: string | null;
	actor_handle?: string | null;
	subject_name?: string | null;
	act: string;
	subject: string;
	reason?: string | null;
	was?: string | null;
	became?: string | null;
	hash: string;
}

export interface Verification {
	entries: number;
	head: string;
	broken?: { seq: number; what: string } | null;
}

export interface Care {
	last_hour: number;
	days: { days_ago: number; items: number }[];
	take_a_break: boolean;
	unfinished: DecisionView[];
	waiting: { level: Level; items: number }[];
}

export interface Page<Item> {
	items: Item[];
	next?: string | null;
}

/** Small numbers are not told: they would point at people. */
export type Counted = number | null;

export interface Figures {
	days: number;
	opened: Counted;
	decided: Counted;
	open: number;
	overdue: number;
	median_minutes?: number | null;
	within_target_percent?: number | null;
	by_level: {
		level: Level;
		opened: Counted;
		median_minutes?: number | null;
		within_target_percent?: number | null;
	}[];
	by_kind: { kind: Kind; n: Counted }[];
	by_verdict: { verdict: Verdict; n: Counted }[];
	appeals: { made: Counted; upheld: Counted; overturned: Counted; open: Counted };
}
