// The page of error codes, made from the catalogue in contract so that neither can drift from the other.
import { errorCatalogue } from '../packages/contract/src/index.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');

export function renderErrorsPage(): string {
  const rows = Object.entries(errorCatalogue).map(
    ([code, [status, what, todo]]) => `| \`${code}\` | ${status} | ${cell(what)} | ${cell(todo)} |`,
  );
  return `${[
    '# Error codes',
    '',
    'Every error that Candour answers, prints or logs has one of these codes. No message holds a pupil’s text.',
    'Made by `node scripts/errors-page.ts` from `packages/contract/src/errors.ts`.',
    '',
    '| code | HTTP status | what was wrong | what to do |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n')}\n`;
}
