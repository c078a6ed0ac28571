// Where a pupil's words or pictures could be left: every place is planted with controls first, and searched at the end.
import { appendFile, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Control, type ControlSet, createControls, kindOf } from './controls.ts';
import { connectSuperuser, readAllRows, withWalThatGoes } from './embedded-superuser.ts';
import { imageNeedles, type Needle } from './needles.ts';
import { createSearch, filesBelow, type Found } from './plaintext.ts';

export interface Place {
  readonly name: string;
  /** Puts the controls there the way real data gets there, calls `look` while they are there, and takes them away where that can be. */
  plant(controls: readonly Control[], look: () => Promise<void>): Promise<void>;
  /** Each piece that stands there now, with a name for it. */
  read(): AsyncIterable<readonly [name: string, bytes: Buffer]>;
}

export interface ControlResult {
  readonly planted: number;
  readonly found: number;
  readonly missed: readonly string[];
  readonly marks: readonly Buffer[];
}

export async function checkControls(places: readonly Place[]): Promise<ControlResult> {
  const missed: string[] = [];
  const marks: Buffer[] = [];
  let planted = 0;
  for (const place of places) {
    const set = createControls();
    marks.push(set.mark);
    planted += set.controls.length;
    const kinds = new Set<Control['kind']>();
    await place.plant(set.controls, async () => {
      for (const kind of await kindsFound(place, set)) kinds.add(kind);
    });
    for (const { kind } of set.controls) if (!kinds.has(kind)) missed.push(`${kind} in ${place.name}`);
  }
  return { planted, found: planted - missed.length, missed, marks };
}

async function kindsFound(place: Place, { needles, mark }: ControlSet): Promise<Set<Control['kind']>> {
  const search = createSearch([...needles, ...imageNeedles]);
  const kinds = new Set<Control['kind']>();
  for await (const [name, bytes] of place.read()) {
    for (const { needle, at } of search(name, bytes)) {
      const kind = kindOf(needle);
      if (kind && (kind !== 'image header' || isMarked(bytes, at, [mark]))) kinds.add(kind);
    }
  }
  return kinds;
}

/** Everything found that was not planted. */
export async function searchPlaces(
  places: readonly Place[],
  needles: readonly Needle[],
  marks: readonly Buffer[],
): Promise<Found[]> {
  const search = createSearch([...needles, ...imageNeedles]);
  const found: Found[] = [];
  for (const place of places)
    for await (const [name, bytes] of place.read())
      found.push(...search(`${place.name}: ${name}`, bytes).filter(({ at }) => !isMarked(bytes, at, marks)));
  return found;
}

const isMarked = (bytes: Buffer, at: number, marks: readonly Buffer[]): boolean =>
  marks.some((mark) => bytes.subarray(at, at + 64).includes(mark));

/** Each file and folder directly in the data folder is a place; what the database wrote is two: files and write-ahead log. */
export async function placesOfDataFolder(dataFolder: string): Promise<Place[]> {
  const names = (await readdir(dataFolder)).filter((name) => name !== 'database' && name !== 'postgresql').sort();
  const others = await Promise.all(
    names.map(async (name) =>
      filePlace(`data/${name}`, join(dataFolder, name), (await stat(join(dataFolder, name))).isDirectory()),
    ),
  );
  return [
    ...others,
    databasePlace('rows of the database', dataFolder, () => rowsOf(dataFolder)),
    databasePlace('files of the database', dataFolder, () =>
      piecesOf(join(dataFolder, 'database'), (path) => !path.startsWith('pg_wal')),
    ),
    databasePlace('write-ahead log', dataFolder, () => piecesOf(join(dataFolder, 'database', 'pg_wal'))),
  ];
}

/** A folder gets a file more, a file some bytes more at its end. */
export function filePlace(name: string, path: string, isFolder: boolean): Place {
  return {
    name,
    read: () => piecesOf(path),
    async plant(controls, look) {
      const bytes = joined(controls);
      if (isFolder) {
        await mkdir(path, { recursive: true });
        const file = join(path, 'control');
        await writeFile(file, bytes);
        await look();
        await rm(file);
      } else {
        const { size } = await stat(path);
        await appendFile(path, bytes);
        await look();
        await truncate(path, size);
      }
    },
  };
}

export async function* piecesOf(
  path: string,
  isWanted: (path: string) => boolean = () => true,
): AsyncIterable<readonly [string, Buffer]> {
  for (const file of await filesBelow(path)) {
    const name = relative(path, file);
    const bytes = isWanted(name) ? await readFile(file).catch(() => undefined) : undefined;
    if (bytes) yield [name, bytes];
  }
}

export const joined = (controls: readonly Control[]): Buffer =>
  Buffer.concat(controls.flatMap(({ bytes }) => [bytes, Buffer.from('\n')]));

/** Planted through SQL into a table of its own, whose file and log segment are gone after it. */
function databasePlace(name: string, dataFolder: string, read: Place['read']): Place {
  return {
    name,
    read,
    async plant(controls, look) {
      const client = await connectSuperuser(dataFolder);
      try {
        await withWalThatGoes(client, async () => {
          await client.query('CREATE TABLE control_planted (as_bytes bytea)');
          for (const { bytes } of controls) await client.query('INSERT INTO control_planted VALUES ($1)', [bytes]);
          await client.query('CHECKPOINT');
          await look();
          await client.query('DROP TABLE control_planted');
        });
      } finally {
        await client.end();
      }
    },
  };
}

async function* rowsOf(dataFolder: string): AsyncIterable<readonly [string, Buffer]> {
  const client = await connectSuperuser(dataFolder);
  try {
    await client.query('CHECKPOINT');
    yield* await readAllRows(client);
  } finally {
    await client.end();
  }
}
