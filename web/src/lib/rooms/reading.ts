import type { Line, MessageLine } from './log';

/** How the lines of a log read as a page: where a day begins, which line goes on from the one above. */
export interface Read {
	line: Line;
	newDay: boolean;
	newHere: boolean;
	follows: boolean;
}

const SAME_BREATH_MS = 5 * 60_000;

export function readable(lines: readonly Line[], newFrom: number | null): Read[] {
	let before: Line | undefined;
	return lines.map((line) => {
		const newDay = !before || dayOf(before.at) !== dayOf(line.at);
		const newHere = line.seq === newFrom;
		const follows = !newDay && !newHere && goesOn(before, line);
		before = line;
		return { line, newDay, newHere, follows };
	});
}

function goesOn(before: Line | undefined, line: Line): boolean {
	if (!isSaid(before) || !isSaid(line) || line.replyTo) return false;
	const soon = Date.parse(line.at) - Date.parse(before.at) < SAME_BREATH_MS;
	return soon && line.author !== null && before.author?.id === line.author.id;
}

const isSaid = (line: Line | undefined): line is MessageLine =>
	line?.kind === 'message' && line.removed === 'no';

/** The reader's own calendar day. */
const dayOf = (at: string): string => new Date(at).toDateString();
