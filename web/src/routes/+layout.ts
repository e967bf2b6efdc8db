import { Api } from '#lib/api/api';
import { Problem } from '#lib/api/http';
import { readAppearance, showLanguage, showTheme } from '#lib/session/preferences';
import { toSignIn } from '#lib/session/session.svelte';
import { chosenLanguage, Words } from '#lib/text/words.svelte';
import '../app.css';

export const ssr = false;
export const prerender = false;

/** What every screen needs. A server that does not answer is a screen of its own, not a failure. */
export async function load() {
	const appearance = readAppearance();
	showTheme(appearance.theme);
	const api = new Api();
	const words = new Words();
	api.http.onUnknownPerson = () => toSignIn();

	const language = chosenLanguage([appearance.language ?? '', ...navigator.languages]);
	const [, me, community] = await Promise.all([
		words.load(language),
		api.me.read().catch((cause: unknown) => cause),
		api.community().catch((cause: unknown) => cause)
	]);
	showLanguage(words.language, words.direction);
	// On the way to the sign-in page: nothing is drawn that would only flash.
	if (me instanceof Problem && me.status === 401) await new Promise<never>(() => {});
	const failure = [me, community].find((answer) => answer instanceof Error) ?? null;
	return failure
		? { api, words, failure, me: null, community: null }
		: {
				api,
				words,
				failure: null,
				me: me as Awaited<ReturnType<typeof api.me.read>>,
				community: community as Awaited<ReturnType<typeof api.community>>
			};
}
