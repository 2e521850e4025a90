/** A sign for a keyword colour: its colour and the line that is drawn under its words. */
import type { KeywordColor } from '../../../shared/contract/schemas.ts'
import { classNames } from '../../ui/class-names.ts'
import styles from './keyword-swatch.module.css'

export function KeywordSwatch({ color }: { color: KeywordColor }) {
  return <span className={classNames(styles.swatch, styles[color])} aria-hidden />
}
