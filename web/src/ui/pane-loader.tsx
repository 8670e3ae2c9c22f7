import { Loader } from '@mantine/core'
import styles from './pane-loader.module.css'

/** Fills a pane while its content loads. */
export function PaneLoader({ label }: { label: string }) {
  return <Loader className={styles.loader} aria-label={label} />
}
