import { consoleWords } from '#lib/moderation/words';

/** The words of the console come with it, not with the app. */
export async function load({ parent }) {
	const { words } = await parent();
	await words.add(consoleWords);
}
