/**
 * Folders of server/src and of web/src/features import each other in no circle, types included. Tests, which import from
 * everywhere, do not count.
 */
const { options } = require('./.dependency-cruiser.cjs')

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circle-of-folders',
      comment:
        'Two folders that need each other are one folder, or hide a third. Move what both need to where each may import it.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(server/src|web/src/features)/' },
      to: { circular: true },
    },
  ],
  options: { ...options, exclude: { path: '\\.test\\.ts$' } },
}
