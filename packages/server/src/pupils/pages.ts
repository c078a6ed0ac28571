// The pupil's pages as HTML: plain words, no script, readable on a phone, in the dark and by a screen reader.
import { createHash } from 'node:crypto';

const style = `
:root { color-scheme: light dark; --ink: #1b2430; --paper: #ffffff; --line: #6b7686; --soft: #eef2f6; --act: #0b5a8a; --on-act: #ffffff; --bad: #a3200d; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef2f6; --paper: #14191f; --line: #93a0b0; --soft: #212932; --act: #8cc8f0; --on-act: #10202c; --bad: #ffb3a6; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 system-ui, sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.125rem; margin: 2rem 0 .25rem; }
.where { margin: 0 0 1.5rem; color: var(--ink); }
label { display: block; font-weight: 600; margin: 1rem 0 .25rem; }
input { width: 100%; font: inherit; padding: .625rem .75rem; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .375rem; }
button { font: inherit; font-weight: 600; margin-top: 1.25rem; padding: .75rem 1.5rem; min-height: 2.75rem; border: 0; border-radius: .375rem; background: var(--act); color: var(--on-act); cursor: pointer; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
.wrong { border-left: .375rem solid var(--bad); background: var(--soft); padding: .75rem 1rem; margin: 0 0 1rem; }
.made-up { background: var(--soft); padding: .5rem 1rem; margin: 0 0 1.5rem; text-align: center; }
ul { padding-left: 1.25rem; }
a { color: var(--act); }
`;

/** For the page's content security policy: the one style it may use. */
export const pageStyleSha256 = createHash('sha256').update(style, 'utf8').digest('base64');

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const text = (value: string): string => value.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

export interface PageFrame {
  readonly schoolName: string;
  readonly isMadeUp: boolean;
}

export function page(frame: PageFrame | null, title: string, content: string): string {
  const madeUp = frame?.isMadeUp ? '<p class="made-up">This school is made up, for trying Candour out.</p>' : '';
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${text(title)}</title><style>${style}</style></head>
<body><main>${madeUp}${content}</main></body></html>
`;
}

const whatItMeans = `<h2>What signing in means</h2>
<ul>
<li>This device then knows that it is you who uses it, and uses the rules for your year and class.</li>
<li>If you type, copy or search words on the school’s watch list, a safeguarding lead at your school is told that they came from you.</li>
<li>Without signing in, this device never says who you are, and keeps no pictures of the screen.</li>
<li>Passwords, card numbers and private windows are never read. You can see all the rules under “What this device watches”: press the Candour badge in the browser.</li>
<li>Sign out in the same place when you leave the device to somebody else.</li>
</ul>`;

export interface SignInPage extends PageFrame {
  readonly deviceName: string;
  /** Where the form goes: the page's own address. */
  readonly action: string;
  readonly wrong: string | null;
}

export function signInPage(at: SignInPage): string {
  const wrong = at.wrong ? `<p class="wrong" role="alert" id="wrong">${text(at.wrong)}</p>` : '';
  const described = at.wrong ? ' aria-describedby="wrong"' : '';
  return page(
    at,
    `Sign in – ${at.schoolName}`,
    `<h1>Sign in to this device</h1>
<p class="where">${text(at.schoolName)} · ${text(at.deviceName)}</p>
${wrong}<p>Sign in only if you are sitting at this device. Whoever uses it afterwards counts as you, until you sign out.</p>
<form method="post" action="${text(at.action)}">
<label for="username">Your school user name</label>
<input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="120" required${described}>
<label for="password">Your school password</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" required${described}>
<button type="submit">Sign in</button>
</form>
${whatItMeans}`,
  );
}

export function signedInPage(
  at: PageFrame & {
    readonly deviceName: string;
    readonly pupilName: string;
    readonly until: string;
    readonly watchedAddress: string;
  },
): string {
  return page(
    at,
    `Signed in – ${at.schoolName}`,
    `<h1>You are signed in, ${text(at.pupilName)}</h1>
<p class="where">${text(at.schoolName)} · ${text(at.deviceName)}</p>
<p>You can close this page. Your sign-in ends when you sign out, when the browser is closed, when nobody uses it for twenty minutes, and at the latest at ${text(at.until)}.</p>
<p><a href="${text(at.watchedAddress)}">What is watched at this school</a></p>`,
  );
}

/** A refusal as a page: what was wrong, and what to do. */
export const refusedPage = (frame: PageFrame | null, what: string, todo: string): string =>
  page(frame, 'Candour', `<h1>${text(what)}</h1><p>${text(todo)}</p>`);
export { text as escapeText };
