import type { Reaction } from '#lib/api/types';
import type { MessageId } from '#lib/text/ids';

/** The quiet answers: words first, a small drawing beside them. */
export const REACTIONS: readonly { reaction: Reaction; words: MessageId }[] = [
	{ reaction: 'with_you', words: 'reaction-with-you' },
	{ reaction: 'thank_you', words: 'reaction-thank-you' },
	{ reaction: 'me_too', words: 'reaction-me-too' },
	{ reaction: 'strength', words: 'reaction-strength' }
];
