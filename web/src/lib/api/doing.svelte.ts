/** One thing a person asked for: whether it is being done, and how it failed. */
export class Doing {
	busy = $state(false);
	failure = $state.raw<unknown>(null);

	/** True when it was done. What was asked twice while it is being done is done once. */
	async run(act: () => Promise<unknown>): Promise<boolean> {
		if (this.busy) return false;
		this.busy = true;
		this.failure = null;
		try {
			await act();
			return true;
		} catch (cause) {
			this.failure = cause;
			return false;
		} finally {
			this.busy = false;
		}
	}
}
