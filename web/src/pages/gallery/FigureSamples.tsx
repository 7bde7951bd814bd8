import { useState } from 'react'
import { FigureChart, type FigureRow } from '../../kit/FigureChart.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { MapView } from '../../kit/map/MapView.tsx'
import styles from './Gallery.module.css'

const states = [
  { id: 'accepted', label: 'Accepted' },
  { id: 'declined', label: 'Declined by the person' },
  { id: 'unavailable', label: 'Unavailable' },
]
const needs: readonly FigureRow[] = [
  { id: 'shelter', label: 'Safe shelter', values: [34, 6, 21] },
  { id: 'legal', label: 'Legal aid', values: [52, 'suppressed', 8] },
  { id: 'health', label: 'Health', values: [18, 0, null] },
]
const unmet: readonly FigureRow[] = [
  { id: 'irbid', label: 'Irbid', values: [14] },
  { id: 'amman', label: 'Amman', values: [37] },
  { id: 'mafraq', label: 'Mafraq', values: ['suppressed'] },
  { id: 'aqaba', label: 'Aqaba', values: [null] },
  { id: 'zarqa', label: 'Zarqa', values: [0] },
]
const waits: readonly FigureRow[] = [
  { id: 'lantern', label: 'Lantern', values: [6], middleHalf: [3, 14] },
  { id: 'clinic', label: 'Hope clinic', values: [22], middleHalf: [9, 41] },
]
const points = [
  { id: 'a', label: 'Amman clinic', longitude: 35.93, latitude: 31.95 },
  { id: 'z', label: 'Zarqa legal aid', longitude: 36.09, latitude: 32.07 },
  { id: 'i', label: 'Irbid shelter', longitude: 35.85, latitude: 32.55 },
  { id: 'q', label: 'Aqaba port office', longitude: 35.0, latitude: 29.53 },
]

export function FigureSamples() {
  const [selected, setSelected] = useState<string>()
  return (
    <>
      <div className={styles.two}>
        <Panel title="FigureChart stacked">
          <FigureChart
            title="Needs by what became of them"
            kind="stacked"
            series={states}
            rows={needs}
            rowsLabel="Service"
            fileName="needs"
            note="1 January – 31 March 2026. Small numbers are withheld."
          />
        </Panel>
        <Panel title="FigureChart bar">
          <FigureChart
            title="Unmet needs by place"
            kind="bar"
            series={[{ id: 'unmet', label: 'Unmet' }]}
            rows={unmet}
            rowsLabel="Place"
            fileName="unmet"
          />
        </Panel>
        <Panel title="FigureChart median">
          <FigureChart
            title="Hours until accepted"
            kind="median"
            series={[{ id: 'median', label: 'Median' }]}
            rows={waits}
            rowsLabel="Partner"
            show={(hours) => `${hours} h`}
            fileName="hours"
          />
        </Panel>
      </div>
      <MapView label="Services near Irbid" points={points} selected={selected} onSelect={setSelected}>
        <ul>
          {points.map((point) => (
            <li key={point.id}>
              {point.label}
              {point.id === selected && ' ←'}
            </li>
          ))}
        </ul>
      </MapView>
    </>
  )
}
