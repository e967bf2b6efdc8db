import type { About } from './Composer.svelte';
import type { Drafts } from './drafts';
import { lineOf, type MessageLine } from './log';
import type { Waiting } from './outbox.svelte';
import type { RoomState } from './room.svelte';

export interface WritingParts {
	room: RoomState;
	drafts: Drafts;
	/** The words of a message, or what they are about while they are folded. */
	shown: (line: MessageLine) => string;
	nameOf: (line: MessageLine) => string;
}

/** What one person has in the text box of one room: new words, an answer, or new words for an older message. */
export class Writing {
	body = $state('');
	about = $state.raw<About | null>(null);
	/** What was being written when the person began to change an older message. */
	private setAside = '';

	constructor(private readonly parts: WritingParts) {}

	/** What was left here before, unless something was typed meanwhile. */
	async restore(): Promise<void> {
		const draft = await this.parts.drafts.read();
		if (!draft || this.body !== '') return;
		this.body = draft.body;
		if (draft.reply_to) this.about = this.answerTo(draft.reply_to) ?? this.about;
	}

	keepDraft(): void {
		if (this.about?.kind !== 'edit') this.parts.drafts.keep(this.body, this.about?.id);
	}

	writeDraft(): Promise<void> {
		return this.parts.drafts.write();
	}

	answer(line: MessageLine): void {
		this.about = this.answerTo(line.id);
		this.keepDraft();
	}

	change(line: MessageLine): void {
		this.setAside = this.body;
		this.about = { kind: 'edit', id: line.id, name: '', body: line.body };
		this.body = line.body;
	}

	mention(name: string): void {
		this.body = `${this.body}${this.body === '' || /\s$/.test(this.body) ? '' : ' '}@${name} `;
		this.keepDraft();
	}

	/** Neither an answer nor a change any more. */
	stopAbout(): void {
		if (this.about?.kind === 'edit') this.body = this.setAside;
		this.about = null;
		this.keepDraft();
	}

	/** Takes the words out of the box, on their way to the room. */
	take(): { text: string; replyTo: string | undefined } {
		const taken = { text: this.body.trim(), replyTo: this.about?.id };
		this.body = '';
		this.about = null;
		this.keepDraft();
		void this.writeDraft();
		return taken;
	}

	/** Back into the box, to be written differently. What was in the box is not lost: it goes below. */
	takeBack(message: Waiting): void {
		this.body = this.body.trim() === '' ? message.body : `${message.body}\n${this.body}`;
		this.about = message.reply_to ? this.answerTo(message.reply_to) : null;
		this.keepDraft();
	}

	private answerTo(id: string): About | null {
		const line = lineOf(this.parts.room.log, id);
		if (!line) return null;
		return { kind: 'reply', id, name: this.parts.nameOf(line), body: this.parts.shown(line) };
	}
}
