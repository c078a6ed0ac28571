// What the demo prints when it is ready: where to look, as whom, and what to try.
import type { Installation, KnownSchool } from '../../e2e/installation/installation.ts';
import type { Opened } from './pupil-browser.ts';

export interface Ready {
  readonly installation: Installation;
  readonly school: KnownSchool;
  readonly opened: Opened;
  readonly pagesUrl: string;
  readonly seconds: number;
}

export function sayWhereToLook({ installation, school, opened, pagesUrl, seconds }: Ready): void {
  const accountOf = (role: string): string =>
    school.staff.find((person) => person.roles.includes(role))?.account ?? '–';
  const pupil = school.pupils[0];
  const [, small] = installation.schools;
  console.log(`
Candour is ready after ${seconds} s. Everyone in it is made up.

  The console        ${installation.url}/console/
    as lead          ${accountOf('lead')}      school ${school.name}
    as technician    ${accountOf('technician')}
    of ${small?.name ?? 'the small school'}  ${small?.staff[0]?.account ?? '–'}
    password, and passphrase that unlocks words and screens: ${school.password}

  The pupil          ${pupil?.username ?? '–'} (year ${pupil?.year ?? '–'}), password ${school.password}
    pages to type on ${pagesUrl}
${browserSays(opened)}
  To try: sign the pupil in (the Candour button of the pupil's browser), open “Class forum”, type
      i want to end my life
    and watch the console. Then take the incident, open its words, unlock, look at the clip, decide.

  Ctrl-C ends everything. The data stays for the next start; --fresh begins anew.
`);
}

function browserSays(opened: Opened): string {
  if ('process' in opened) return '    her browser      is open on this screen\n';
  if (opened.missing === 'chromium')
    return `    her browser      No Chromium was found. Install one, then start again:\n      ${opened.toType}\n`;
  return `    her browser      There is no display here. On a machine with one, type:\n      ${opened.toType}\n    or let it play by itself:  npm run demo -- --scripted --json\n`;
}
