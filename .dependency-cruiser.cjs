/**
 * The areas of server/src, in steps: an area imports those of earlier steps alone, types included. What each owns stands in
 * docs/architecture.md.
 */
const STEPS = [
  ['platform', 'identity'],
  ['access', 'whatsapp', 'contacts'],
  ['channels'],
  ['conversations'],
  ['resolution', 'staffing'],
  ['sending'],
  ['ingest'],
  ['integrations'],
  ['records', 'sandbox-phone'],
  ['process', 'cli', 'main.ts'],
]
const TOP = STEPS.length - 1
const TESTS = '\\.test\\.ts$|^(server|demo|client)/tests/'

/** One rule for each area but those on top, which import everything. */
const directions = STEPS.slice(0, TOP).flatMap((areas, step) =>
  areas.map((area) => {
    const below = STEPS.slice(0, step).flat()
    return {
      name: `area-${area}`,
      comment: `${area} imports ${below.length === 0 ? 'no other area' : below.join(', ')}. What needs more belongs to a later area, or is handed over as a dependency.`,
      severity: 'error',
      from: { path: `^server/src/${area}/`, pathNot: TESTS },
      to: { path: '^server/src/', pathNot: `^server/src/(${[...below, area].join('|')})/` },
    }
  }),
)

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
    ...directions,
    {
      name: 'pages-stand-alone',
      comment: 'A page composes features for one route. What two pages show belongs to a feature, or to ui/.',
      severity: 'error',
      from: { path: '^web/src/pages/' },
      to: { path: '^web/src/pages/' },
    },
    {
      name: 'features-know-no-page',
      comment: 'Pages import features. A link to a page goes through paths.ts.',
      severity: 'error',
      from: { path: '^web/src/features/' },
      to: { path: '^web/src/(pages/|routes\\.tsx|main\\.tsx)' },
    },
    {
      name: 'generic-parts-know-no-feature',
      comment:
        'Features import ui, util, i18n and api, never the other way round. Hand over what differs as a prop, or move the part into the feature.',
      severity: 'error',
      from: { path: '^web/src/(ui|util|i18n|api)/' },
      to: { path: '^web/src/(features|pages)/' },
    },
    {
      name: 'ui-asks-nothing',
      comment:
        'A part in ui/ gets what it shows as props. Of the server it knows only the text of an error (api/client.ts), and it links to no page.',
      severity: 'error',
      from: { path: '^web/src/ui/' },
      to: { path: '^web/src/(api/(?!client\\.ts)|paths\\.ts)|^node_modules/@tanstack/react-router/' },
    },
    {
      name: 'leaves-know-nothing',
      comment:
        'Settings, errors, ids, time and secrets can be used everywhere because they use nothing of ours but each other.',
      severity: 'error',
      from: { path: '^server/src/platform/base/', pathNot: TESTS },
      to: { path: '^server/src/', pathNot: '^server/src/platform/base/' },
    },
    {
      name: 'db-knows-no-http',
      comment: 'A query must not know that a request asked.',
      severity: 'error',
      from: { path: '^server/src/platform/db/', pathNot: TESTS },
      to: { path: '^server/src/platform/(http|jobs|events)/' },
    },
    {
      name: 'operations-know-no-http',
      comment: 'Only routes speak HTTP; operations and queries are called by jobs and commands too.',
      severity: 'error',
      from: {
        path: '^server/src/',
        pathNot: `^server/src/(platform|process|cli)/|(^|/)([a-z-]*routes|schema)\\.ts$|^server/src/integrations/gateway/graph/(caller|forward|keep-refusals)\\.ts$|${TESTS}`,
      },
      to: { path: '^server/src/platform/http/|/([a-z-]*routes)\\.ts$|^node_modules/fastify/' },
    },
    {
      name: 'ids-are-parsed-at-the-edge',
      comment:
        'Routes and their schemas turn ids of the API (`con_…`) into UUIDs. Operations and queries take and give UUIDs; presenters turn them back.',
      severity: 'error',
      from: {
        path: '^server/src/',
        pathNot: `^server/src/(platform/(base|http)/|index\\.ts$)|(^|/)([a-z-]*(routes|schema)|present[a-z-]*)\\.ts$|^server/src/ingest/receive\\.ts$|^server/src/whatsapp/outgoing/uploaded-media\\.ts$|${TESTS}`,
      },
      to: { path: '^server/src/platform/base/parse-id\\.ts$' },
    },
    {
      name: 'routes-ask-as-their-caller',
      comment:
        'What a caller does not see is withheld in one place, http/with-caller.ts, and forgotten by no route.',
      severity: 'error',
      from: { path: '(^|/)[a-z-]*routes\\.ts$', pathNot: '^server/src/access/users/setup-routes\\.ts$' },
      to: { path: '^server/src/platform/db/with-account\\.ts$' },
    },
    {
      name: 'one-loop',
      comment:
        'Work that repeats is started by platform/jobs/loop.ts, which stops, pauses after failures, logs and counts.',
      severity: 'error',
      from: {
        path: '^server/src/',
        pathNot:
          '^server/src/platform/jobs/loop\\.ts$|^server/src/integrations/webhooks/(endpoint-queue|recorder)\\.ts$',
      },
      to: { path: '^server/src/platform/base/rest\\.ts$' },
    },
    {
      name: 'resolver-is-pure',
      comment: 'Who is who is a pure function: no SQL, no clock, no I/O.',
      severity: 'error',
      from: { path: '^server/src/identity/', pathNot: TESTS },
      to: { path: '^node_modules/(kysely|pg|pino|undici)/', dependencyTypesNot: ['type-only'] },
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
      name: 'workspaces-import-by-name',
      comment:
        'Another workspace is imported by its package’s name: what it offers (`.`), its test harness (`./testing`), or, for tests and measurements alone, a file of it (`./internals/…`).',
      severity: 'error',
      from: { path: '^(server|sandbox|demo|bench|web|client)/' },
      to: {
        path: '^(server|sandbox|demo|bench|web|client)/',
        pathNot: '^$1/',
        dependencyTypesNot: ['aliased-workspace'],
      },
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
      comment:
        'Foreign clients have a lock file of their own and are installed only where their tests run; icons are made by the build.',
      severity: 'error',
      from: { pathNot: '^compat/' },
      to: { couldNotResolve: true, pathNot: '^~icons/' },
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
      conditionNames: ['@selfsame/source', 'import', 'require', 'node', 'default', 'types'],
    },
  },
}
