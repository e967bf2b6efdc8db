import { itemAbout, queueOf, say } from './with/moderation';
import { expect, like, test, type Someone } from './with/test';

const DEALER = 'تریاک می‌فروشم، پیام بده';
const INJECTING = 'I tied off, found the vein and watched the blood bloom in the barrel before I pushed';

/** A moderator opens an item, as from the queue. */
async function looksAt(moderator: Someone, item: { id: string } | undefined): Promise<void> {
	await moderator.opens(`/moderation/items/${item?.id}`);
}

test('a dealer’s line is refused in the author’s own language; they say that it is wrong, somebody decides, and they hear of it', async ({
	someone,
	withRole,
	room
}) => {
	const { id } = await room();
	const [ada, judge] = [await someone({ locale: 'fa-IR' }), await withRole('moderator')];
	await ada.asks('PATCH', '/me/settings', { language: 'fa' });
	await ada.enters(id);
	await ada.box.fill(DEALER);
	await ada.page.getByRole('button', { name: 'فرستادن', exact: true }).click();
	const row = ada.waiting('تریاک');
	await expect(row).toHaveAttribute('data-state', 'refused');
	const { items } = await ada.asks<{ items: { id: string; detail: string; verdict: string }[] }>(
		'GET',
		'/me/decisions'
	);
	expect(items.map((one) => one.verdict)).toEqual(['refuse']);
	// Why, in Persian and in the rule's own words.
	await expect(row.locator('.why').first()).toContainText(/[\u0600-\u06ff]{3}/);

	await row.getByRole('link', { name: 'چه تصمیمی گرفته شد و چطور بگویید که درست نیست' }).click();
	await expect(ada.page.getByRole('heading', { level: 1 })).toContainText('قاعده');
	await expect(ada.page.getByText(DEALER)).toBeVisible();
	await ada.page.getByRole('textbox', { name: 'چرا درست نیست؟' }).fill('این نقل قول از یک فیلم بود');
	await ada.page.getByRole('button', { name: 'فرستادن', exact: true }).click();
	await expect(ada.page.getByText('دوباره بررسی می‌شود')).toBeVisible();

	const appeal = (await queueOf(judge)).find((one) => one.kind === 'appeal' && one.text === DEALER);
	await looksAt(judge, appeal);
	await expect(judge.page.getByText(DEALER)).toBeVisible();
	await expect(judge.page.getByText('این نقل قول از یک فیلم بود')).toBeVisible();
	const answer = judge.page.getByRole('button', { name: 'Send the answer' });
	await expect(answer).toBeDisabled();
	await judge.page.getByRole('radio', { name: /^It stands/ }).check();
	await judge.page.getByLabel('Something to add').fill('اینجا جای فروش نیست.');
	await answer.click();
	await expect(judge.page.getByText('The people it concerns are told.')).toBeVisible();
	await expect(ada.page.getByText('دوباره بررسی شد: می‌ماند')).toBeVisible();
	// The answer is a decision of its own, and new until it was read.
	await ada.page.getByRole('link', { name: 'تصمیم‌ها' }).click();
	await expect(
		ada.page.getByText('اینجا جای فروش نیست.').or(ada.page.getByText('تصمیم می‌ماند'))
	).toBeVisible();
});

