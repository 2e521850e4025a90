/** The strip above the article: a chip for each keyword that occurs, with its count, and the steps from hit to hit. */
import { ChevronDown, ChevronUp } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Toolbar } from 'react-aria-components/Toolbar'
import { IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import styles from './keyword-bar.module.css'
import type { TermCount } from './keyword-hits.ts'
import { KeywordSwatch } from './keyword-swatch.tsx'

interface KeywordBarProps {
  termCounts: readonly TermCount[]
  hitCount: number
  /** Index of the current hit; null before the first step. */
  currentIndex: number | null
  /** Key of the term that the current hit is of. */
  currentTerm: string | null
  onNext: () => void
  onPrevious: () => void
  onNextOfTerm: (termKey: string) => void
}

export function KeywordBar(props: KeywordBarProps) {
  const { termCounts, hitCount, currentIndex } = props
  if (hitCount === 0) return null
  return (
    <Toolbar className={classNames(styles.bar)} aria-label="Keywords in this article">
      <div className={styles.chips}>
        {termCounts.map((term) => (
          <Button
            key={term.key}
            className={classNames(styles.chip, term.key === props.currentTerm && styles.current)}
            aria-label={`${term.term}: ${term.count}, in the list ${term.listName}. Go to the next one.`}
            onPress={() => props.onNextOfTerm(term.key)}
          >
            <KeywordSwatch color={term.color} />
            <span dir="auto">{term.term}</span>{' '}
            <span className={styles.count} aria-hidden>
              {term.count}
            </span>
          </Button>
        ))}
      </div>
      <span className={styles.position}>
        {currentIndex === null
          ? hitCount === 1
            ? '1 hit'
            : `${hitCount} hits`
          : `${currentIndex + 1} of ${hitCount}`}
      </span>
      <IconButton
        label="Previous keyword"
        shortcut="P"
        icon={<ChevronUp size={18} aria-hidden />}
        onPress={props.onPrevious}
      />
      <IconButton
        label="Next keyword"
        shortcut="N"
        icon={<ChevronDown size={18} aria-hidden />}
        onPress={props.onNext}
      />
    </Toolbar>
  )
}
