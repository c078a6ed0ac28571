// Builds every flavour of the extension, or those named: `node build.ts [release|demo|test …]`.
import { fileURLToPath } from 'node:url';
import { build } from 'wxt';

const flavours = { release: ['chrome', 'edge'], demo: ['chrome'], test: ['chrome'] } as const;
type Flavour = keyof typeof flavours;
const isFlavour = (name: string): name is Flavour => Object.hasOwn(flavours, name);

const named = process.argv.slice(2);
const unknown = named.filter((name) => !isFlavour(name));
if (unknown.length > 0) {
  process.stderr.write(`No flavour “${unknown.join('”, “')}”. There are: ${Object.keys(flavours).join(', ')}.\n`);
  process.exit(2);
}
const root = fileURLToPath(new URL('.', import.meta.url));
for (const flavour of named.length > 0 ? named.filter(isFlavour) : (Object.keys(flavours) as Flavour[])) {
  for (const browser of flavours[flavour]) await build({ root, mode: flavour, browser });
}
