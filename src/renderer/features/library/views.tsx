/** The views of the library: their names, icons, and what to say where one is empty. */
import { Archive, CircleDot, LibraryBig, Star, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { LibraryView } from '../../../shared/contract/schemas.ts'

export interface ViewDescription {
  view: LibraryView
  name: string
  icon: ReactNode
  emptyTitle: string
  emptyText: string
}

export const VIEWS: readonly ViewDescription[] = [
  {
    view: 'library',
    name: 'Library',
    icon: <LibraryBig size={20} strokeWidth={1.7} aria-hidden />,
    emptyTitle: 'Nothing here yet',
    emptyText: 'Add articles with the plus button, drop files anywhere, or paste a text.',
  },
  {
    view: 'unread',
    name: 'Unread',
    icon: <CircleDot size={20} strokeWidth={1.7} aria-hidden />,
    emptyTitle: 'All read',
    emptyText: 'Articles that you have not opened yet are listed here.',
  },
  {
    view: 'starred',
    name: 'Starred',
    icon: <Star size={20} strokeWidth={1.7} aria-hidden />,
    emptyTitle: 'No stars yet',
    emptyText: 'Press S while you read to give an article a star.',
  },
  {
    view: 'archive',
    name: 'Archive',
    icon: <Archive size={20} strokeWidth={1.7} aria-hidden />,
    emptyTitle: 'The archive is empty',
    emptyText: 'Press E to put an article away that you are done with. It stays searchable.',
  },
  {
    view: 'trash',
    name: 'Trash',
    icon: <Trash2 size={20} strokeWidth={1.7} aria-hidden />,
    emptyTitle: 'The trash is empty',
    emptyText: 'Articles that you throw away wait here until you restore them.',
  },
]

export function describeView(view: LibraryView): ViewDescription {
  return VIEWS.find((description) => description.view === view) as ViewDescription
}
