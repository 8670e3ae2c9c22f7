import type { SVGProps } from 'react'
import styles from './icon.module.css'

export type IconProps = SVGProps<SVGSVGElement> & {
  /** Width and height in pixels. */
  size?: number
}

// These point back or forward: where the text runs from right to left, they point the other way.
const POINTS = new Set(['arrow-left', 'chevron-left', 'chevron-right', 'send'])

/** An icon: `body` is what stands inside its `svg` element. The build makes a component of each icon that `icons.ts` names. */
export function Icon({
  name,
  body,
  size = 24,
  className = '',
  ...props
}: IconProps & { name: string; body: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      className={POINTS.has(name) ? `${styles.flips} ${className}` : className}
      {...props}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a drawing from a package, read by the build
      dangerouslySetInnerHTML={{ __html: body }}
    />
  )
}
