// Writes .br and .gz beside each text file of the build, so that the server embeds them and never compresses while it runs.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const text = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest', '.txt']);
let count = 0;
for (const entry of readdirSync('build', { recursive: true, withFileTypes: true })) {
	if (!entry.isFile() || !text.has(extname(entry.name))) continue;
	const path = join(entry.parentPath, entry.name);
	const bytes = readFileSync(path);
	const params = {
		[constants.BROTLI_PARAM_QUALITY]: 11,
		[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
	};
	writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
	writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
	count += 1;
}
console.log(`compressed ${count} files`);
