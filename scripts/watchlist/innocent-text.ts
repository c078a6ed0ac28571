// Text that is known to be innocent: our own lines, and what a caller has of it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { InnocentText } from '../../packages/detector/src/index.ts';
import { WrongUse } from './console.ts';
import { readRows } from './judged-text.ts';

const root = join(import.meta.dirname, '../..');
const ownFiles = ['e2e/journey/innocent-lines.txt', 'scripts/watchlist/innocent'];

const linesOf = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Queries are searched; everything else is taken as typed. */
const surfaceOf = (name: string) => (/^q_|quer|search/u.test(name) ? 'searched' : 'typed');

/** Written here, line by line, to be innocent. */
export function ownInnocentText(): InnocentText[] {
  const files = ownFiles.flatMap((name) => {
    const path = join(root, name);
    if (!existsSync(path)) return [];
    return statSync(path).isDirectory()
      ? readdirSync(path)
          .sort()
          .map((file) => join(path, file))
      : [path];
  });
  return files.map((path) => {
    const name = basename(path);
    return { name, surface: surfaceOf(name), lines: linesOf(path), isCertain: true };
  });
}

/** Of a folder laid out for the evaluation, `corpus/`, which is natural text; of another, every `.txt` and `.jsonl` in it. */
export function innocentTextIn(name: string, folder: string): InnocentText[] {
  const path = resolve(folder, name);
  if (!existsSync(path) || !statSync(path).isDirectory()) throw new WrongUse(`${name}: is not a folder.`);
  const inside = existsSync(join(path, 'corpus')) ? join(path, 'corpus') : path;
  const found = readdirSync(inside)
    .filter((file) => /\.(?:jsonl|txt)$/u.test(file))
    .sort()
    .map((file) => join(inside, file));
  if (found.length === 0) throw new WrongUse(`${name}: holds no .jsonl or .txt files.`);
  return found.map((file) => ({
    name: basename(file),
    surface: surfaceOf(basename(file)),
    lines: readRows(file, '/').flatMap(({ text, label }) => (label === 'benign' ? [text] : [])),
    isCertain: false,
  }));
}
