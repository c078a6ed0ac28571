// Builds every flavour of the extension, or those named: `node build.ts [release|demo|test …] [--out FOLDER]`.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'wxt';

const flavours = { release: ['chrome', 'edge'], demo: ['chrome'], test: ['chrome'] } as const;
type Flavour = keyof typeof flavours;
const isFlavour = (name: string): name is Flavour => Object.hasOwn(flavours, name);

const { values, positionals } = parseArgs({ options: { out: { type: 'string' } }, allowPositionals: true });
const unknown = positionals.filter((name) => !isFlavour(name));
if (unknown.length > 0) {
  process.stderr.write(`No flavour “${unknown.join('”, “')}”. There are: ${Object.keys(flavours).join(', ')}.\n`);
  process.exit(2);
}
const root = fileURLToPath(new URL('.', import.meta.url));
for (const flavour of positionals.length > 0 ? positionals.filter(isFlavour) : (Object.keys(flavours) as Flavour[])) {
  for (const browser of flavours[flavour])
    await build({ root, mode: flavour, browser, ...(values.out === undefined ? {} : { outDir: values.out }) });
}
