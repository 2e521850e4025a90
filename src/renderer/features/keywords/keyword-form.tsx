/** The form that makes or changes a keyword list: its name, its colour and its terms. */
import { type FormEvent, useState } from 'react'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField } from 'react-aria-components/TextField'
import type { KeywordColor } from '../../../shared/contract/schemas.ts'
import { TextButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { KEYWORD_COLORS } from './keyword-colors.ts'
import styles from './keyword-form.module.css'
import { KeywordSwatch } from './keyword-swatch.tsx'
import { parseTerms } from './parse-terms.ts'
import type { NewKeywordList } from './use-keyword-actions.ts'

interface KeywordFormProps {
  initial: NewKeywordList
  submitLabel: string
  onSubmit: (list: NewKeywordList) => void
  onCancel: () => void
}

function ColorChoice({ value, onChange }: { value: KeywordColor; onChange: (color: KeywordColor) => void }) {
  return (
    <RadioGroup
      className={classNames(styles.colors)}
      value={value}
      onChange={(color) => onChange(color as KeywordColor)}
      orientation="horizontal"
    >
      <Label>Colour</Label>
      <div className={styles.swatches}>
        {KEYWORD_COLORS.map(({ color, name }) => (
          <Radio key={color} value={color} aria-label={name} className={classNames(styles.color)}>
            <KeywordSwatch color={color} />
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}

export function KeywordForm({ initial, submitLabel, onSubmit, onCancel }: KeywordFormProps) {
  const [name, setName] = useState(initial.name)
  const [color, setColor] = useState(initial.color)
  const [termsText, setTermsText] = useState(initial.terms.join('\n'))
  const terms = parseTerms(termsText)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (terms.length === 0) return
    // A list with one word needs no other name.
    onSubmit({ ...initial, name: name.trim() || (terms[0] as string), color, terms })
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField className={classNames(styles.field)} value={termsText} onChange={setTermsText} autoFocus>
        <Label>Words or phrases</Label>
        <TextArea
          rows={4}
          dir="auto"
          spellCheck={false}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
          }}
        />
        <Text slot="description">One a line. Whole words are found, in capitals or not.</Text>
      </TextField>
      <TextField className={classNames(styles.field)} value={name} onChange={setName} maxLength={200}>
        <Label>Name of the list</Label>
        <Input placeholder={terms[0] ?? 'Keywords'} />
      </TextField>
      <ColorChoice value={color} onChange={setColor} />
      <div className={styles.buttons}>
        <TextButton tone="primary" type="submit" isDisabled={terms.length === 0}>
          {submitLabel}
        </TextButton>
        <TextButton tone="quiet" onPress={onCancel}>
          Cancel
        </TextButton>
      </div>
    </form>
  )
}
