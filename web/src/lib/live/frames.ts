import type { Ack, Reason, RoomEvent } from '#lib/api/types';

/** What goes over the socket, subprotocol `homegroup.v1`. `type` is the first field of each frame. */
export const SUBPROTOCOL = 'homegroup.v1';

/** A message on its way. `ask`: rather than hide a part of it, the server says so first. */
export interface Outgoing {
	id: string;
	body: string;
	reply_to?: string;
	ask?: boolean;
}

export type FromServer =
	| { type: 'welcome'; account: { id: string }; server_time: string; heartbeat_ms: number }
	| { type: 'joined'; room: string; seq: number; gap: boolean }
	| ({ type: 'event' } & RoomEvent)
	| ({ type: 'ack' } & Ack)
	| {
			type: 'problem';
			ref?: string | null;
			status: number;
			title: string;
			detail: string;
			retry_after_ms?: number;
			problem?: string;
			/** When what stands in the way ends by itself. */
			until?: string;
			/** The decision behind it, against which an appeal can be made. */
			decision?: string;
			help?: boolean;
			/** With `rules/ask-first`: what was seen, and the words without it. */
			reason?: string;
			suggestion?: string;
	  }
	| { type: 'typing'; room: string; account: { id: string; handle: string } }
	| { type: 'presence'; room: string; count: number }
	| {
			type: 'notice';
			kind: string;
			room?: string;
			seq?: number;
			account?: string;
			level?: string;
			overdue?: boolean;
			verdict?: string;
			on?: boolean;
	  }
	| {
			type: 'decision';
			id: string;
			verdict: string;
			room?: string;
			message?: string;
			title: string;
			detail: string;
			until?: string;
			appeal_until?: string;
	  }
	| { type: 'declined'; room: string; id: string; reason?: string | null; reasons?: Reason[] };

export type ToServer =
	| { type: 'join'; room: string; after?: number }
	| { type: 'leave'; room: string }
	| ({ type: 'send'; room: string } & Outgoing)
	| { type: 'read'; room: string; seq: number }
	| { type: 'typing'; room: string }
	| { type: 'meeting'; room: string; id: string; action: string; [more: string]: unknown };
