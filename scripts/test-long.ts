// `npm run test:long`: as `npm test`, with the suites that are sampled there run whole.
process.env['CANDOUR_LONG'] = '1';
await import('./test.ts');
