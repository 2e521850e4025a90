/** The small panel for how reading looks: theme, size of the text, width of the column. Every change shows at once. */
import { Minus, Plus, Type } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Group } from 'react-aria-components/Group'
import { Label } from 'react-aria-components/Label'
import { Popover } from 'react-aria-components/Popover'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import type { Settings } from '../../../shared/contract/schemas.ts'
import { announce } from '../../ui/announcer.tsx'
import { IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import styles from './reading-settings.module.css'

type Change = (changes: Partial<Settings>) => void

const THEMES: readonly { value: Settings['theme']; name: string }[] = [
  { value: 'system', name: 'System' },
  { value: 'light', name: 'Light' },
  { value: 'dark', name: 'Dark' },
]

function ThemeChoice({ theme, onChange }: { theme: Settings['theme']; onChange: Change }) {
  return (
    <RadioGroup
      className={classNames(styles.themes)}
      orientation="horizontal"
      value={theme}
      onChange={(value) => onChange({ theme: value as Settings['theme'] })}
    >
      <Label>Theme</Label>
      <div className={styles.segments}>
        {THEMES.map(({ value, name }) => (
          <Radio key={value} value={value} className={classNames(styles.segment)}>
            {name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}

interface StepperProps {
  label: string
  unit: string
  value: number
  step: number
  least: number
  most: number
  onChange: (value: number) => void
}

function Stepper({ label, unit, value, step, least, most, onChange }: StepperProps) {
  const move = (direction: 1 | -1) => {
    const next = Math.min(most, Math.max(least, value + direction * step))
    onChange(next)
    announce(`${label}: ${next} ${unit}`)
  }
  return (
    <Group className={classNames(styles.stepper)} aria-label={label}>
      <span className={styles.stepperName}>{label}</span>
      <IconButton
        label={`${label}: less`}
        icon={<Minus size={16} aria-hidden />}
        isDisabled={value <= least}
        onPress={() => move(-1)}
      />
      <span className={styles.stepperValue}>{value}</span>
      <IconButton
        label={`${label}: more`}
        icon={<Plus size={16} aria-hidden />}
        isDisabled={value >= most}
        onPress={() => move(1)}
      />
    </Group>
  )
}

export function ReadingSettings({ settings, onChange }: { settings: Settings; onChange: Change }) {
  return (
    <DialogTrigger>
      <Button className={classNames(styles.trigger)} aria-label="Reading settings">
        <Type size={19} aria-hidden />
      </Button>
      <Popover className={classNames(styles.popover)} placement="bottom end" offset={6}>
        <Dialog className={classNames(styles.dialog)} aria-label="Reading settings">
          <ThemeChoice theme={settings.theme} onChange={onChange} />
          <Stepper
            label="Text size"
            unit="pixels"
            value={settings.fontSize}
            step={1}
            least={14}
            most={28}
            onChange={(fontSize) => onChange({ fontSize })}
          />
          <Stepper
            label="Line length"
            unit="characters"
            value={settings.measure}
            step={4}
            least={45}
            most={95}
            onChange={(measure) => onChange({ measure })}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
