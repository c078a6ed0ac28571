// `npm run check`: the fast static checks only, for use while writing.
import { fastChecks } from './checks.ts';
import { finish, runSteps } from './steps.ts';
import { checkStep } from './test-steps.ts';

finish(await runSteps(fastChecks.map(checkStep)));
