import { join } from 'node:path'
import icons from 'unplugin-icons/vite'

const COMPONENT = join(import.meta.dirname, '../src/ui/icon.tsx')
const BODY = /^<svg[^>]*>(?<body>.*)<\/svg>$/s

/** Makes `~icons/tabler/clock` a component that draws this icon of Tabler. */
export function addIcons() {
  return icons({
    compiler: {
      extension: 'js',
      compiler: (svg, _collection, name) => {
        const body = BODY.exec(svg)?.groups?.body
        if (body === undefined) throw new Error(`The icon ${name} is no drawing.`)
        const drawing = JSON.stringify({ name, body })
        return [
          "import { createElement } from 'react'",
          `import { Icon } from ${JSON.stringify(COMPONENT)}`,
          `export default (props) => createElement(Icon, { ...props, ...${drawing} })`,
        ].join('\n')
      },
    },
  })
}
