// `npm run test:long [-- step …]`: as `npm test`, with the suites that are sampled there run whole, and one step more: `database`.
process.env['CANDOUR_LONG'] = '1';
await import('./test.ts');
