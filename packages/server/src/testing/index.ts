// The door for tests and measurements that need a real server with a school in it. No production code imports it.
export { createBeacon } from '../beacon/beacon.ts';
export { openTestConsole, type TestConsole } from './test-console.ts';
export { testPolicy } from './test-documents.ts';
export { openTestServer, type TestServer } from './test-server.ts';
