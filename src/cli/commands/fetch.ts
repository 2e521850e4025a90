/** `offprint fetch` and `offprint fetch-images`: the only commands that ask anything of the web. */
import { CommandFailure } from '../command-failure.ts'
import { findArticle } from '../find-article.ts'
import { type ReportOptions, reportJobs } from '../import-report.ts'
import { withLibrary } from '../open-library.ts'
import type { Output } from '../output.ts'

export interface FetchCommandOptions extends ReportOptions {
  /** Whether addresses of this machine and network may be asked. */
  allowPrivate: boolean
}

/** Fetches one page after the other. Throws `CommandFailure` after the report when one could not be had. */
export async function fetchCommand(
  addresses: string[],
  options: FetchCommandOptions,
  libraryDir: string,
  output: Output,
): Promise<void> {
  const { allowPrivate } = options
  await withLibrary(libraryDir, async ({ client }) => {
    const starts = addresses.map((url) => () => client.import.fetch({ url, allowPrivate }))
    await reportJobs(starts, { ...options, nothingFound: 'Nothing was fetched.' }, client, output)
  })
}

/** Throws `CommandFailure` after the counts when an image could not be had. */
export async function fetchImagesCommand(
  idPrefix: string,
  libraryDir: string,
  output: Output,
): Promise<void> {
  await withLibrary(libraryDir, async ({ client }) => {
    const id = await findArticle(client, idPrefix)
    const leaving = new AbortController()
    const leave = () => leaving.abort(new CommandFailure('Stopped; the images fetched before are kept.'))
    process.once('SIGINT', leave)
    try {
      const counts = await client.article.fetchImages({ id }, { signal: leaving.signal })
      output.json(counts)
      const { stored, failed, left } = counts
      output.line(`${stored} images stored, ${failed} not to be had`)
      if (left > 0) output.remark(`${left} more images are out on the web; run the command again for them.`)
      if (failed > 0) throw new CommandFailure('Not every image could be fetched.')
    } finally {
      process.off('SIGINT', leave)
    }
  })
}
