import { expect, newHandle, type Someone } from './test';

/** What people say and report in the scenes of the console. */
export interface Lines {
	room: string;
	about: string;
	before: readonly string[];
	dealer: string;
	answer: string;
	note: string;
	hard: string;
	link: string;
	appeal: string;
	team: string;
}

export const ENGLISH: Lines = {
	room: 'Night owls',
	about: 'For anyone who is up at night',
	before: [
		'Hello everyone. It was a hard day, but I came.',
		'Good that you are here.',
		'Me too, until three.'
	],
	dealer: 'I know someone who has what you need, write to me',
	answer: 'Please leave that out of here.',
	note: 'He wrote the same to me yesterday.',
	hard: 'I keep thinking about how it was, every detail of it.',
	link: 'look at this https://example.org',
	appeal: 'I meant the group on Tuesday, nothing else. Please read it again.',
	team: 'Talked with them in June. They answer well when one asks first.'
};

let made = 0;
function messageId(person: Someone): string {
	made += 1;
	return `${person.id.slice(0, 24)}${String(made).padStart(12, '0')}`;
}

export async function say(person: Someone, room: string, body: string): Promise<string> {
	const id = messageId(person);
	await person.asks('POST', `/rooms/${room}/messages`, { id, body });
	return id;
}

export interface QueueLine {
	id: string;
	kind: string;
	version: number;
	message?: string;
	text?: string;
	author?: { handle: string };
}

export async function queueOf(moderator: Someone, state = 'open'): Promise<QueueLine[]> {
	return (await moderator.asks<{ items: QueueLine[] }>('GET', `/moderation/items?state=${state}&limit=100`))
		.items;
}

/** The item that is about a message; waits until it is filed. */
export const itemAbout = (moderator: Someone, message: string): Promise<QueueLine> =>
	itemThat(moderator, (item) => item.message === message);

/** The same for a text that stands in no log yet. */
/** What somebody said; other tests may have said the same on this server. */
export const itemSaying = (moderator: Someone, author: Someone, words: string): Promise<QueueLine> =>
	itemThat(moderator, (item) => item.author?.handle === author.handle && item.text?.includes(words) === true);

async function itemThat(moderator: Someone, fits: (item: QueueLine) => boolean): Promise<QueueLine> {
	let found: QueueLine | undefined;
	await expect
		.poll(async () => {
			found = (await queueOf(moderator)).find(fits);
			return found !== undefined;
		})
		.toBe(true);
	return found!;
}

export async function reports(
	person: Someone,
	room: string,
	message: string,
	category = 'selling',
	note?: string
): Promise<void> {
	await person.asks('POST', '/moderation/reports', { room, message, category, ...(note ? { note } : {}) });
}

/** A room in which something was said that somebody reported. */
export async function reported(
	keeper: Someone,
	someone: (wish?: { handle?: string }) => Promise<Someone>,
	lines: Lines = ENGLISH
): Promise<{ room: string; name: string; author: Someone; reporter: Someone; message: string }> {
	const name = `${lines.room} ${newHandle('').slice(0, 5)}`;
	const { id: room } = await keeper.asks<{ id: string }>('POST', '/rooms', {
		name,
		kind: 'group',
		description: lines.about
	});
	const author = await someone({ handle: newHandle('Heron').slice(0, 10) });
	const reporter = await someone({ handle: newHandle('Marigold').slice(0, 12) });
	for (const person of [author, reporter]) await person.asks('PUT', `/rooms/${room}/members/me`);
	for (const line of lines.before) await say(reporter, room, line);
	const message = await say(author, room, lines.dealer);
	await say(reporter, room, lines.answer);
	await reports(reporter, room, message, 'selling', lines.note);
	return { room, name, author, reporter, message };
}

/** Something on every screen of the console, for whoever looks at all of them. */
export async function consoleScene(
	admin: Someone,
	other: Someone,
	someone: (wish?: { handle?: string }) => Promise<Someone>,
	lines: Lines = ENGLISH
): Promise<Record<string, string>> {
	const scene = await reported(admin, someone, lines);
	const { room, author, reporter } = scene;
	const item = await itemAbout(admin, scene.message);
	await admin.asks('PUT', `/moderation/items/${item.id}/claim`);
	// A second author, so that what is decided of one does not fill the history of the other.
	const second = await someone({ handle: newHandle('Tanager').slice(0, 10) });
	await second.asks('PUT', `/rooms/${room}/members/me`);
	const hard = await say(second, room, lines.hard);
	await reports(reporter, room, hard, 'danger', lines.note);
	await say(second, room, lines.link);
	// Decided by somebody else, and appealed.
	const gone = await say(author, room, lines.dealer);
	await reports(reporter, room, gone, 'selling');
	const decided = await itemAbout(other, gone);
	await other.asks('POST', `/moderation/items/${decided.id}/decision`, {
		version: decided.version,
		verdict: 'remove',
		reason: 'selling',
		sanction: { step: 'mute', room, hours: 24 },
		internal_note: lines.team
	});
	const mine = await author.asks<{ items: { id: string; verdict: string }[] }>('GET', '/me/decisions');
	const removal = mine.items.find((one) => one.verdict === 'remove');
	await author.asks('POST', `/me/decisions/${removal?.id}/appeal`, { text: lines.appeal });
	await admin.asks('POST', `/moderation/members/${author.id}/notes`, { text: lines.team });
	const open = await queueOf(admin);
	const appeal = open.find((one) => one.kind === 'appeal');
	const held = open.find((one) => one.kind === 'held');
	const crisis = await itemAbout(admin, hard);
	const { items: packs } = await admin.asks<{ items: { id: string }[] }>('GET', '/moderation/packs');
	return {
		queue: '/moderation',
		item: `/moderation/items/${item.id}`,
		crisis: `/moderation/items/${crisis.id}`,
		held: `/moderation/items/${held?.id}`,
		appeal: `/moderation/items/${appeal?.id}`,
		done: `/moderation/items/${decided.id}`,
		history: `/moderation/members/${author.id}`,
		rules: '/moderation/rules',
		pack: `/moderation/rules/${packs[0]?.id}`,
		try: '/moderation/rules/try',
		counts: '/moderation/rules/counts',
		raid: '/moderation/raid',
		audit: '/moderation/audit',
		care: '/moderation/care',
		figures: '/moderation/figures'
	};
}
