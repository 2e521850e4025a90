/**
 * A button that opens a menu of actions, with icons and the keys that do the same.
 */
import type { ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { classNames } from './class-names.ts'
import styles from './menu.module.css'

export interface MenuAction {
  id: string
  label: string
  icon?: ReactNode
  shortcut?: string
  onAction: () => void
}

interface MenuProps {
  /** The menu's name for screen readers. */
  label: string
  /** The button that opens it. */
  trigger: ReactNode
  actions: MenuAction[]
}

export function Menu({ label, trigger, actions }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={classNames(styles.popover)} placement="bottom end" offset={6}>
        <AriaMenu aria-label={label} className={classNames(styles.menu)}>
          {actions.map((action) => (
            <MenuItem
              key={action.id}
              id={action.id}
              className={classNames(styles.item)}
              textValue={action.label}
              onAction={action.onAction}
            >
              {action.icon}
              <span className={styles.label}>{action.label}</span>
              {action.shortcut !== undefined && <kbd>{action.shortcut}</kbd>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
