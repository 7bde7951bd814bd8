import { useComputedColorScheme } from '@mantine/core'
import { LngLatBounds, Map as MapLibre, Marker, NavigationControl, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../app/words.tsx'
import styles from './MapView.module.css'
import { type Cluster, type MapPoint, boxAround, gather } from './clusters.ts'
import { inkFrom, styleOf } from './map-style.ts'
import { loadWorld } from './world.ts'

setWorkerUrl(workerUrl)

export interface MapCanvasProps {
  readonly label: string
  readonly points: readonly MapPoint[]
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
}

/** The drawn map. Its marks can be touched; by keyboard and ear the list beside it says the same. */
export function MapCanvas({ label, points, selected, onSelect }: MapCanvasProps) {
  const { t } = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const { map, failed } = useMap(frame, label)
  useEffect(() => {
    const box = boxAround(points)
    if (map && box) map.fitBounds(new LngLatBounds(...box), { padding: 56, maxZoom: 9, animate: false })
  }, [map, points])
  useEffect(() => {
    if (!map) return undefined
    const board = new Marks(map, onSelect, (count) => t('kit.map.cluster', { count }))
    const draw = () => board.draw(points, selected)
    draw()
    map.on('moveend', draw)
    return () => {
      map.off('moveend', draw)
      board.clear()
    }
  }, [map, points, selected, onSelect, t])
  if (failed) return <p className={styles.failed}>{t('kit.map.cannot-draw')}</p>
  return <div ref={frame} className={styles.canvas} />
}

function useMap(frame: React.RefObject<HTMLDivElement | null>, label: string) {
  const { t, language } = useWords()
  const scheme = useComputedColorScheme('light')
  const [map, setMap] = useState<MapLibre>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let made: MapLibre | undefined
    let gone = false
    async function begin(): Promise<void> {
      const world = await loadWorld(language)
      if (gone || !frame.current) return
      const style = styleOf(world, inkFrom(document.documentElement))
      made = new MapLibre({
        container: frame.current,
        style,
        attributionControl: false,
        maxZoom: 11,
        dragRotate: false,
        pitchWithRotate: false,
        cooperativeGestures: false,
        locale: {
          'NavigationControl.ZoomIn': t('kit.map.closer'),
          'NavigationControl.ZoomOut': t('kit.map.farther'),
          'Map.Title': label,
        },
      })
      made.addControl(new NavigationControl({ showCompass: false }))
      setMap(made)
    }
    begin().catch(() => setFailed(true))
    return () => {
      gone = true
      made?.remove()
      setMap(undefined)
    }
  }, [frame, language, scheme, label, t])
  return { map, failed }
}

/** The marks on the map, as buttons that stand where their points are. */
class Marks {
  private markers: Marker[] = []
  private readonly map: MapLibre
  private readonly select: (id: string) => void
  private readonly say: (count: number) => string

  constructor(map: MapLibre, select: (id: string) => void, say: (count: number) => string) {
    this.map = map
    this.select = select
    this.say = say
  }

  draw(points: readonly MapPoint[], selected: string | undefined): void {
    this.clear()
    const clusters = gather(points, ({ longitude, latitude }) => this.map.project([longitude, latitude]))
    this.markers = clusters.map((cluster) => {
      const element = cluster.points.length === 1 ? this.one(cluster, selected) : this.many(cluster, selected)
      return new Marker({ element }).setLngLat(this.map.unproject([cluster.x, cluster.y])).addTo(this.map)
    })
  }

  clear(): void {
    for (const marker of this.markers) marker.remove()
    this.markers = []
  }

  private one({ points: [point] }: Cluster, selected: string | undefined): HTMLElement {
    const button = this.button(point?.label ?? '', point?.id === selected)
    button.className = styles.point ?? ''
    button.onclick = () => point && this.select(point.id)
    return button
  }

  private many({ points }: Cluster, selected: string | undefined): HTMLElement {
    const holdsSelected = points.some((point) => point.id === selected)
    const button = this.button(`${points.length} – ${this.say(points.length)}`, holdsSelected)
    button.className = styles.cluster ?? ''
    button.textContent = String(points.length)
    button.onclick = () => this.open(points)
    return button
  }

  private button(label: string, selected: boolean): HTMLButtonElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.tabIndex = -1
    button.title = label
    button.setAttribute('aria-label', label)
    button.dataset['selected'] = String(selected)
    return button
  }

  /** Goes closer until they part; those at one address are selected in turn. */
  private open(points: readonly MapPoint[]): void {
    const box = boxAround(points)
    const [first] = points
    if (this.map.getZoom() >= this.map.getMaxZoom() - 0.5 && first) this.select(first.id)
    else if (box) this.map.fitBounds(new LngLatBounds(...box), { padding: 72, animate: false })
  }
}
