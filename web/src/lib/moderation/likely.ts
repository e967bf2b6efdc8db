import type { Category, ItemDetail, Reason } from './shapes';

const BY_CATEGORY: Partial<Record<Category, Reason>> = {
	selling: 'selling',
	threat: 'threat',
	hate: 'hate',
	sexual: 'sexual',
	privacy: 'privacy',
	dosing: 'dosing',
	harassment: 'harassment',
	triggering: 'triggering',
	spam: 'spam'
};

/** The first part of a rule's id says what it is about. */
const BY_SUBJECT: Record<string, Reason> = {
	sourcing: 'selling',
	selling: 'selling',
	dosing: 'dosing',
	contact: 'privacy',
	hate: 'hate',
	sexual: 'sexual',
	spam: 'spam',
	links: 'spam',
	triggering: 'triggering'
};

/** The reason that is most often right here, chosen already: a tired thumb has one thing less to do. */
export function likelyReason(item: Pick<ItemDetail, 'reports_made' | 'rules'>): Reason | null {
	for (const { category } of item.reports_made) {
		const reason = BY_CATEGORY[category];
		if (reason) return reason;
	}
	for (const rule of item.rules) {
		const reason = BY_SUBJECT[rule.split('/')[0] ?? ''];
		if (reason) return reason;
	}
	return null;
}
