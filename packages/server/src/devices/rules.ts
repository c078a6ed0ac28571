// Decides what a technician may confirm, how an enrolment code looks, and says in plain sentences what happened to a device.
import { CandourError, errorCatalogue } from '@candour/contract';
import type { ActionDetail, NoticeList } from '@candour/contract';

export type DeviceStatus = 'unconfirmed' | 'confirmed' | 'held';

/** Confirming twice changes nothing; a held device is enrolled anew, never confirmed. @throws CandourError `device-held` */
export function confirmChanges(status: DeviceStatus): boolean {
  if (status === 'held') throw new CandourError('device-held');
  return status === 'unconfirmed';
}

/** A code is for one device and for one week. */
export const codeValidMs = 7 * 24 * 60 * 60_000;

/** Crockford's base 32: no letter that is read as another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Twelve signs of five random bits each, in groups that can be read aloud: `7K3M-Q0XD-2VNA`. */
export function codeOf(random: Uint8Array): string {
  if (random.length < 12) throw new CandourError('internal', 'an enrolment code needs twelve random bytes');
  const signs = [...random.subarray(0, 12)].map((byte) => alphabet[byte % 32]).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;
}

export const noticeKinds = ['device.refused', 'device.held', 'device.loss'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

type Notice = { [Kind in NoticeKind]: { readonly kind: Kind; readonly detail: ActionDetail<Kind> } }[NoticeKind];

const heldReasons = {
  'two-live-boots': 'Two browsers use its key at the same time. Look at the device and enrol it anew.',
  technician: 'A technician holds it. Nothing it sends is taken.',
} as const satisfies Record<ActionDetail<'device.held'>['reason'], string>;

const lossReasons: Record<string, string> = {
  'outbox-full': 'its store was full',
  'disk-full': 'its disk was full',
  unreadable: 'what was stored could not be read',
};

/** One sentence or two on what happened and what to do; never what a pupil wrote. */
export function noticeSays(device: string, notice: Notice): string {
  switch (notice.kind) {
    case 'device.refused': {
      const { code } = notice.detail;
      const known = Object.hasOwn(errorCatalogue, code)
        ? errorCatalogue[code as keyof typeof errorCatalogue]
        : undefined;
      return known ? `${device} was refused. ${known[1]} ${known[2]}` : `${device} was refused (${code}).`;
    }
    case 'device.held':
      return `${device} is held. ${heldReasons[notice.detail.reason]}`;
    case 'device.loss': {
      const { lost, count, reason } = notice.detail;
      const what =
        lost === 'frames'
          ? count === 1
            ? 'one screen frame'
            : `${count} screen frames`
          : count === 1
            ? 'one finding'
            : `${count} findings`;
      return `${device} had to drop ${what}: ${lossReasons[reason] ?? reason}. The gap is on record.`;
    }
  }
}

export const codeOfNotice = (notice: Notice): NoticeList[number]['code'] =>
  notice.kind === 'device.refused' ? notice.detail.code : null;