test('a reported message is folded for the reporter, the author is told why, and a second moderator judges the appeal: everybody hears of it', async ({
	someone,
	withRole,
	room
}) => {
	const { id } = await room();
	const [ada, ben] = [await someone(), await someone()];
	const [first, second] = [await withRole('moderator'), await withRole('moderator')];
	await ada.enters(id);
	await ben.enters(id);
	await ada.says('you people disgust me');
	await ben.actsOn('you people disgust me');
	await ben.page.getByRole('button', { name: 'Report to the moderators' }).click();
	const sheet = ben.page.getByRole('dialog', { name: 'Report to the moderators' });
	await expect(sheet).toContainText('Nobody is told that it was you');
	await expect(sheet.getByRole('button', { name: 'Report', exact: true })).toBeDisabled();
	await sheet.getByRole('radio', { name: 'Hate, or putting people down' }).check();
	await sheet.getByRole('textbox').fill('It is aimed at Cem');
	await sheet.getByRole('button', { name: 'Report', exact: true }).click();
	await expect(ben.log.getByText('You reported this message.')).toBeVisible();
	await expect(ben.log).not.toContainText('you people disgust me');
	await expect(ada.message('you people disgust me')).toBeVisible();
	await ben.page.reload();
	await ben.isConnected();
	await expect(ben.log).not.toContainText('you people disgust me');

	const reported = (await queueOf(first)).find((one) => one.text === 'you people disgust me');
	await looksAt(first, reported);
	await first.page.getByRole('button', { name: 'Remove', exact: true }).click();
	await first.page.getByRole('button', { name: 'Send the reason' }).click();
	await expect(first.page.getByText('The people it concerns are told.')).toBeVisible();
	// The reporter is told, and so is the author: why, where they wrote.
	await ben.page.getByRole('link', { name: 'Back' }).click();
	await ben.page.getByRole('link', { name: like('More 1 new') }).click();
	await ben.page.getByRole('link', { name: /Decisions/ }).click();
	await expect(ben.page.getByText('Something was done about it. Thank you for telling.')).toBeVisible();
	await expect(ben.page.getByRole('link', { name: /new/ })).toHaveCount(0);

	await ada.log.getByRole('link', { name: 'What was decided, and how to say that it is wrong' }).click();
	await expect(ada.page.getByRole('heading', { level: 1 })).toHaveText('A moderator removed your message');
	await expect(ada.page.getByText('It put people down for who they are.')).toBeVisible();
	await ada.page.getByRole('textbox', { name: 'Why is it wrong?' }).fill('It was a line from a song');
	await ada.page.getByRole('button', { name: 'Send', exact: true }).click();
	await expect(ada.page.getByText('It is with someone who was not part of the decision.')).toBeVisible();
	await expect(ada.page.getByText('It was a line from a song')).toBeVisible();

	const appeal = (await queueOf(second)).find(
		(one) => one.kind === 'appeal' && one.text === 'you people disgust me'
	);
	const answer = { version: appeal?.version, verdict: 'overturn', words: 'You are right.' };
	await expect(first.asks('POST', `/moderation/items/${appeal?.id}/decision`, answer)).rejects.toThrow('403');
	await looksAt(second, appeal);
	await second.page.getByRole('radio', { name: /^Take it back/ }).check();
	await second.page.getByLabel('Something to add').fill('You are right.');
	await second.page.getByRole('button', { name: 'Send the answer' }).click();
	// Both hear of it: whoever was decided about, and whoever decided.
	await expect(ada.page.getByText('Looked at again: taken back')).toBeVisible();
	await expect(first.page.getByText(/looked at a decision of yours again and took it back/)).toBeVisible();
	await second.opens('/moderation/audit');
	await second.page.getByRole('button', { name: 'Verify the whole audit' }).click();
	await expect(second.page.getByText(/entries are as they were written/)).toBeVisible();
});

test('a decision that comes while away is found, counted and read', async ({ someone, withRole, room }) => {
	const { id } = await room();
	const [ada, ben, moderator] = [await someone(), await someone(), await withRole('moderator')];
	for (const person of [ada, ben]) await person.asks('PUT', `/rooms/${id}/members/me`);
	const said = await say(ada, id, 'something unkind about someone');
	await ben.asks('POST', '/moderation/reports', { room: id, message: said, category: 'harassment' });
	const item = await itemAbout(moderator, said);
	await moderator.asks('POST', `/moderation/items/${item.id}/decision`, {
		version: item.version,
		verdict: 'remove',
		reason: 'harassment'
	});
	await ada.opens('/');
	await ada.page.getByRole('link', { name: like('More 1 new') }).click();
	await ada.page.getByRole('link', { name: like('Decisions 1 new') }).click();
	const card = ada.page.getByRole('article', { name: /A moderator removed your message/ });
	await expect(card).toContainText('new');
	await expect(card).toContainText('something unkind about someone');
	const bar = ada.page.getByRole('navigation', { name: 'Main' });
	await expect(bar.getByRole('link', { name: 'More', exact: true })).toBeVisible();
	await ada.page.reload();
	await expect(card).not.toContainText('new');
});

test('words behind a content note are opened by choice, and by themselves for whoever wants it', async ({
	someone,
	room
}) => {
	const { id } = await room();
	const [ada, ben] = [await someone(), await someone()];
	await ada.enters(id);
	await ben.enters(id);
	await ada.says(INJECTING);
	const covered = ben.log.locator('article', { hasText: 'injecting, in detail' });
	await expect(covered).toBeVisible();
	await expect(ben.log).not.toContainText('watched the blood');
	// Nor is it read out, or shown in the list of rooms.
	await expect(ben.page.locator('main > [aria-live=polite]')).toContainText('folded');
	await expect(ben.page.locator('main > [aria-live=polite]')).not.toContainText('blood');
	// By keyboard: Tab goes from the message to what opens it.
	await covered.focus();
	await ben.page.keyboard.press('Tab');
	await ben.page.keyboard.press('Enter');
	await expect(covered.getByText('watched the blood')).toBeVisible();
	await covered.getByRole('button', { name: 'Fold the message' }).click();
	await expect(covered.getByText('watched the blood')).toHaveCount(0);
	// Whoever wrote it sees their own words, and why others do not at once.
	await expect(ada.message('watched the blood')).toContainText('others first see what it is about');

	await ben.page.getByRole('link', { name: 'Back' }).click();
	await expect(ben.log).toHaveCount(0);
	await expect(ben.page.getByText('injecting, in detail')).toBeVisible();
	await expect(ben.page.locator('main')).not.toContainText('blood');
	await ben.opens('/settings/look');
	await ben.page.getByRole('checkbox', { name: 'Open them by themselves' }).check();
	await expect(ben.page.getByText('Saved.')).toBeVisible();
	await ben.enters(id);
	await expect(ben.log.getByText('watched the blood')).toBeVisible();
});

