import type { Page } from '@playwright/test';
import { itemAbout, itemSaying, queueOf, reported, reports, say } from './with/moderation';
import { expect, like, test, type Someone } from './with/test';

const row = (page: Page, name: string) => page.locator('.row-card', { hasText: name });

async function openItem(moderator: Someone, item: { id: string }): Promise<void> {
	await moderator.opens(`/moderation/items/${item.id}`);
	await expect(moderator.page.getByRole('group', { name: 'Decide' })).toBeVisible();
}

test('what somebody reports comes up on the screen, blurred until the moderator chooses to read', async ({
	withRole,
	someone
}) => {
	const moderator = await withRole('moderator');
	await moderator.opens('/moderation');
	const { name, author } = await reported(moderator, someone);
	const { page } = moderator;
	await expect(
		row(page, name)
			.or(page.getByRole('button', { name: /new\. Show/ }))
			.first()
	).toBeVisible();
	await page.getByRole('button', { name: 'Look again' }).click();
	const card = row(page, name);
	await expect(card).toContainText('Urgent');
	await expect(card).toContainText(/Answer within/);
	await expect(card).toContainText(author.handle);
	// Blurred words are not read aloud either.
	await expect(card.getByText('I know someone')).toHaveCount(1);
	await expect(card.locator('[aria-hidden="true"]', { hasText: 'I know someone' })).toHaveCount(1);
	await card.getByRole('button', { name: 'Show the words' }).click();
	await expect(card.locator('[aria-hidden="true"]', { hasText: 'I know someone' })).toHaveCount(0);
});

test('one touch removes; the reason follows, and its author reads it', async ({ withRole, someone }) => {
	const moderator = await withRole('moderator');
	const { author, reporter, message, room } = await reported(moderator, someone);
	await openItem(moderator, await itemAbout(moderator, message));
	const { page } = moderator;
	// What stood before and after, the report without who made it.
	await expect(page.getByText('It was a hard day')).toBeVisible();
	await expect(page.getByText('Please leave that out')).toBeVisible();
	await expect(page.getByText('Selling or looking for drugs', { exact: true }).first()).toBeVisible();
	await page.getByRole('button', { name: 'Remove', exact: true }).click();
	await expect(page.getByText('Removed', { exact: true }).first()).toBeVisible();
	// The likeliest reason is chosen already, and shown as it will be read.
	await expect(page.getByText(/It offered or looked for drugs/).first()).toBeVisible();
	await page.getByLabel('Something to add').fill('Come to the Tuesday group instead.');
	await page.getByLabel('Only for the team').fill('First time.');
	await page.getByRole('button', { name: 'Send the reason' }).click();
	await expect(page.getByText('The people it concerns are told.')).toBeVisible();
	const mine = await author.asks<{ items: { verdict: string; detail: string }[] }>('GET', '/me/decisions');
	expect(mine.items[0]?.verdict).toBe('remove');
	expect(mine.items[0]?.detail).toContain('Come to the Tuesday group instead.');
	expect(JSON.stringify(mine)).not.toContain('First time.');
	const theirs = await reporter.asks<{ items: { outcome: string }[] }>('GET', '/me/reports');
	expect(theirs.items[0]?.outcome).toBe('acted');
	const log = await reporter.asks('GET', `/rooms/${room}/events?limit=50`);
	expect(JSON.stringify(log)).not.toContain('I know someone who has');
});

