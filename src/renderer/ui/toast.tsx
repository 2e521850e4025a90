/**
 * Short notices at the window's edge, with an undo where something was done.
 * They leave by themselves, but not while the pointer or the focus is on them.
 */
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton, TextButton } from './button.tsx'
import { classNames } from './class-names.ts'
import { createStore, useStore } from './store.ts'
import styles from './toast.module.css'

interface Toast {
  id: number
  text: string
  isError: boolean
  undo: (() => void) | null
}

const DURATION_MS = 8_000
const TOASTS_AT_MOST = 3
const toasts = createStore<readonly Toast[]>([])
let nextId = 1

function add(toast: Omit<Toast, 'id'>): void {
  toasts.set([...toasts.get(), { ...toast, id: nextId++ }].slice(-TOASTS_AT_MOST))
}

/** Says what was done; `undo` takes it back. */
export function showDone(text: string, undo: (() => void) | null = null): void {
  add({ text, isError: false, undo })
}

/** Says what failed and what to do about it. */
export function showFailure(text: string): void {
  add({ text, isError: true, undo: null })
}

function dismiss(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id))
}

/** Takes back the newest action that a notice still offers to undo; false when there is none. */
export function undoLatest(): boolean {
  const latest = toasts.get().findLast((toast) => toast.undo !== null)
  if (!latest) return false
  dismiss(latest.id)
  latest.undo?.()
  return true
}

function ToastCard({ toast, isHeld }: { toast: Toast; isHeld: boolean }) {
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => dismiss(toast.id), DURATION_MS)
    return () => clearTimeout(timer)
  }, [toast.id, isHeld])
  const undo = toast.undo
  return (
    <li className={classNames(styles.toast, toast.isError && styles.failure)}>
      <span className={styles.text}>{toast.text}</span>
      {undo !== null && (
        <TextButton
          tone="quiet"
          onPress={() => {
            dismiss(toast.id)
            undo()
          }}
        >
          Undo
        </TextButton>
      )}
      <IconButton
        label="Dismiss"
        icon={<X size={16} aria-hidden />}
        onPress={() => dismiss(toast.id)}
        placement="top"
      />
    </li>
  )
}

/** Rendered once, near the root. */
export function ToastRegion() {
  const current = useStore(toasts)
  const [isHeld, setHeld] = useState(false)
  // A notice belongs to the window that it was shown in.
  useEffect(() => () => toasts.set([]), [])
  return (
    <section
      aria-label="Notices"
      aria-live="polite"
      className={styles.region}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {current.length > 0 && (
        <ul className={styles.list}>
          {current.map((toast) => (
            <ToastCard key={toast.id} toast={toast} isHeld={isHeld} />
          ))}
        </ul>
      )}
    </section>
  )
}
