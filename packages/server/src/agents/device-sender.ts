// Who sent a request of the device API, once its signature is checked.
import type { BootId, DeviceId, SchoolId } from '@candour/contract';
import type { Key } from '@candour/trust';

export interface DeviceSender {
  readonly school: SchoolId;
  readonly device: DeviceId;
  readonly boot: BootId;
  readonly publicKey: Key;
  readonly status: 'unconfirmed' | 'confirmed' | 'held';
}
