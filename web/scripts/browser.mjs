// Debian's chromium, never a downloaded one.
export const chromium = {
	executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
	args: [
		'--no-sandbox',
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-dev-shm-usage',
		'--disable-sync'
	]
};
