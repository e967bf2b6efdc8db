import type { Room } from '#lib/api/types';
import type { Say } from '#lib/text/words.svelte';

/** What a room is called on the screen: a talk of two has the other's name. */
export function nameOf(room: Room, t: Say): string {
	if (!room.direct) return room.name;
	return room.direct.with?.handle ?? t('message-author-left');
}
