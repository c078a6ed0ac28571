// The offscreen document: outlives the worker, holds the agent.
import { startHost } from '../../offscreen/host.ts';

startHost();
