import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { createContext } from 'svelte';

/**
 * What this device keeps: what was written and not yet taken by the server, and drafts. Nothing that
 * anybody else wrote. Where the browser refuses to store (Tor, private windows) memory stands in.
 */
export interface Unsent {
	id: string;
	account: string;
	room: string;
	body: string;
	reply_to?: string;
	/** Grows with every message of this account: the order of sending. */
	at: number;
	state: 'waiting' | 'asking' | 'held' | 'refused' | 'declined';
	/** Why it was held, refused, declined or asked about, in the server's words. */
	why?: { title: string; detail: string };
	/** Asked about: the words as others would read them. */
	suggestion?: string;
	/** Its author was asked, and lets that part go. */
	without?: true;
	/** The decision behind it, against which an appeal can be made. */
	decision?: string;
}

export interface Draft {
	account: string;
	room: string;
	body: string;
	reply_to?: string;
}

export interface DeviceStore {
	unsent: (account: string) => Promise<Unsent[]>;
	keep: (unsent: Unsent) => Promise<void>;
	drop: (id: string) => Promise<void>;
	draft: (account: string, room: string) => Promise<Draft | undefined>;
	keepDraft: (draft: Draft) => Promise<void>;
	forgetAll: () => Promise<void>;
}

interface Shape extends DBSchema {
	unsent: { key: string; value: Unsent; indexes: { account: string } };
	drafts: { key: [string, string]; value: Draft };
}

const NAME = 'homegroup';

export function deviceStore(): DeviceStore {
	return new Either(new Kept(), new Remembered());
}

/** The device where it can be used; memory from the first refusal on. */
class Either implements DeviceStore {
	private refused = false;

	constructor(
		private readonly device: DeviceStore,
		private readonly memory: DeviceStore
	) {}

	unsent = (account: string) => this.either((store) => store.unsent(account));
	keep = (unsent: Unsent) => this.either((store) => store.keep(unsent));
	drop = (id: string) => this.either((store) => store.drop(id));
	draft = (account: string, room: string) => this.either((store) => store.draft(account, room));
	keepDraft = (draft: Draft) => this.either((store) => store.keepDraft(draft));
	forgetAll = () => this.either((store) => store.forgetAll());

	private async either<Answer>(act: (store: DeviceStore) => Promise<Answer>): Promise<Answer> {
		if (!this.refused) {
			try {
				return await act(this.device);
			} catch {
				// Also a full disk: what is written from now on lives as long as this page.
				this.refused = true;
			}
		}
		return act(this.memory);
	}
}

export class Remembered implements DeviceStore {
	private readonly messages = new Map<string, Unsent>();
	private readonly drafts = new Map<string, Draft>();

	async unsent(account: string): Promise<Unsent[]> {
		return inOrder([...this.messages.values()].filter((unsent) => unsent.account === account));
	}
	async keep(unsent: Unsent): Promise<void> {
		this.messages.set(unsent.id, unsent);
	}
	async drop(id: string): Promise<void> {
		this.messages.delete(id);
	}
	async draft(account: string, room: string): Promise<Draft | undefined> {
		return this.drafts.get(`${account} ${room}`);
	}
	async keepDraft(draft: Draft): Promise<void> {
		if (isEmpty(draft)) this.drafts.delete(`${draft.account} ${draft.room}`);
		else this.drafts.set(`${draft.account} ${draft.room}`, draft);
	}
	async forgetAll(): Promise<void> {
		this.messages.clear();
		this.drafts.clear();
	}
}

class Kept implements DeviceStore {
	private database: Promise<IDBPDatabase<Shape>> | undefined;

	// Some browsers refuse by throwing at once: async makes it a rejection like any other.
	private async open(): Promise<IDBPDatabase<Shape>> {
		this.database ??= (async () =>
			openDB<Shape>(NAME, 1, {
				upgrade(database) {
					database.createObjectStore('unsent', { keyPath: 'id' }).createIndex('account', 'account');
					database.createObjectStore('drafts', { keyPath: ['account', 'room'] });
				}
			}))();
		return this.database;
	}

	async unsent(account: string): Promise<Unsent[]> {
		return inOrder(await (await this.open()).getAllFromIndex('unsent', 'account', account));
	}
	async keep(unsent: Unsent): Promise<void> {
		await (await this.open()).put('unsent', unsent);
	}
	async drop(id: string): Promise<void> {
		await (await this.open()).delete('unsent', id);
	}
	async draft(account: string, room: string): Promise<Draft | undefined> {
		return (await this.open()).get('drafts', [account, room]);
	}
	async keepDraft(draft: Draft): Promise<void> {
		const database = await this.open();
		if (isEmpty(draft)) await database.delete('drafts', [draft.account, draft.room]);
		else await database.put('drafts', draft);
	}
	async forgetAll(): Promise<void> {
		const database = await this.open();
		await Promise.all([database.clear('unsent'), database.clear('drafts')]);
	}
}

const inOrder = (messages: Unsent[]): Unsent[] => messages.sort((one, other) => one.at - other.at);
const isEmpty = (draft: Draft): boolean => draft.body.trim() === '' && draft.reply_to === undefined;

export const [getDevice, setDevice] = createContext<DeviceStore>();