test('a volunteer on a small phone takes an item, acts with one touch, takes it back, and says why after', async ({
	withRole,
	someone
}) => {
	const small = { viewport: { width: 360, height: 640 }, hasTouch: true };
	const moderator = await withRole('moderator', small);
	const { author, message, name, room } = await reported(moderator, someone);
	const { id } = await itemAbout(moderator, message);
	const { page } = moderator;
	const standing = async () =>
		JSON.stringify(await author.asks('GET', `/rooms/${room}/events?limit=50`)).includes('I know someone');
	await moderator.opens('/moderation');
	await row(page, name)
		.getByRole('link', { name: like(`Report in ${name}`) })
		.tap();
	await expect(page.getByText('It was a hard day')).toBeVisible();
	await page.getByRole('button', { name: 'I take it' }).tap();
	await expect(page.getByText('You have it.')).toBeVisible();
	const remove = page.getByRole('button', { name: 'Remove', exact: true });
	// Under the thumb, without scrolling.
	await expect(remove).toBeInViewport({ ratio: 1 });
	await remove.tap();
	await expect(page.getByText('Until then nothing has happened.')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).tap();
	await expect(remove).toBeVisible();
	expect(await standing()).toBe(true);
	await remove.tap();
	await expect(page.getByRole('button', { name: 'Send the reason' })).toBeVisible();
	expect(await standing()).toBe(false);
	// Nobody hears of it without a reason, and it can still be said.
	await page.getByRole('button', { name: 'Send the reason' }).tap();
	await expect(page.getByText('The people it concerns are told.')).toBeVisible();
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
	await page.getByRole('button', { name: 'Next', exact: true }).tap();
	await expect(page).not.toHaveURL(new RegExp(id));
});

test('a touch that was not taken back counts when the moderator goes on to something else', async ({
	withRole,
	someone
}) => {
	const moderator = await withRole('moderator');
	const { message } = await reported(moderator, someone);
	const item = await itemAbout(moderator, message);
	await openItem(moderator, item);
	await moderator.page.getByRole('button', { name: 'Let it stay' }).click();
	await moderator.page.getByRole('main').getByRole('link', { name: 'Moderation' }).click();
	await expect.poll(async () => (await queueOf(moderator)).some((one) => one.id === item.id)).toBe(false);
});

test('a content note is chosen, and the message stands behind it', async ({ withRole, someone }) => {
	const moderator = await withRole('moderator');
	const { author, message, room } = await reported(moderator, someone);
	await openItem(moderator, await itemAbout(moderator, message));
	await moderator.page.getByRole('button', { name: 'Cover with a note' }).click();
	await moderator.page.getByRole('button', { name: 'Using drugs' }).click();
	await expect(moderator.page.getByText('Covered with a note').first()).toBeVisible();
	// Whoever reported it does not meet it again; everybody else finds it behind its note.
	const log = await author.asks('GET', `/rooms/${room}/events?limit=50`);
	expect(JSON.stringify(log)).toContain('about: using drugs');
});

test('who is on it is seen by others, who are told calmly when they come too late', async ({
	withRole,
	someone
}) => {
	const [ada, ben] = [await withRole('moderator'), await withRole('moderator')];
	const { name, message } = await reported(ada, someone);
	const item = await itemAbout(ada, message);
	await openItem(ada, item);
	await openItem(ben, item);
	// In the moment in which Ben can still take his touch back, Ada takes the item.
	await ben.page.getByRole('button', { name: 'Remove', exact: true }).click();
	await ada.page.getByRole('button', { name: 'I take it' }).click();
	await expect(ada.page.getByText('You have it.')).toBeVisible();
	await expect(ben.page.getByText(like(`${ada.handle} is looking at this`))).toBeVisible();
	await expect(ben.page.getByText(like(`${ada.handle} has it.`))).toBeVisible();
	await expect(ben.page.getByRole('group', { name: 'Decide' })).toHaveCount(0);
	await ben.opens('/moderation');
	await expect(row(ben.page, name)).toContainText(like(`${ada.handle} has it.`));
	await ada.page.getByRole('button', { name: 'Give it back' }).click();
	await expect(ada.page.getByRole('button', { name: 'I take it' })).toBeVisible();
	// Both decide in the same moment: the first counts, and the other is told.
	await openItem(ben, item);
	await ada.page.getByRole('button', { name: 'Let it stay' }).click();
	await ben.page.getByRole('button', { name: 'Remove', exact: true }).click();
	await expect(ada.page.getByText('Whoever reported it hears that it was read.')).toBeVisible();
	await expect(ben.page.getByText('This was decided already')).toBeVisible();
	await expect(ben.page.getByText('It stays').first()).toBeVisible();
});

