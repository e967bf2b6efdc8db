import type { Message, RemovedMessage, Shapes } from '#lib/api/types';

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
	languages: string[];
	version: string;
	licence: string;
	mode: Mode;
	rules: number;
	/** Written in the console, over the one in the file. */
	written_here: boolean;
}

export interface PackFault {
	file: string;
	line: number;
	column: number;
	message: string;
	hint?: string | null;
}

export interface Tried {
	action: Action;
	help: boolean;
	masked?: string | null;
	hits: Spoken[];
	shadows: Spoken[];
}

export interface TryWish {
	text: string;
	/** The text of a pack that is not in force. */
	pack?: string;
	known_author?: boolean;
	direct?: boolean;
}

export interface Replayed {
	messages: number;
	/** There were more; the oldest were left out. */
	cut: boolean;
	rules: {
		rule: string;
		action: Action;
		found: number;
		samples: { room: string; message: string; at: string; text: string }[];
	}[];
}

export interface RuleCount {
	id: string;
	pack: string;
	action: Action;
	crisis: boolean;
	shadow: boolean;
	reason: string;
	hits: number;
	/** What it would have remarked on, in shadow. */
	shadows: number;
	/** How often a person saw it otherwise. */
	overturned: number;
	last_hit?: string | null;
}

export type RaidView = Shapes['RaidView'];
export type Wave = Shapes['Wave'];
export type InWave = Shapes['InWave'];

export interface Page<Item> {
	items: Item[];
	next?: string | null;
}

/** Small numbers are not told: they would point at people. */
export type Counted = number | null;

/** The last ninety days. */
export interface Figures {
	since: string;
	until: string;
	fewest: number;
	reports?: Counted;
	refused_by_rules?: Counted;
	decisions: { verdict: Verdict; count?: Counted }[];
	appeals?: Counted;
	overturned?: Counted;
	half_within_minutes?: number | null;
	most_within_minutes?: number | null;
}
