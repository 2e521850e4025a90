/** What a browser sees that opened the address without its token. */
import styles from './no-token-page.module.css'

export function NoTokenPage() {
  return (
    <main className={styles.page}>
      <h1>Open the address that Offprint printed</h1>
      <p>
        This library opens only through the whole address, with the part that follows the <code>#</code>. You
        find it where <code>offprint serve</code> was started. It is a new one at every start.
      </p>
    </main>
  )
}
