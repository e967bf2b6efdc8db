/** Where people speak one after the other: what the text box says of it. */
export interface Turn {
	mine: boolean;
	words: string;
	/** Whether this goes to the room now, whosever turn it is. */
	allows: (text: string) => boolean;
}
