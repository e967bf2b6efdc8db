import type { Say } from '#lib/text/words.svelte';
import { Problem, Unreachable } from './http';

/** A failure in words: the server's own where it gave some. */
export function told(cause: unknown, t: Say): { title: string; detail: string } {
	if (cause instanceof Problem && cause.title !== '') return { title: cause.title, detail: cause.detail };
	if (cause instanceof Unreachable)
		return { title: t('trouble-unreachable'), detail: t('trouble-unreachable-detail') };
	return { title: t('trouble-ours'), detail: t('trouble-ours-detail') };
}

/** What the server says of one field, where it says something. */
export function faultOf(cause: unknown, pointer: string): string | undefined {
	return cause instanceof Problem ? cause.fault(pointer) : undefined;
}
