import type { Language, Message, Person, RemovedMessage, Shapes } from '#lib/api/types';

/** What moderators read and send, in the server's words. */

export type Kind = Shapes['ItemKind'];
export type Level = Shapes['Level'];
export type Category = Shapes['ReportCategory'];
export type Verdict = Shapes['Verdict'];
export type Reason = Shapes['Reason'];
export type Topic = Shapes['Topic'];
export type Step = Shapes['LadderStep'];
export type Part = 'open' | 'mine' | 'done';
export type RoomNamed = Shapes['RoomNamed'];
export type QueueItem = Shapes['QueueItem'];
export type DecisionView = Shapes['DecisionView'];
export type Sanction = Shapes['Sanction'];
export type MemberSummary = Shapes['MemberSummary'];
export type MemberHistory = Shapes['MemberHistory'];
export type AuditEntry = Shapes['AuditEntry'] & {
	actor_handle?: string | null;
	subject_name?: string | null;
};
export type Verification = Shapes['Verification'];
export type Care = Shapes['Care'];

/** What a rule said of a text. */
export interface Spoken {
	rule: string;
	reason: string;
	action: Action;
	/** Bytes of the text. */
	start?: number;
	end?: number;
}

export type ItemDetail = Omit<Shapes['ItemDetail'], 'after'> & {
	after: (Message | RemovedMessage)[];
	rules_spoken?: Spoken[];
};

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

/** Raid mode of one place for a time: now, or in the last days. */
export interface RaidView {
	id: string;
	/** Missing: the whole community. */
	room?: RoomNamed | null;
	since: string;
	until: string;
	on: boolean;
	/** Missing where it went on by itself. */
	by?: Person | null;
}

export interface Wave {
	id: string;
	room?: RoomNamed | null;
	since: string;
	until: string;
	accounts: number;
}

export interface InWave {
	id: string;
	handle: string;
	created_at: string;
	status: 'active' | 'pending' | 'suspended';
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