test('whoever may not write for a while is told until when and what is left, and writes again when it ends', async ({
	someone,
	withRole,
	room
}) => {
	const { id } = await room();
	const [ada, ben, moderator] = [await someone(), await someone(), await withRole('moderator')];
	await ada.enters(id);
	await ben.enters(id);
	await ben.says('good evening');
	await expect(ada.message('good evening')).toBeVisible();
	await moderator.asks('POST', `/moderation/members/${ada.id}/sanctions`, {
		step: 'mute',
		hours: 2,
		room: id,
		reason: 'harassment',
		words: 'Please leave Ben alone.'
	});
	const closed = ada.page.getByRole('region', { name: 'Write a message' });
	await expect(closed).toContainText('You can write here again on');
	await expect(ada.box).toHaveCount(0);
	await closed.getByRole('link', { name: 'Why, and how to say that it is wrong' }).click();
	await ada.page
		.getByRole('article', { name: /You cannot write for a while/ })
		.getByRole('link')
		.click();
	await expect(ada.page.getByText('Please leave Ben alone.')).toBeVisible();
	await expect(ada.page.getByRole('textbox', { name: 'Why is it wrong?' })).toBeVisible();

	await ada.opens(`/rooms/${id}`);
	await expect(closed).toBeVisible();
	const history = await moderator.asks<{ sanctions: { id: string }[] }>(
		'GET',
		`/moderation/members/${ada.id}`
	);
	await moderator.asks('DELETE', `/moderation/sanctions/${history.sanctions[0]?.id}`);
	await expect(ada.box).toBeVisible();
	await ada.says('I am sorry');
	await expect(ben.message('I am sorry')).toBeVisible();

	await moderator.asks('POST', `/moderation/members/${ada.id}/sanctions`, {
		step: 'observe',
		hours: 2,
		reason: 'guidelines'
	});
	await expect(closed).toContainText('give quiet answers');
	await ada.actsOn('good evening');
	await ada.page.getByRole('button', { name: 'Strength' }).click();
	await expect(ben.message('good evening').getByRole('button', { name: /Strength/ })).toBeVisible();
});

test('whoever writes of danger is shown whom to call, said once, and is stopped in nothing', async ({
	someone,
	withRole,
	room
}) => {
	const { id } = await room();
	const [ada, ben, moderator] = [
		await someone({ locale: 'en-AU' }),
		await someone(),
		await withRole('moderator')
	];
	await ada.enters(id);
	await ben.enters(id);
	await ada.says('honestly I keep thinking about killing myself');
	await expect(ben.message('honestly I keep thinking')).toBeVisible();
	const card = ada.page.getByRole('region', { name: 'You do not have to get through this alone' });
	await expect(card.getByRole('link', { name: like('Call 13 11 14') })).toHaveAttribute('href', 'tel:131114');
	await expect(card.getByRole('link', { name: like('call 000') })).toBeVisible();
	await expect(card.getByRole('status')).toHaveText('You do not have to get through this alone');
	await expect(card.getByRole('alert')).toHaveCount(0);
	await expect(ada.box).toBeFocused();
	await ada.says('and I am still here');
	await expect(ben.message('and I am still here')).toBeVisible();
	await card.getByRole('button', { name: 'Put this away' }).click();
	await expect(card).toHaveCount(0);
	await expect(ben.page.getByRole('region', { name: /alone/ })).toHaveCount(0);
	// Also for somebody who may not write: the words do not go out, help comes.
	await moderator.asks('POST', `/moderation/members/${ada.id}/sanctions`, {
		step: 'mute',
		hours: 1,
		reason: 'guidelines'
	});
	const refusal = await ada.context.request.post(`${ada.server.url}/api/v1/rooms/${id}/messages`, {
		headers: { origin: ada.server.url },
		data: { id: `${ada.id.slice(0, 24)}000000000077`, body: 'I want to die' }
	});
	expect([refusal.status(), ((await refusal.json()) as { help: boolean }).help]).toEqual([403, true]);
});
