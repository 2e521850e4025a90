/** `offprint import`: brings files and folders into the library and reports on each. */
import { type ReportOptions, reportJobs } from '../import-report.ts'
import { withLibrary } from '../open-library.ts'
import type { Output } from '../output.ts'

/** Throws `CommandFailure` after the report when a file was refused or the import was stopped. */
export async function importCommand(
  paths: string[],
  options: ReportOptions,
  libraryDir: string,
  output: Output,
): Promise<void> {
  await withLibrary(libraryDir, async ({ client, handles }) => {
    const start = () => client.import.start({ handles: paths.map((path) => handles.grant(path)) })
    const nothingFound = 'There is no article file in what you named.'
    await reportJobs([start], { ...options, nothingFound }, client, output)
  })
}
