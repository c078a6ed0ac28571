// `node scripts/errors-page.ts`: writes docs/errors.md from the catalogue of errors.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderErrorsPage } from './render-errors.ts';
import { root } from './run-command.ts';

writeFileSync(join(root, 'docs', 'errors.md'), renderErrorsPage());
