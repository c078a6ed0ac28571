// What other products call their columns, categories and levels, and what we take them for.
import { languageNames } from './language-names.ts';
import type { Severity, Theme } from '../../packages/contract/src/index.ts';

export const importFields = [
  'phrase',
  'theme',
  'severity',
  'language',
  'meaning',
  'reason',
  'couldMean',
  'isPattern',
  'caseSensitive',
  'innocent',
  'concerning',
] as const;
export type ImportField = (typeof importFields)[number];

/** As written at the head of a column, without case, spaces and signs. */
export const columnNames: Readonly<Record<ImportField, string>> = {
  phrase:
    'word words phrase phrases term terms keyword keywords keyphrase keyterm expression pattern text string trigger searchterm libraryword banword watchword matchtext value wordphrase wordorphrase keywordphrase mot motcle terme expressionmot słowo fraza stichwort begriff palabra palavra',
  theme:
    'category categories theme themes library libraryname group topic policy class classification concern concerntype risktype riskarea area type catégorie kategoria kategorie categoría categoria thème',
  severity:
    'severity level risk risklevel priority grading grade score rating weight alertlevel severitylevel rank urgency niveau poziom stufe nivel nível',
  language: 'language lang locale languagecode langue język sprache idioma',
  meaning: 'meaning definition description means explanation signification znaczenie bedeutung significado',
  reason: 'reason rationale why justification purpose',
  couldMean:
    'couldmean othermeaning othermeanings alternativemeaning falsepositive falsepositives ambiguity innocentmeaning',
  isPattern: 'regex isregex regexp regularexpression wildcard iswildcard matchtype patterntype',
  caseSensitive: 'casesensitive matchcase case',
  innocent: 'innocentexamples innocentexample falsepositiveexample falsepositiveexamples safeexample',
  concerning: 'concerningexamples concerningexample example examples trueexample sample usage',
};

/** Category → theme; nothing where no theme of ours is meant, with the reason. */
const categories: Readonly<Record<Theme, string>> = {
  suicide:
    'suicide, suicidal, suicide and self-harm, suicide/self-harm, risk of suicide, suicidal ideation, wellbeing - suicide',
  'self-harm': 'self harm, self-harm, selfharm, self injury, self harm and suicide',
  'eating-disorder': 'eating disorder, eating disorders, anorexia, bulimia, body image, pro ana, disordered eating',
  bullying: 'bullying, cyberbullying, cyber bullying, harassment, bully, trolling, intimidation, peer on peer',
  hate: 'hate, hate speech, discrimination, racism, racist, homophobia, homophobic, lgbt hate, islamophobia, antisemitism, sexism, intolerance, prejudice',
  violence: 'violence, violent, threat, threats, aggression, murder, violence and weapons, gore, fighting',
  weapons:
    'weapons, weapon, knife crime, guns, firearms, knives, bomb making, explosives, school attack, school shooting',
  radicalisation:
    'radicalisation, radicalization, extremism, terrorism, terrorist, prevent, counter terrorism, terrorism and extremism, far right, islamist extremism, extremist, counter-radicalisation',
  grooming: 'grooming, online grooming, groom, csea, predators, stranger danger, child grooming',
  'sexual-exploitation':
    'cse, child sexual exploitation, sexual exploitation, sexual abuse, exploitation, sexting, sextortion, nudes, revenge porn',
  'sexual-content':
    'sexual content, adult content, adult, pornography, porn, sex, sexual, inappropriate content, explicit content, sexually explicit, mature content',
  drugs:
    'drugs, drug, substance abuse, substance misuse, substances, alcohol, drugs and alcohol, drugs/alcohol, smoking, vaping, drugs and substance abuse',
  gambling: 'gambling, betting, gaming and gambling',
  gangs: 'gangs, gang, gang culture, youth violence, serious youth violence, gang crime',
  'criminal-exploitation':
    'cce, criminal exploitation, child criminal exploitation, county lines, money mules, cuckooing',
  'abuse-disclosure':
    'abuse, abuse disclosure, domestic abuse, domestic violence, neglect, child abuse, physical abuse, emotional abuse, disclosure',
  'running-away': 'running away, runaway, missing, missing from home, missing from care',
  'forced-marriage': 'forced marriage, honour based violence, honour based abuse, hbv, hba, honour',
  fgm: 'fgm, female genital mutilation, cutting (fgm)',
  'illegal-content': 'illegal, illegal content, csam, iwf, child abuse images',
};

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
export const plainName = plain;

export const themeOfCategory: ReadonlyMap<string, Theme> = new Map(
  (Object.entries(categories) as [Theme, string][]).flatMap(([theme, names]) =>
    [theme, ...names.split(', ')].map((name) => [plain(name), theme] as const),
  ),
);
export const categoryNames: readonly string[] = Object.values(categories).flatMap((names) => names.split(', '));

/** What other products watch and we do not, with the reason. */
export const notOurs: ReadonlyMap<string, string> = new Map(
  (
    [
      [
        'swearing, profanity, bad language, offensive language, rude words, obscenity',
        'swearing is no danger: who is bullied is found under bullying',
      ],
      ['lgbt, lgbtq, sexuality, gender, sexual orientation, gender identity', 'who somebody is is never watched'],
      ['religion, faith, ethnicity, nationality, language, send', 'who somebody is is never watched'],
      [
        'oversharing, personal information, social media, games, gaming, time wasting, off task, academic, proxy, proxies, vpn, filter bypass, bypass',
        'how a lesson goes is the teacher’s, not a safeguarding matter',
      ],
    ] as const
  ).flatMap(([names, why]) => names.split(', ').map((name) => [plain(name), why] as const)),
);

const levels: Readonly<Record<Exclude<Severity, 'critical'>, string>> = {
  note: 'note, low, very low, info, information, informational, minor, green, advisory, faible, niskie, niski, niedrig, gering, bajo, baixo',
  concern:
    'concern, medium, moderate, amber, yellow, orange, normal, warning, moyen, średni, średnie, mittel, medio, médio',
  urgent:
    'urgent, high, very high, red, critical, severe, serious, extreme, emergency, immediate, black, élevé, wysoki, wysokie, hoch, alto, alta',
};

/** Nothing becomes critical by an import: that takes two people. */
export const severityOfLevel: ReadonlyMap<string, Severity> = new Map(
  (Object.entries(levels) as [Severity, string][]).flatMap(([severity, names]) =>
    names.split(', ').map((name) => [plain(name), severity] as const),
  ),
);

/** Numbers rise with the risk, up to the highest that the column holds. */
export const severityOfNumber = (value: number, highest: number): Severity => {
  const share = value / Math.max(highest, 3);
  return share <= 0.4 ? 'note' : share <= 0.7 ? 'concern' : 'urgent';
};

export const languageOf = (written: string): string | undefined => languageNames.get(plain(written));
