/**
 * Finds places in sources where a string would become markup or code. There are none in this program, so any is an
 * error: article content is hostile, and one such place is enough.
 */
import type { SourceFile } from './source-files.ts'

interface Sink {
  name: string
  pattern: RegExp
  /** Where it matters; everywhere when absent. */
  path?: RegExp
  /** The one file where it is meant. */
  except?: string
}

// The bookmarklet is script for a person's own bookmark: it reads the markup of the page it is clicked on, and writes
// none. No page of ours ever runs it or links to it.
const BOOKMARKLET = 'src/serve/bookmarklet.ts'

const SINKS: Sink[] = [
  { name: 'innerHTML', pattern: /\binnerHTML\b/ },
  { name: 'outerHTML', pattern: /\bouterHTML\b(?!\s*\+?=[^=])/, except: BOOKMARKLET },
  { name: 'outerHTML', pattern: /\bouterHTML\s*\+?=[^=]/ },
  { name: 'insertAdjacentHTML', pattern: /\binsertAdjacentHTML\b/ },
  { name: 'dangerouslySetInnerHTML', pattern: /\bdangerouslySetInnerHTML\b/ },
  { name: 'document.write', pattern: /\bdocument\s*\.\s*write(?:ln)?\b/ },
  { name: 'srcdoc', pattern: /\bsrcdoc\b/i },
  { name: 'createContextualFragment', pattern: /\bcreateContextualFragment\b/ },
  { name: 'setHTMLUnsafe', pattern: /\bsetHTML(?:Unsafe)?\b|\bparseHTMLUnsafe\b/ },
  // Importers parse on purpose, outside of any page; inside the page a parser would be a way around the tree.
  { name: 'DOMParser', pattern: /\bDOMParser\b/, path: /^src\/(?:renderer|preload)\// },
  { name: 'eval', pattern: /\beval\s*\(/ },
  { name: 'new Function', pattern: /\bnew\s+Function\b/ },
  { name: 'timer with code', pattern: /\bset(?:Timeout|Interval)\s*\(\s*['"`]/ },
  { name: 'javascript: address', pattern: /['"`]\s*javascript:/i, except: BOOKMARKLET },
  { name: 'vbscript: address', pattern: /['"`]\s*vbscript:/i },
  { name: 'executeJavaScript', pattern: /\bexecuteJavaScript\b/ },
  { name: 'Trusted Types policy', pattern: /\btrustedTypes\s*\.\s*createPolicy\b/ },
]

function withoutComments(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/.*$/gm, '$1')
}

/** `path:line: name of the sink` for each. */
export function findSinks(file: SourceFile): string[] {
  return withoutComments(file.text)
    .split('\n')
    .flatMap((line, index) =>
      SINKS.filter(
        (sink) =>
          sink.except !== file.path && (sink.path?.test(file.path) ?? true) && sink.pattern.test(line),
      ).map((sink) => `${file.path}:${index + 1}: ${sink.name}`),
    )
}
