/** Drawn on a 20-unit square with one stroke; meaning always stands beside them in words. */
const drawings = {
  home: 'M3.5 9.5 10 4l6.5 5.5M5 8.5V16h10V8.5M8.5 16v-4h3v4',
  inbox: 'M3.5 11.5 5.5 4.5h9l2 7V15.5h-13zM3.5 11.5h4a2.5 2.5 0 0 0 5 0h4',
  people:
    'M7.5 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M3 16c0-3 2-4.5 4.5-4.5S12 13 12 16M13 9.5a2.2 2.2 0 1 0 0-4.4M13.8 11.8c2 .3 3.2 1.7 3.2 4.2',
  family:
    'M10 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4M4.5 17a2 2 0 1 0 0-4 2 2 0 0 0 0 4M15.5 17a2 2 0 1 0 0-4 2 2 0 0 0 0 4M10 6.5V10M4.5 13v-3h11v3',
  person: 'M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6M4 16.5c0-3.3 2.7-5 6-5s6 1.7 6 5',
  bridge: 'M2.5 14h15M2.5 14c2.5-7.5 12.5-7.5 15 0M6.5 10.3V14M10 8.4V14M13.5 10.3V14',
  directory: 'M10 17s5-4.6 5-8.7A5 5 0 0 0 5 8.3C5 12.4 10 17 10 17M10 10.2a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
  building: 'M4.5 16.5V4.5h7v12M11.5 8.5h4v8M3 16.5h14M7 7.5h2M7 10.5h2M7 13.5h2',
  figures: 'M4 16V4M4 16h12.5M7.5 13v-3M10.5 13V6.5M13.5 13V9',
  key: 'M12.5 11a3.5 3.5 0 1 0-3.3-2.3L3.5 14.4V16.5h2.6v-1.8h1.8v-1.8l1.8-1.7A3.5 3.5 0 0 0 12.5 11M13.3 6.7h.01',
  audit: 'M5 3.5h7l3 3v10H5zM12 3.5v3h3M7.5 10h5M7.5 13h5',
  mail: 'M3 5.5h14v9.5H3zM3 6l7 5.5L17 6',
  search: 'M9 14a5 5 0 1 0 0-10 5 5 0 0 0 0 10M12.8 12.8 16.5 16.5',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  menu: 'M3.5 6h13M3.5 10h13M3.5 14h13',
  close: 'm5 5 10 10M15 5 5 15',
  check: 'm4.5 10.5 3.5 3.5 7.5-8',
  plus: 'M10 4.5v11M4.5 10h11',
  forward: 'm8 5 5 5-5 5',
  back: 'm12 5-5 5 5 5',
  down: 'm5 8 5 5 5-5',
  up: 'm5 12 5-5 5 5',
  globe:
    'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M3 10h14M10 3c2.5 2.3 2.5 11.7 0 14M10 3c-2.5 2.3-2.5 11.7 0 14',
  moon: 'M15.5 12.5A6.5 6.5 0 0 1 7.5 4.5a6.2 6.2 0 1 0 8 8',
  sun: 'M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6M10 2.5v2M10 15.5v2M2.5 10h2M15.5 10h2M4.7 4.7l1.4 1.4M13.9 13.9l1.4 1.4M15.3 4.7l-1.4 1.4M6.1 13.9l-1.4 1.4',
  leave: 'M8 4H4.5v12H8M8.5 10h8M13.5 7l3 3-3 3',
  eye: 'M2.5 10C4.5 6.5 7 5 10 5s5.5 1.5 7.5 5c-2 3.5-4.5 5-7.5 5s-5.5-1.5-7.5-5M10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
  lock: 'M5.5 9h9v7.5h-9zM7 9V6.5a3 3 0 0 1 6 0V9',
  print: 'M6 7.5V3.5h8v4M6 14H3.5V7.5h13V14H14M6 11.5h8v5H6z',
  download: 'M10 3.5v9M6.5 9.5 10 13l3.5-3.5M4 16.5h12',
  file: 'M5.5 3.5h6l3 3v10h-9zM11.5 3.5v3h3',
  pen: 'M4 16l.8-3.2L13.5 4.1l2.4 2.4-8.7 8.7z',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M10 6v4l2.5 2',
  alert: 'M10 3.5 17 16H3zM10 8.5v3.5M10 14h.01',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M10 9.5V14M10 6.5h.01',
  undo: 'M7.5 5 4 8.5 7.5 12M4 8.5h7.5a4 4 0 0 1 0 8H8',
  question: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M8 8a2 2 0 1 1 2.7 1.9c-.5.2-.7.6-.7 1.3M10 13.7h.01',
  copy: 'M7.5 7.5h8v8h-8zM4.5 12.5v-8h8',
  list: 'M7 6h9.5M7 10h9.5M7 14h9.5M3.5 6h.01M3.5 10h.01M3.5 14h.01',
} as const

export type IconName = keyof typeof drawings

/** Pictures that point somewhere turn round where one reads from right to left. */
const pointing: ReadonlySet<IconName> = new Set([
  'forward',
  'back',
  'leave',
  'undo',
  'list',
  'search',
  'question',
])

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className={pointing.has(name) ? 'mirrored' : undefined}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={drawings[name]} />
    </svg>
  )
}
