/** The page's entry: connects through the door it was opened by and draws the window. */
import { createRoot } from 'react-dom/client'
import '@fontsource-variable/inter/opsz.css'
import '@fontsource-variable/source-serif-4/opsz.css'
import '@fontsource-variable/source-serif-4/opsz-italic.css'
import './ui/tokens.css'
import './ui/base.css'
import { openConnection } from './api/connection.tsx'
import { NoTokenPage } from './app/no-token-page.tsx'
import { Root } from './app/root.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
const connection = openConnection(window)
createRoot(root).render(connection ? <Root connection={connection} /> : <NoTokenPage />)
