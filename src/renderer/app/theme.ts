/** Puts the theme and the reading settings on the root element, where the style sheets find them. */
import { useEffect } from 'react'
import type { Settings } from '../../shared/contract/schemas.ts'

/** Null before the settings are known: then the system's theme and the defaults of the style sheets hold. */
export function useTheme(settings: Settings | null): void {
  useEffect(() => {
    if (!settings) return
    const root = document.documentElement
    if (settings.theme === 'system') delete root.dataset.theme
    else root.dataset.theme = settings.theme
    root.style.setProperty('--text-size', String(settings.fontSize))
    root.style.setProperty('--measure', String(settings.measure))
  }, [settings])
}
