import { createContext } from 'svelte';
import type { Api } from '#lib/api/api';
import type { Community, Me, Role, Settings } from '#lib/api/types';
import { LANGUAGES, type Words } from '#lib/text/words.svelte';
import { keepAppearance, showLanguage, showTheme } from './preferences';

/** Who is here, what they may do, and how the app looks to them. */
export class Session {
	me = $state.raw() as Me;

	constructor(
		me: Me,
		readonly community: Community,
		private readonly api: Api,
		private readonly words: Words
	) {
		this.me = me;
	}

	get pending(): boolean {
		return this.me.status === 'pending';
	}

	get discreet(): boolean {
		return this.me.settings.discreet;
	}

	/** Staff have no powers before their second factor. */
	get needsSecondFactor(): boolean {
		return this.me.second_factor_needed;
	}

	get mayModerate(): boolean {
		return this.has(['moderator', 'supervisor', 'admin']);
	}

	/** What a pack says decides over everybody's words. */
	get mayWriteRules(): boolean {
		return this.has(['supervisor', 'admin']);
	}

	get mayInvite(): boolean {
		return this.has(['moderator', 'supervisor', 'admin']);
	}

	get mayCreateRooms(): boolean {
		return this.has(['moderator', 'worker', 'clinician', 'supervisor', 'admin']);
	}

	get mayAdminister(): boolean {
		return this.has(['admin']);
	}

	async change(settings: Partial<Settings>): Promise<void> {
		const now = await this.api.me.change(settings);
		this.me = { ...this.me, settings: now };
		await this.show();
	}

	/** Makes the page look as the settings say, and the server's pages with it. */
	async show(): Promise<void> {
		const { settings } = this.me;
		keepAppearance(settings);
		showTheme(settings.theme);
		const language = LANGUAGES.find((one) => one === settings.language);
		if (language && language !== this.words.language) await this.words.load(language);
		showLanguage(this.words.language, this.words.direction);
	}

	async refresh(): Promise<void> {
		this.me = await this.api.me.read();
	}

	private has(roles: readonly Role[]): boolean {
		return !this.pending && !this.needsSecondFactor && roles.includes(this.me.role);
	}
}

/** Away from the app, to the page that signs people in, and from there back to this screen. */
export function toSignIn(): void {
	location.assign(doorTo(location.pathname + location.search));
}

/** The first screen needs no naming: it is where people come anyway. */
export function doorTo(screen: string): string {
	return screen === '/app/' ? '/signin' : `/signin?next=${encodeURIComponent(screen)}`;
}

export const [getSession, setSession] = createContext<Session>();
