import type { Api } from '#lib/api/api';
import type { MeetingType } from '#lib/api/types';

/** The words of the vocabulary, by their codes. */
export async function labelsOf(api: Api): Promise<Map<string, string>> {
	const { items } = await api.meetings.types();
	return new Map(items.map(({ code, label }: MeetingType) => [code, label]));
}
