/** Takes files and folders dropped anywhere on the window, and says so while they hover over it. */
import { FileDown } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import styles from './drop-area.module.css'

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true
}

export function DropArea({ onDrop }: { onDrop: (transfer: DataTransfer) => void }) {
  const [isOver, setOver] = useState(false)
  const latest = useRef(onDrop)
  useEffect(() => {
    latest.current = onDrop
  })

  useEffect(() => {
    const lifetime = new AbortController()
    const options = { signal: lifetime.signal }
    // Enter and leave fire for every element on the way; only their balance says whether the pointer is inside.
    let depth = 0
    const track = (change: number) => (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      depth = Math.max(0, depth + change)
      setOver(depth > 0)
    }
    window.addEventListener('dragenter', track(1), options)
    window.addEventListener('dragleave', track(-1), options)
    window.addEventListener('dragover', track(0), options)
    window.addEventListener(
      'drop',
      (event) => {
        // Even what is not for us must not make the window navigate to the dropped file.
        if (!carriesFiles(event)) return
        event.preventDefault()
        depth = 0
        setOver(false)
        if (event.dataTransfer) latest.current(event.dataTransfer)
      },
      options,
    )
    return () => lifetime.abort()
  }, [])

  if (!isOver) return null
  return (
    <div className={styles.overlay} aria-hidden>
      <div className={styles.box}>
        <FileDown size={36} strokeWidth={1.5} />
        <p>Drop to add to your library</p>
      </div>
    </div>
  )
}
