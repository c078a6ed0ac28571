// A simulated device on the command line: node e2e/simulated-device/main.ts --server URL --school ID --code CODE --pin DIGEST --store FOLDER
// On stdout one line each: `state <badge> <words>`, `ack <envelope>`. On stdin: `type TEXT`, `copy TEXT`, `search TEXT`, `picture N`,
// `sign-in` (prints the page's address), `sign-out`, `state`, `quit`.
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { isCandourError } from '@candour/contract';
import { createSimulatedDevice } from './simulated-device.ts';

const usage =
  'node e2e/simulated-device/main.ts --server URL --school ID --code CODE --pin DIGEST --store FOLDER [--name NAME] [--page URL] [--frame-bytes N]';
const { values } = parseArgs({
  options: {
    server: { type: 'string' },
    school: { type: 'string' },
    code: { type: 'string', default: '' },
    pin: { type: 'string' },
    store: { type: 'string' },
    name: { type: 'string' },
    page: { type: 'string' },
    'frame-bytes': { type: 'string' },
  },
});
const { server, school, pin, store } = values;
if (!server || !school || !pin || !store) {
  console.error(usage);
  process.exit(2);
}

const device = await createSimulatedDevice({
  server,
  school,
  pin,
  code: values.code,
  storeFolder: store,
  ...(values.name ? { name: values.name } : {}),
  ...(values.page ? { page: values.page } : {}),
  ...(values['frame-bytes'] ? { frameBytes: Number(values['frame-bytes']) } : {}),
  onAcknowledged: (id) => console.log(`ack ${id}`),
});
let last = '';
const showState = (): void => {
  const { badge, says } = device.agent.state();
  if (`${badge} ${says}` !== last) console.log(`state ${badge} ${says}`);
  last = `${badge} ${says}`;
};
showState();
device.agent.onState(showState);

const surfaces = { type: 'typed', copy: 'copied', search: 'searched' } as const;
for await (const line of createInterface({ input: process.stdin })) {
  const [command = '', ...rest] = line.trim().split(' ');
  const text = rest.join(' ');
  try {
    if (command in surfaces) await device.see(surfaces[command as keyof typeof surfaces], text);
    else if (command === 'picture') device.screen.picture = Number(text);
    else if (command === 'sign-in') console.log(`sign-in ${await device.agent.signInUrl()}`);
    else if (command === 'sign-out') await device.agent.signOut();
    else if (command === 'state') console.log(JSON.stringify(device.agent.state()));
    else if (command === 'quit') break;
    else if (command !== '') console.log(`unknown ${command}`);
  } catch (error) {
    console.log(`error ${isCandourError(error) ? error.code : 'internal'}`);
  }
}
await device.stop();
