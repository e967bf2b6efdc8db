import { describe, expect, it } from 'vitest';
import { isAct } from '#lib/meetings/live-meeting.svelte';

describe('what goes to the room out of turn', () => {
	it.each([
		'!',
		' ！ ',
		'?',
		'؟',
		'? where are we',
		'؟ کجاییم',
		'？ where',
		'ga @Ada',
		'pass',
		'[Pass].',
		'пас',
		'رد'
	])('%s does what it always did', (text) => expect(isAct(text)).toBe(true));

	it.each([
		'!!',
		'really?',
		'pass me the salt',
		'ga for it and more',
		'I am done with it',
		'pass\nand more',
		''
	])('%j stays on the device', (text) => expect(isAct(text)).toBe(false));
});
