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
export type AuditEntry = Shapes['AuditLine'];
export type Verification = Shapes['Verification'];
export type Care = Shapes['Care'];

/** What a rule said of a text; `start` and `end` are bytes of it. */
export type Spoken = Shapes['RuleSpoken'] & { action: Action };

export type ItemDetail = Omit<Shapes['ItemDetail'], 'after' | 'rules_spoken'> & {
	after: (Message | RemovedMessage)[];
	rules_spoken: Spoken[];
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

export type Pack = Shapes['PackView'] & { mode: Mode };

export interface PackFault {
	file: string;
	line: number;
	column: number;
	message: string;
}

export type Tried = Shapes['Tried'] & { action: Action; hits: Spoken[]; shadows: Spoken[] };
export type TryWish = Pick<Shapes['TryRequest'], 'text'> & Partial<Shapes['TryRequest']>;
export type Replayed = Omit<Shapes['Replayed'], 'rules'> & {
	rules: (Shapes['ReplayedRule'] & { action: Action })[];
};
export type RuleCount = Shapes['RuleView'] & { action: Action };

export type RaidView = Shapes['RaidView'];
export type Wave = Shapes['Wave'];
export type InWave = Shapes['InWave'];

/** Small numbers are not told: they would point at people. */
export type Counted = number | null | undefined;
export type Figures = Shapes['Figures'];
