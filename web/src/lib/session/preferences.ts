import type { Language, Settings, Theme } from '#lib/api/types';

/**
 * Choices the server's own pages obey too, before anybody signs in: they travel in cookies that
 * scripts can read. What is in a cookie is what the page shows.
 */
const YEAR_SECONDS = 31_536_000;
const THEMES: readonly Theme[] = ['system', 'light', 'dark', 'contrast'];

export interface Appearance {
	language: string | null;
	theme: Theme;
	discreet: boolean;
}

export function readAppearance(cookies: string = document.cookie): Appearance {
	const value = (name: string): string | null =>
		new RegExp(`(?:^|; )${name}=([^;]*)`).exec(cookies)?.[1] ?? null;
	const theme = value('homegroup-theme');
	return {
		language: value('homegroup-language'),
		theme: THEMES.find((one) => one === theme) ?? 'system',
		discreet: value('homegroup-discreet') === '1'
	};
}

export function keepAppearance(settings: Pick<Settings, 'language' | 'theme' | 'discreet'>): void {
	// None chosen: the server goes on following the browser.
	if (settings.language) keepCookie('homegroup-language', settings.language);
	keepCookie('homegroup-theme', settings.theme);
	keepCookie('homegroup-discreet', settings.discreet ? '1' : '0');
}

export function showTheme(theme: Theme): void {
	if (theme === 'system') delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = theme;
}

export function showLanguage(language: Language, direction: 'ltr' | 'rtl'): void {
	document.documentElement.lang = language;
	document.documentElement.dir = direction;
}

function keepCookie(name: string, value: string): void {
	document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
}
