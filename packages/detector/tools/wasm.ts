// The batch engine's WebAssembly for Node: built from wasm/lanes.ts when it is not there yet, never older than its source.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from 'assemblyscript/asc';

const source = join(import.meta.dirname, '../wasm/lanes.ts');
const cache = join(import.meta.dirname, '../../../node_modules/.cache/candour');
const options = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory'];

/** @throws Error with the compiler's own words when the source cannot be built. */
export const batchWasm = async (): Promise<Uint8Array<ArrayBuffer>> => {
  const text = readFileSync(source, 'utf8');
  const digest = createHash('sha256').update(text).update(options.join(' ')).digest('hex').slice(0, 16);
  const file = join(cache, `lanes-${digest}.wasm`);
  if (existsSync(file)) return new Uint8Array(readFileSync(file));
  let built: Uint8Array<ArrayBuffer> | undefined;
  const { error, stderr } = await main(['lanes.ts', '-o', 'lanes.wasm', ...options], {
    readFile: (name) => (name === 'lanes.ts' ? text : null),
    writeFile: (_, contents) => {
      if (typeof contents !== 'string') built = new Uint8Array(contents);
    },
    listFiles: () => [],
  });
  if (error || !built) throw new Error(`The batch engine cannot be built.\n${stderr.toString()}`);
  mkdirSync(cache, { recursive: true });
  // Several processes may build at once: each writes a file of its own, and the last name wins.
  writeFileSync(`${file}.${process.pid}`, built);
  renameSync(`${file}.${process.pid}`, file);
  return built;
};
