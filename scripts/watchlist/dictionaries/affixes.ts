// Reads the rules of a Hunspell dictionary (.aff): which endings and beginnings a word may take, and what its flags mean.

export interface AffixRule {
  readonly flag: string;
  /** What is taken off the stem before `add` is put there. */
  readonly strip: string;
  readonly add: string;
  /** Of the stem's end (its beginning for prefixes); nothing when any stem will do. */
  readonly condition?: RegExp;
  /** Flags of the word that this rule makes: further endings it may take. */
  readonly further: readonly string[];
  /** May stand together with an affix of the other end. */
  readonly crosses: boolean;
}

export interface AffixRules {
  /** By what they add. */
  readonly suffixes: ReadonlyMap<string, readonly AffixRule[]>;
  readonly prefixes: ReadonlyMap<string, readonly AffixRule[]>;
  /** Flags of endings that may stand after another ending: few, so that most need not be looked for. */
  readonly followers: ReadonlySet<string>;
  readonly longestSuffix: number;
  readonly longestPrefix: number;
  readonly flagsOf: (written: string) => readonly string[];
  /** Words with one of these are no words by themselves. */
  readonly notAlone: ReadonlySet<string>;
  readonly ignored: string;
}

type FlagKind = 'short' | 'long' | 'num';

const splitFlags = (written: string, kind: FlagKind): string[] => {
  if (kind === 'num') return written.split(',').filter((flag) => flag !== '');
  if (kind === 'long') return written.match(/../gu) ?? [];
  return [...written];
};

/** Hunspell's conditions are single characters, dots and brackets only: the rest stands for itself. */
const conditionOf = (written: string, isSuffix: boolean): RegExp | undefined => {
  if (written === '.' || written === '') return undefined;
  const pattern = written.replace(/[\\^$*+?(){}|/]/gu, (sign, at: number) =>
    sign === '^' && written[at - 1] === '[' ? sign : `\\${sign}`,
  );
  try {
    return new RegExp(isSuffix ? `(?:${pattern})$` : `^(?:${pattern})`, 'u');
  } catch {
    return undefined;
  }
};

export const readAffixes = (aff: string): AffixRules => {
  const lines = aff.split(/\r?\n/u);
  const setting = (name: string) => lines.find((line) => line.startsWith(`${name} `))?.split(/\s+/u)[1] ?? '';
  const flagSetting = setting('FLAG');
  const kind: FlagKind = flagSetting === 'long' ? 'long' : flagSetting === 'num' ? 'num' : 'short';
  // Aliases: a number stands for a whole set of flags.
  const aliases = lines.filter((line) => /^AF\s+\S/u.test(line)).map((line) => line.split(/\s+/u)[1] ?? '');
  const flagsOf = (written: string) => {
    const alias = aliases.length > 0 && /^\d+$/u.test(written) ? aliases[Number(written)] : undefined;
    return splitFlags(alias ?? written, kind);
  };
  const suffixes = new Map<string, AffixRule[]>();
  const prefixes = new Map<string, AffixRule[]>();
  const crossing = new Map<string, boolean>();
  for (const line of lines) {
    const [type = '', flag = '', third = '', fourth = '', condition = '.'] = line.trim().split(/\s+/u);
    if (type !== 'SFX' && type !== 'PFX') continue;
    const isHead = /^[YN]$/u.test(third) && /^\d+$/u.test(fourth) && !crossing.has(`${type}${flag}`);
    if (isHead) {
      crossing.set(`${type}${flag}`, third === 'Y');
      continue;
    }
    const [added = '', further = ''] = fourth.split('/');
    const add = added === '0' ? '' : added;
    const found = conditionOf(condition, type === 'SFX');
    const rule: AffixRule = {
      flag,
      strip: third === '0' ? '' : third,
      add,
      ...(found ? { condition: found } : {}),
      further: flagsOf(further),
      crosses: crossing.get(`${type}${flag}`) ?? false,
    };
    const rules = type === 'SFX' ? suffixes : prefixes;
    const same = rules.get(add);
    if (same) same.push(rule);
    else rules.set(add, [rule]);
  }
  const longest = (rules: ReadonlyMap<string, unknown>) => Math.max(0, ...[...rules.keys()].map((add) => add.length));
  return {
    suffixes,
    prefixes,
    followers: new Set([...suffixes.values()].flatMap((same) => same.flatMap(({ further }) => further))),
    longestSuffix: longest(suffixes),
    longestPrefix: longest(prefixes),
    flagsOf,
    notAlone: new Set(['NEEDAFFIX', 'FORBIDDENWORD', 'ONLYINCOMPOUND'].map(setting).filter((flag) => flag !== '')),
    ignored: setting('IGNORE'),
  };
};
