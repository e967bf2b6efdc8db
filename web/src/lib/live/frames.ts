import type { Ack, Reason, RoomEvent } from '#lib/api/types';

/** What goes over the socket, subprotocol `homegroup.v1`. `type` is the first field of each frame. */
export const SUBPROTOCOL = 'homegroup.v1';

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
	  }
	| { type: 'typing'; room: string; account: { id: string; handle: string } }
	| { type: 'notice'; kind: string; room?: string; seq?: number; account?: string }
	| { type: 'declined'; room: string; id: string; reason?: string | null; reasons?: Reason[] };

export type ToServer =
	| { type: 'join'; room: string; after?: number }
	| { type: 'leave'; room: string }
	| { type: 'send'; room: string; id: string; body: string; reply_to?: string }
	| { type: 'read'; room: string; seq: number }
	| { type: 'typing'; room: string };
