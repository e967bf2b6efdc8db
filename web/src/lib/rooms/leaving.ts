import type { Live } from '#lib/live/live.svelte';
import type { DeviceStore } from './device';

/**
 * Ends a session, or an account, and takes what the device keeps of the person away with it.
 *
 * The socket goes first: the server closes it in the moment the session ends, and its way to the sign-in
 * page would otherwise outrun the forgetting.
 */
export async function leaveWith(live: Live, device: DeviceStore, end: () => Promise<void>): Promise<void> {
	live.stop();
	try {
		await end();
	} catch (cause) {
		live.start();
		throw cause;
	}
	await device.forgetAll();
}