test('a step of the ladder has a place, a length and a reason, and is lifted again', async ({
	withRole,
	someone
}) => {
	const moderator = await withRole('moderator');
	const { author, message, name, room } = await reported(moderator, someone);
	await openItem(moderator, await itemAbout(moderator, message));
	const { page } = moderator;
	await page.getByRole('button', { name: 'More steps' }).click();
	const sheet = page.getByRole('dialog');
	await sheet.getByRole('radio', { name: /^Mute/ }).check();
	await sheet.getByLabel('For how long?').selectOption('6');
	await sheet.getByLabel('And the message?').selectOption('remove');
	await sheet.getByRole('button', { name: /Mute.*: do it/ }).click();
	await expect(sheet).toHaveCount(0);
	await expect(page.getByText('Muted', { exact: true }).first()).toBeVisible();
	await expect(say(author, room, 'and now?')).rejects.toThrow(/403|409/);
	await page.getByRole('link', { name: 'What was decided before' }).click();
	await expect(page.getByRole('heading', { level: 1, name: author.handle })).toBeVisible();
	await expect(page.getByText(name).first()).toBeVisible();
	await page.getByRole('button', { name: 'Lift', exact: true }).click();
	await page.getByRole('button', { name: 'Lift it now' }).click();
	await expect(page.getByText(/^Lifted/).first()).toBeVisible();
	await say(author, room, 'I can write again');
});

test('a note about somebody is read by the team', async ({ withRole, someone }) => {
	const [ada, ben] = [await withRole('moderator'), await withRole('moderator')];
	const { author } = await reported(ada, someone);
	await ada.opens(`/moderation/members/${author.id}`);
	await ada.page.getByLabel('New note').fill('Talked on Tuesday; went well.');
	await ada.page.getByRole('button', { name: 'Add the note' }).click();
	await expect(ada.page.getByLabel('New note')).toHaveValue('');
	await ben.opens(`/moderation/members/${author.id}`);
	await expect(ben.page.getByText('Talked on Tuesday; went well.')).toBeVisible();
});

test('an appeal is decided anew by somebody else, and the message comes back', async ({
	withRole,
	someone
}) => {
	const [first, second] = [await withRole('moderator'), await withRole('moderator')];
	const { author, reporter, room } = await reported(first, someone);
	await say(author, room, 'see https://example.org/tuesday');
	const held = await itemSaying(first, author, 'example.org/tuesday');
	await first.asks('POST', `/moderation/items/${held.id}/decision`, {
		version: held.version,
		verdict: 'decline',
		reason: 'spam'
	});
	const mine = await author.asks<{ items: { id: string }[] }>('GET', '/me/decisions');
	await author.asks('POST', `/me/decisions/${mine.items[0]?.id}/appeal`, {
		text: 'It is our own timetable.'
	});
	const appeal = await first.asks<{ items: { id: string; kind: string; author?: { id: string } }[] }>(
		'GET',
		'/moderation/items?limit=100'
	);
	const item = appeal.items.find((one) => one.kind === 'appeal' && one.author?.id === author.id)!;
	await first.opens(`/moderation/items/${item.id}`);
	await expect(first.page.getByText('This is about your own decision')).toBeVisible();
	await expect(first.page.getByRole('button', { name: 'Send the answer' })).toHaveCount(0);
	await second.opens(`/moderation/items/${item.id}`);
	await expect(second.page.getByText('It is our own timetable.')).toBeVisible();
	// By whom it was decided first is nobody's business here.
	await expect(second.page.locator('main')).not.toContainText(first.handle);
	await second.page.getByRole('radio', { name: /^Take it back/ }).check();
	await second.page.getByLabel('Something to add').fill('You are right, sorry.');
	await second.page.getByRole('button', { name: 'Send the answer' }).click();
	await expect(second.page.getByText('The people it concerns are told.')).toBeVisible();
	const log = await reporter.asks('GET', `/rooms/${room}/events?limit=50`);
	expect(JSON.stringify(log)).toContain('example.org/tuesday');
});

test('somebody who looks after one room sees that room, and nothing of others', async ({
	withRole,
	someone
}) => {
	const moderator = await withRole('moderator');
	const own = await reported(moderator, someone);
	const other = await reported(moderator, someone);
	const helper = await someone();
	await helper.opens('/more');
	await expect(helper.page.getByRole('link', { name: /Moderation/ })).toHaveCount(0);
	await helper.asks('PUT', `/rooms/${own.room}/members/me`);
	await moderator.asks('PUT', `/rooms/${own.room}/members/${helper.id}`, { role: 'moderator' });
	await helper.opens('/more');
	await helper.page.getByRole('link', { name: /Moderation/ }).click();
	await expect(row(helper.page, own.name)).toBeVisible();
	await expect(row(helper.page, other.name)).toHaveCount(0);
	await expect(helper.page.getByRole('link', { name: /^Audit/ })).toHaveCount(0);
});

