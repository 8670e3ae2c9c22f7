import styles from './person-avatar.module.css'

const HUES = 8

/** Initials on a colour that stays the person's. */
export function PersonAvatar({ id, name }: { id: string; name: string }) {
  const words = name.replace(/^@/, '').split(/\s+/u)
  const initials = words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
  const hue = [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % HUES
  return (
    <span className={styles.avatar} data-hue={hue} aria-hidden="true">
      {initials.toLocaleUpperCase()}
    </span>
  )
}
