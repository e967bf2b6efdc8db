import { itemAbout, reported } from './with/moderation';
import { expect, like, test, type Someone } from './with/test';

/** Presses Tab until the focus is on what is wanted; nobody should need more presses than there are things. */
async function tabTo(person: Someone, name: RegExp): Promise<void> {
	for (let pressed = 0; pressed < 60; pressed += 1) {
		await person.page.keyboard.press('Tab');
		const words = await person.page.evaluate(() => {
			const on = document.activeElement;
			return on?.getAttribute('aria-label') ?? on?.textContent?.trim() ?? '';
		});
		if (name.test(words)) return;
	}
	throw new Error(`nothing called ${name} can be reached with Tab`);
}

test('the queue and an item need nothing but a keyboard, and the focus is never behind the bar', async ({
	withRole,
	someone
}) => {
	const moderator = await withRole('moderator');
	const { message, name } = await reported(moderator, someone);
	await itemAbout(moderator, message);
	await moderator.opens('/moderation');
	const { page } = moderator;
	await expect(page.locator('.row-card', { hasText: name })).toBeVisible();
	await tabTo(moderator, like(`Report in ${name}`));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('group', { name: 'Decide' })).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	await tabTo(moderator, /I take it/);
	const seen = await page.evaluate(() => {
		const box = document.activeElement!.getBoundingClientRect();
		const on = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
		return document.activeElement!.contains(on);
	});
	expect(seen).toBe(true);
	await page.keyboard.press('Enter');
	await expect(page.getByText('You have it.')).toBeVisible();
	await tabTo(moderator, /^More steps$/);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'More steps' })).toBeFocused();
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByText('Whoever reported it hears that it was read.')).toBeVisible();
});