test('what one has read is counted for oneself, and the blur can be switched off', async ({
	withRole,
	someone
}) => {
	const moderator = await withRole('moderator');
	const { message, name } = await reported(moderator, someone);
	await openItem(moderator, await itemAbout(moderator, message));
	await moderator.opens('/moderation/care');
	await expect(moderator.page.getByText(like('You have read 1 item today.'))).toBeVisible();
	await moderator.page.getByLabel(/Blur texts/).uncheck();
	await moderator.opens('/moderation');
	await expect(row(moderator.page, name)).toBeVisible();
	await expect(row(moderator.page, name).getByRole('button', { name: 'Show the words' })).toHaveCount(0);
});

test('a decision without its reason is found again under how one is doing', async ({ withRole, someone }) => {
	const moderator = await withRole('moderator');
	const { message } = await reported(moderator, someone);
	await openItem(moderator, await itemAbout(moderator, message));
	await moderator.page.getByRole('button', { name: 'Remove', exact: true }).click();
	await expect(moderator.page.getByRole('button', { name: 'Send the reason' })).toBeVisible();
	await moderator.opens('/moderation');
	await moderator.page.getByRole('link', { name: /decision of yours still wants a reason/ }).click();
	await moderator.page.getByLabel('Reason', { exact: true }).selectOption({ label: 'Hate' });
	await moderator.page.getByRole('button', { name: 'Send the reason' }).click();
	await expect(moderator.page.getByRole('button', { name: 'Send the reason' })).toHaveCount(0);
});

test('the audit tells who did what, and is verified', async ({ withRole, someone }) => {
	const moderator = await withRole('moderator');
	const { message } = await reported(moderator, someone);
	const item = await itemAbout(moderator, message);
	await moderator.asks('PUT', `/moderation/items/${item.id}/claim`);
	await moderator.opens('/moderation/audit');
	await expect(moderator.page.getByText('Taken', { exact: true }).first()).toBeVisible();
	await moderator.page.getByRole('button', { name: 'Verify the whole audit' }).click();
	await expect(moderator.page.getByText(/entries are as they were written/)).toBeVisible();
});

test('a second report of the same message adds to the item', async ({ withRole, someone }) => {
	const moderator = await withRole('moderator');
	const { room, message, name } = await reported(moderator, someone);
	const another = await someone();
	await another.asks('PUT', `/rooms/${room}/members/me`);
	await reports(another, room, message, 'danger');
	await moderator.opens('/moderation');
	await expect(row(moderator.page, name)).toHaveCount(1);
	await expect(row(moderator.page, name)).toContainText(like('2 reports'));
	await expect(row(moderator.page, name)).toContainText('Someone may be in danger');
});

test('a moderator in another part of the app is told of what is urgent, and led there', async ({
	withRole,
	someone
}) => {
	const moderator = await withRole('moderator');
	await moderator.opens('/');
	const { room, reporter, author } = await reported(moderator, someone);
	await reports(reporter, room, await say(author, room, 'I took all of it'), 'danger');
	await moderator.page.getByRole('link', { name: /Look at the queue/ }).click();
	await expect(moderator.page.getByRole('heading', { level: 1, name: 'Moderation' })).toBeVisible();
	await moderator.opens('/people');
	await expect(moderator.page.getByRole('link', { name: /Look at the queue/ })).toHaveCount(0);
});

test('a member downloads nothing of the console', async ({ someone, room }) => {
	const { id } = await room();
	const ada = await someone();
	const loaded: string[] = [];
	ada.page.on('response', async (answer) => {
		if (!/\.js($|\?)/.test(answer.url())) return;
		const text = await answer.text().catch(() => '');
		if (/verdicts-label/.test(text)) loaded.push(answer.url());
	});
	await ada.enters(id);
	await ada.opens('/more');
	await ada.page.waitForLoadState('networkidle');
	expect(loaded).toEqual([]);
});

