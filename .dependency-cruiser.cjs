/**
 * Imports point one way: main → app, worker → routes, jobs → operations → queries → db.
 * The foundation (config, errors, db, http, jobs, events …) knows no domain; domains know no one above them.
 */
const DOMAINS =
  'accounts|inboxes|contacts|erasures|identity|conversations|messages|ingest|whatsapp|reports|webhooks|integrations|templates|outbox|media|phone-requests|broadcasts|people|sandbox-phone|canned-replies|notes|teams|segments|search|views|presence|assignment|audit-log|retention|connections|gateway'
const TESTS = '\\.test\\.ts$|^(server|client)/src/test/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two modules that need each other are one module, or hide a third. Types alone may: nothing is left of them at run time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'foundation-knows-no-domain',
      comment: 'What everything stands on must not know what stands on it.',
      severity: 'error',
      from: {
        path: '^server/src/((db|http|jobs|events|audit)/|(config|errors|ids|clock|crypto|log|deps)\\.ts$)',
        pathNot: TESTS,
      },
      to: { path: `^server/src/(${DOMAINS})/` },
    },
    {
      name: 'leaves-know-nothing',
      comment:
        'Settings, errors, ids, time and secrets can be used everywhere because they use nothing of ours but each other.',
      severity: 'error',
      from: { path: '^server/src/(config|errors|start-up-error|make-folder|ids|clock|crypto|log)\\.ts$' },
      to: {
        path: '^server/src/',
        pathNot: '^server/src/(config|errors|start-up-error|make-folder|ids|clock|crypto|log)\\.ts$',
      },
    },
    {
      name: 'db-knows-no-http',
      comment: 'A query must not know that a request asked.',
      severity: 'error',
      from: { path: '^server/src/platform/db/', pathNot: TESTS },
      to: { path: '^server/src/(http|jobs|events)/|^server/src/(app|main|worker|run-server)\\.ts$' },
    },
    {
      name: 'operations-know-no-http',
      comment: 'Only routes speak HTTP; operations and queries are called by jobs and commands too.',
      severity: 'error',
      from: {
        path: `^server/src/(${DOMAINS})/`,
        pathNot: `(^|/)([a-z-]*routes|schema)\\.ts$|^server/src/integrations/gateway/graph/(caller|forward|keep-refusals)\\.ts$|${TESTS}`,
      },
      to: { path: '^server/src/platform/http/|/([a-z-]*routes)\\.ts$|^node_modules/fastify/' },
    },
    {
      name: 'routes-ask-as-their-caller',
      comment:
        'What a caller does not see is withheld in one place, http/with-caller.ts, and forgotten by no route.',
      severity: 'error',
      from: { path: '(^|/)[a-z-]*routes\\.ts$', pathNot: '^server/src/people/setup-routes\\.ts$' },
      to: { path: '^server/src/db/with-account\\.ts$' },
    },
    {
      name: 'resolver-is-pure',
      comment: 'Who is who is a pure function: no SQL, no clock, no I/O.',
      severity: 'error',
      from: { path: '^server/src/identity/', pathNot: TESTS },
      to: {
        path: '^server/src/(db|http|jobs|events)/|^server/src/(clock|config|crypto|log)\\.ts$|^node_modules/(kysely|pg|pino)/',
      },
    },
    {
      name: 'nothing-imports-the-top',
      comment: 'The composition root is for main, the commands, the worker and tests.',
      severity: 'error',
      from: {
        path: '^server/src/',
        pathNot: `^server/src/(main|app|worker|run-server)\\.ts$|^server/src/cli/|${TESTS}`,
      },
      to: { path: '^server/src/(app|main|worker|run-server)\\.ts$|^server/src/cli/' },
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'The harness is for tests.',
      severity: 'error',
      from: { path: '^(server|sandbox|bench)/src/', pathNot: `${TESTS}|\\.test\\.ts$|^bench/` },
      to: { path: TESTS },
    },
    {
      name: 'sandbox-stands-alone',
      comment:
        'The stand-in is written from the protocol alone, so that it checks the server instead of repeating its mistakes.',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: { path: '^(server|bench)/' },
    },
    {
      name: 'client-stands-alone',
      comment: 'Others install it by itself. Only its tests know the server that they ask.',
      severity: 'error',
      from: { path: '^client/', pathNot: TESTS },
      to: { path: '^(server|sandbox|demo|bench|web)/' },
    },
    {
      name: 'server-knows-no-sandbox',
      comment:
        'The product talks to the stand-in over HTTP, as to Meta. Only the demonstration and its tests start one.',
      severity: 'error',
      from: { path: '^server/', pathNot: `^server/src/cli/|${TESTS}` },
      to: { path: '^(sandbox|bench)/|^node_modules/@selfsame/' },
    },
    {
      name: 'nothing-knows-the-clients',
      comment: 'Foreign clients are installed for their own tests alone.',
      severity: 'error',
      from: { pathNot: '^compat/' },
      to: { path: '^compat/' },
    },
    {
      name: 'nothing-unresolvable',
      comment: 'Foreign clients have a lock file of their own and are installed only where their tests run.',
      severity: 'error',
      from: { pathNot: '^compat/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-packages-in-the-product',
      comment: 'What the product imports must be among its own dependencies.',
      severity: 'error',
      from: { path: '^(server|sandbox)/src/', pathNot: `${TESTS}|\\.test\\.ts$|/(test|testing)/` },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only', 'npm'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
