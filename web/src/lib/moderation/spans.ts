/** A piece of a text: found by a rule, or not. */
export interface Piece {
	text: string;
	found: boolean;
}

/** Bytes of a text; nothing where a rule finds nothing in it any more. */
export interface Place {
	start?: number | null;
	end?: number | null;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Cuts a text where rules found something. They count in bytes, the browser does not. */
export function pieces(text: string, found: readonly Place[]): Piece[] {
	const bytes = encoder.encode(text);
	const marked = new Uint8Array(bytes.length);
	for (const { start, end } of found)
		if (start != null && end != null) marked.fill(1, start, Math.min(end, bytes.length));
	const cut: Piece[] = [];
	let begin = 0;
	for (let at = 1; at <= bytes.length; at += 1) {
		if (at < bytes.length && marked[at] === marked[begin]) continue;
		cut.push({ text: decoder.decode(bytes.subarray(begin, at)), found: marked[begin] === 1 });
		begin = at;
	}
	return cut;
}
