/** `cuaderno-Escuela Los Boldos-2026-11-18.json`: the day it was taken sorts copies beside each other. */
export const archiveFileName = (school: string, day: string, format: 'json' | 'html') => `cuaderno-${school}-${day}.${format}`
