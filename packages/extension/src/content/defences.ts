// Defences that a test may switch off, to see that its attack succeeds without them. In every other build all are on, and this is not in the bundle.
import { isTest } from '../flavour.ts';

export type Defence =
  | 'gesture'
  | 'rearm'
  | 'reach'
  | 'poll'
  | 'closed-roots'
  | 'own-words'
  | 'typed-run'
  | 'trusted'
  | 'secret';

const switchedOff = isTest ? readSwitches() : [];

export const isOn = (defence: Defence): boolean => !isTest || !switchedOff.includes(defence);

function readSwitches(): string[] {
  try {
    return new URL((window.top ?? window).location.href).searchParams.get('without')?.split(',') ?? [];
  } catch {
    return [];
  }
}
