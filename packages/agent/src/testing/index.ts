// For tests of hosts and of this package: a device and a school without a world. No production code imports it.
export { FakeClock, FakeScreen, Killed, MemoryStore, numberOf, ordinaryLook, pictureOf } from './fake-world.ts';
export { fakeBeaconUrl } from './fake-publisher.ts';
export { FakeSchool, fakeServer } from './fake-school.ts';
export { type FakeSigner, json, makeSigner, refused } from './fake-parts.ts';
export { FakeDevice } from './fake-device.ts';
export { schoolTimeMs, testEntries, testPolicy } from './made-up.ts';