test('a room under attack says so quietly, and its door is closed, until the moderator switches it off', async ({
	withRole,
	someone,
	room
}) => {
	const { id, name } = await room();
	const [moderator, ada, late] = [await withRole('moderator'), await someone(), await someone()];
	await ada.enters(id);
	const line = ada.page.getByText('Many new people came at once');
	await expect(line).toHaveCount(0);
	await moderator.opens('/moderation/raid');
	const card = moderator.page.locator('.row-card', { hasText: name });
	await card.getByRole('button', { name: like(`Switch on ${name}`) }).click();
	await expect(card.getByText('Links are not let through.')).toBeVisible();
	await card.getByRole('button', { name: 'Switch raid mode on' }).click();
	await expect(card.getByText('On.', { exact: true })).toBeVisible();
	await expect(line).toBeVisible();
	// Whose account is new hears why their words wait, and keeps them.
	await ada.says('I am still here');
	await expect(ada.waiting('I am still here')).toHaveAttribute('data-state', 'held');
	await expect(ada.waiting('I am still here')).toContainText('The room is careful right now');
	await late.opens('/');
	await expect(late.page.getByRole('button', { name: `Join ${name}` })).toBeVisible();
	await expect(late.asks('PUT', `/rooms/${id}/members/me`)).rejects.toThrow(/403|409|423|503/);
	await card.getByRole('button', { name: like(`Switch off ${name}`) }).click();
	await card.getByRole('button', { name: 'Switch raid mode off' }).click();
	await expect(line).toHaveCount(0);
	await late.asks('PUT', `/rooms/${id}/members/me`);
});

test('an item that is too heavy is handed to somebody else, and the first need not say why', async ({
	withRole,
	someone
}) => {
	const [ada, ben] = [await withRole('moderator'), await withRole('moderator')];
	const { name, message } = await reported(ada, someone);
	await openItem(ada, await itemAbout(ada, message));
	await ben.opens('/');
	await ada.page.getByRole('button', { name: 'I take it' }).click();
	await ada.page.getByRole('button', { name: 'Hand over' }).click();
	await ada.page
		.getByRole('dialog')
		.getByRole('button', { name: like(ben.handle) })
		.click();
	await expect(ada.page.getByText(like(`${ben.handle} has it.`))).toBeVisible();
	await ben.opens('/moderation');
	await ben.page.getByRole('button', { name: 'Mine' }).click();
	await expect(row(ben.page, name)).toBeVisible();
});

test('a text is tried, a pack is read and changed for a try, and only those above put it in force', async ({
	withRole
}) => {
	const moderator = await withRole('moderator');
	const { page } = moderator;
	await moderator.opens('/moderation/rules/try');
	await page.getByLabel('Text', { exact: true }).fill('Selling xanax, 5 each, DM me');
	await page.getByRole('button', { name: 'Ask the rules' }).click();
	await expect(page.getByText('It does not go out')).toBeVisible();
	await moderator.opens('/moderation/rules/counts');
	await expect(page.locator('main .row-card').first()).toBeVisible();
	await moderator.opens('/moderation/figures');
	await expect(page.getByText(/Small numbers are not shown/)).toBeVisible();
	const { items } = await moderator.asks<{ items: { id: string; title: string }[] }>(
		'GET',
		'/moderation/packs'
	);
	const pack = items.find(({ id }) => id === 'sourcing-en') ?? items[0];
	await moderator.opens('/moderation/rules');
	await page.getByRole('link', { name: pack?.title ?? '', exact: true }).click();
	const text = page.getByLabel('The text of the pack');
	await expect(text).toHaveValue(/\[\[rule\]\]/);
	await expect(page.getByRole('button', { name: 'Save and use it' })).toHaveCount(0);
	await text.fill(`${await text.inputValue()}\n[[rule]]\nid = 1\n`);
	await page.getByRole('button', { name: 'Check', exact: true }).click();
	await expect(page.getByText('The pack was not taken.')).toBeVisible();
	await page.getByRole('button', { name: /^Line/ }).first().click();
	await expect(text).toBeFocused();
});
