import type { components } from './schema';

/** The shapes the server answers with, by the names the app uses. Generated, but for the entries of a log. */
export type Shapes = components['schemas'];

export type Role = Shapes['Role'];
export type Theme = Shapes['Theme'];
export type Announcements = Shapes['Announcements'];
export type Language = 'en' | 'ru' | 'fa';
export type Reaction = Shapes['Reaction'];
export type Registration = Shapes['Registration'];
export type Visibility = Shapes['Visibility'];

export type Person = Shapes['Author'];
export type Settings = Shapes['Settings'];
export type Me = Shapes['Me'];
export type Community = Shapes['PublicCommunity'];
export type Room = Shapes['Room'];
export type RoomSettings = Shapes['RoomSettings'];
export type RoomPerson = Shapes['RoomMemberView'];
export type ReactionCount = Shapes['ReactionCount'];
export type Reason = Shapes['Notice'];
export type Ack = Omit<Shapes['Ack'], 'type'>;
export type SignedInDevice = Shapes['Session'];
export type Blocked = Shapes['Blocked'];
export type Invite = Shapes['Invite'];
export type MadeInvite = Shapes['MadeInvite'];
export type Member = Shapes['Person'];
export type Meeting = Shapes['Meeting'];
export type MeetingSession = Shapes['MeetingSession'];
export type MeetingType = Shapes['MeetingType'];
export type MeetingFormat = Shapes['MeetingFormat'];
export type MeetingWish = Shapes['MeetingRequest'];
export type MeetingChange = Shapes['MeetingUpdate'];
export type MeetingExceptionWish = Shapes['MeetingExceptionRequest'];
export type LiveMeeting = Shapes['LiveMeeting'];
export type LiveMeetingPerson = Shapes['LiveMeetingPerson'];
export type ContentNote = Shapes['ContentNote'];
export type Voice = Shapes['LessVoice'];
export type HelpNumbers = Shapes['HelpNumbers'];
export type OwnDecision = Shapes['OwnDecision'];
export type OwnReport = Shapes['OwnReport'];
export type Report = Shapes['ReportRequest'];
export type ReportCategory = Shapes['ReportCategory'];
export type SecondFactorOffer = Shapes['OfferedSecondFactor'];

/** A message that is there: the server's view of one says which parts may be missing when it is not. */
export type Message = Omit<Shapes['MessageView'], 'author' | 'body' | 'html' | 'removed'> & {
	/** Null: its author has left for good. */
	author: Person | null;
	body: string;
	html: string;
	removed?: false;
};

export interface RemovedMessage {
	id: string;
	removed: true;
}

interface Entry {
	room: string;
	seq: number;
	at: string;
}

/** Something that happened in a meeting: `act` says what. Places count from 0, times are milliseconds. */
export interface MeetingAct {
	act: string;
	who?: string | null;
	place?: number;
	desire?: boolean;
	phase?: number;
	limit?: number | null;
	by?: number;
	door?: LiveMeeting['door'];
}

/**
 * One entry of a room's log. The description has one flat shape for all kinds; which parts belong to
 * which kind is said here.
 */
export type RoomEvent = Entry &
	(
		| { kind: 'message'; message: Message | RemovedMessage }
		| {
				kind: 'edit';
				message: Pick<Message, 'id' | 'author' | 'body' | 'html' | 'edited_at' | 'masked' | 'note'>;
		  }
		| { kind: 'removal'; message: { id: string }; by: 'author' | 'moderator' }
		| { kind: 'meeting'; meeting: MeetingAct; person?: Person | null }
		| {
				kind: 'reaction';
				message: { id: string };
				reaction: Reaction;
				by: string;
				on: boolean;
				count: number;
		  }
		| { kind: 'room'; room_settings: RoomSettings }
		/** Something this person does not see; it keeps its place. */
		| { kind: 'hole' }
	);

export interface EventPage {
	items: RoomEvent[];
	next: string | null;
}
