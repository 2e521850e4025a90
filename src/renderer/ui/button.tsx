/**
 * The buttons of the program: one with words, one with an icon and a tooltip that is also its name.
 */
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button'
import { ToggleButton as AriaToggleButton } from 'react-aria-components/ToggleButton'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import styles from './button.module.css'
import { classNames } from './class-names.ts'

export type ButtonTone = 'plain' | 'primary' | 'quiet' | 'danger'

interface TextButtonProps extends Omit<ButtonProps, 'className' | 'style' | 'children'> {
  tone?: ButtonTone
  icon?: ReactNode
  children: ReactNode
}

export function TextButton({ tone = 'plain', icon, children, ...props }: TextButtonProps) {
  return (
    <AriaButton {...props} className={classNames(styles.text, styles[tone])}>
      {icon}
      {children}
    </AriaButton>
  )
}

interface IconButtonProps {
  /** The button's name, shown as its tooltip. */
  label: string
  /** Keys that do the same, shown in the tooltip. */
  shortcut?: string
  icon: ReactNode
  onPress: () => void
  isDisabled?: boolean
  /** Makes it a toggle that is on or off. */
  isSelected?: boolean
  placement?: 'top' | 'bottom' | 'left' | 'right'
}

export function IconButton({ label, shortcut, icon, placement = 'bottom', ...props }: IconButtonProps) {
  const { isSelected, onPress, isDisabled = false } = props
  const className = classNames(styles.icon, isSelected === true && styles.on)
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      {isSelected === undefined ? (
        <AriaButton aria-label={label} className={className} onPress={onPress} isDisabled={isDisabled}>
          {icon}
        </AriaButton>
      ) : (
        <AriaToggleButton
          aria-label={label}
          className={className}
          isSelected={isSelected}
          isDisabled={isDisabled}
          onChange={() => onPress()}
        >
          {icon}
        </AriaToggleButton>
      )}
      <Tooltip className={classNames(styles.tooltip)} placement={placement} offset={6}>
        {label}
        {shortcut !== undefined && <kbd>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  )
}
