import { itemAbout, queueOf, say } from './moderation';
import { expect, newHandle, type Someone } from './test';

/** What people write in the scenes of fairness, in the words of one language. */
export interface Words {
	room: string;
	about: string;
	hello: string;
	unkind: string;
	covered: string;
	dealer: string;
	link: string;
	number: string;
	danger: string;
	appeal: string;
	note: string;
	from: string;
}

export const WORDS: Record<'en' | 'ru' | 'fa', Words> = {
	en: {
		room: 'Night owls',
		about: 'For anyone who is up at night',
		hello: 'Hello everyone. It was a hard day, but I came.',
		unkind: 'Nobody here wants to hear from you again',
		covered: 'I tied off, found the vein and watched the blood bloom in the barrel before I pushed',
		dealer: 'Selling xanax, 5 each, DM me',
		link: 'this helped me: https://example.org/reading',
		number: 'call me on 0171 555 0199 tonight',
		danger: 'honestly I keep thinking about killing myself',
		appeal: 'It was a line from a song, I was quoting it.',
		note: 'He wrote the same to me yesterday.',
		from: 'Please leave Marigold alone.'
	},
	ru: {
		room: 'Ночные совы',
		about: 'Для всех, кому не спится ночью',
		hello: 'Привет всем. Был трудный день, но я здесь.',
		unkind: 'Никто здесь больше не хочет вас слышать',
		covered: 'перетянул жгут зубами, нашёл вену, увидел контроль и медленно вдавил поршень',
		dealer: 'продам ксанакс, 500 за штуку, пиши в лс',
		link: 'мне помогло: https://example.org/reading',
		number: 'звони 8 912 345-67-89 вечером',
		danger: 'не хочу больше жить',
		appeal: 'Это была строчка из песни, я её цитировал.',
		note: 'Вчера он написал мне то же самое.',
		from: 'Пожалуйста, оставьте Marigold в покое.'
	},
	fa: {
		room: 'شب‌زنده‌داران',
		about: 'برای هر کسی که شب‌ها بیدار است',
		hello: 'سلام به همه. امروز روز سختی بود، اما آمدم.',
		unkind: 'هیچ‌کس اینجا دیگر نمی‌خواهد صدای شما را بشنود',
		covered: 'بازومو بستم، رگو پیدا کردم، خون که اومد تو سرنگ آروم فشار دادم',
		dealer: 'تریاک می‌فروشم، پیام بده',
		link: 'این به من کمک کرد: https://example.org/reading',
		number: 'شب زنگ بزن ۰۹۱۲ ۳۴۵ ۶۷۸۹',
		danger: 'می‌خوام بمیرم',
		appeal: 'یک خط از یک ترانه بود، نقل قول کردم.',
		note: 'دیروز همین را به من هم نوشت.',
		from: 'لطفاً ماریگلد را راحت بگذارید.'
	}
};

export interface Scene {
	room: string;
	other: string;
	decisions: { id: string; verdict: string; appeal: string }[];
}

/** A room in which much was decided about one member: refused, removed, covered, held, muted elsewhere. */
export async function fairScene(
	member: Someone,
	keeper: Someone,
	someone: (wish?: { handle?: string }) => Promise<Someone>,
	words: Words
): Promise<Scene> {
	const open = async () =>
		(
			await keeper.asks<{ id: string }>('POST', '/rooms', {
				name: `${words.room} ${newHandle('').slice(0, 2)}`,
				kind: 'group',
				description: words.about
			})
		).id;
	const [room, other] = [await open(), await open()];
	const marigold = await someone({ handle: newHandle('Marigold').slice(0, 11) });
	for (const person of [member, marigold])
		for (const place of [room, other]) await person.asks('PUT', `/rooms/${place}/members/me`);
	await say(marigold, room, words.hello);
	await say(marigold, other, words.hello);
	const unkind = await say(member, room, words.unkind);
	await marigold.asks('POST', '/moderation/reports', {
		room,
		message: unkind,
		category: 'harassment',
		note: words.note
	});
	const item = await itemAbout(keeper, unkind);
	await keeper.asks('POST', `/moderation/items/${item.id}/decision`, {
		version: item.version,
		verdict: 'remove',
		reason: 'harassment',
		words: words.from,
		sanction: { step: 'mute', room: other, hours: 24 }
	});
	const noisy = await say(marigold, room, words.link.replace('https://example.org/', ''));
	await member.asks('POST', '/moderation/reports', {
		room,
		message: noisy,
		category: 'spam',
		note: words.note
	});
	const refusal = await member.context.request.post(`${member.server.url}/api/v1/rooms/${room}/messages`, {
		headers: { origin: member.server.url },
		data: { id: `${member.id.slice(0, 24)}000000009999`, body: words.dealer }
	});
	expect(refusal.status(), await refusal.text()).toBe(422);
	const { items } = await member.asks<{ items: Scene['decisions'] }>('GET', '/me/decisions');
	const refused = items.find((one) => one.verdict === 'refuse');
	await member.asks('POST', `/me/decisions/${refused?.id}/appeal`, { text: words.appeal });
	await expect.poll(async () => (await queueOf(keeper)).length).toBeGreaterThan(0);
	return { room, other, decisions: items };
}
