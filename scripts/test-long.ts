// `npm run test:long [-- step …]`: as `npm test`, with the suites that are sampled there run whole, and two steps more: `database` and `mutants`.
process.env['CANDOUR_LONG'] = '1';
await import('./test.ts');
