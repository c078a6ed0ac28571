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

/**
 * Of a folder: `corpus/*.jsonl` as a whole, of `labelled/*.jsonl` the rows that say benign; without these, every `.txt` and
 * `.jsonl` in it.
 */
export function innocentTextIn(name: string, folder: string): InnocentText[] {
  const path = resolve(folder, name);
  if (!existsSync(path) || !statSync(path).isDirectory()) throw new WrongUse(`${name}: is not a folder.`);
  const files = ['corpus', 'labelled']
    .filter((part) => existsSync(join(path, part)))
    .flatMap((part) =>
      readdirSync(join(path, part))
        .sort()
        .map((file) => join(path, part, file)),
    );
  const found = (files.length > 0 ? files : readdirSync(path).map((file) => join(path, file))).filter((file) =>
    /\.(?:jsonl|txt)$/u.test(file),
  );
  if (found.length === 0) throw new WrongUse(`${name}: holds no .jsonl or .txt files.`);
  return found.map((file) => ({
    name: basename(file),
    surface: surfaceOf(basename(file)),
    lines: readRows(file, '/').flatMap(({ text, label }) => (label === 'benign' ? [text] : [])),
    isCertain: false,
  }));
}
