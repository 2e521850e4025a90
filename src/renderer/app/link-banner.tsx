/** The calm line at the top when the core does not answer. It goes by itself when the core is back. */
import { useEffect, useState } from 'react'
import { useConnection } from '../api/connection.tsx'
import { useStore } from '../ui/store.ts'
import styles from './link-banner.module.css'

const GRACE_MS = 900

export function LinkBanner() {
  const { health } = useConnection()
  const status = useStore(health)
  const isBroken = status === 'lost' || status === 'refused'
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    if (!isBroken) {
      setShown(false)
      return
    }
    // A moment's silence is not worth a word.
    const timer = setTimeout(() => setShown(true), GRACE_MS)
    return () => clearTimeout(timer)
  }, [isBroken])
  return (
    <div role="status" className={styles.frame}>
      {isShown && (
        <p className={styles.banner}>
          {status === 'refused'
            ? 'Offprint was started anew and does not know this window any more. Open the address it printed.'
            : 'Offprint is not answering. Trying again… What you type is kept in this window until it is back.'}
        </p>
      )}
    </div>
  )
}
