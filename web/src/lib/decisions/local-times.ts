/** The server does not know the reader's clock, and writes moments as 2026-12-08 20:35 UTC, in their own digits. */
const MOMENT = /([0-9۰-۹]{4})-([0-9۰-۹]{2})-([0-9۰-۹]{2}) ([0-9۰-۹]{2}):([0-9۰-۹]{2}) UTC/g;

export function withLocalTimes(text: string, shown: (at: string) => string): string {
	return text.replace(MOMENT, (_, ...parts: string[]) => {
		const [year, month, day, hour, minute] = parts.slice(0, 5).map(latin);
		return shown(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
	});
}

function latin(digits: string): string {
	return digits.replace(/[۰-۹]/g, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit)));
}
