/** One movement of the pen; points are shares of the board's width and height. */
export type Stroke = readonly (readonly [number, number])[]

const WIDTH = 720

export function drawStrokes(board: HTMLCanvasElement, strokes: readonly Stroke[]): void {
  const ratio = window.devicePixelRatio || 1
  board.width = Math.round(board.clientWidth * ratio)
  board.height = Math.round(board.clientHeight * ratio)
  const pen = board.getContext('2d')
  if (!pen) return
  pen.strokeStyle = getComputedStyle(board).color
  trace(pen, strokes, board.width, board.height, 2.2 * ratio)
}

/** The signature for the file: black on white, whatever the theme. */
export function toPng(strokes: readonly Stroke[], proportion: number): string {
  const board = document.createElement('canvas')
  board.width = WIDTH
  board.height = Math.round(WIDTH / proportion)
  const pen = board.getContext('2d')
  if (!pen) return ''
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, board.width, board.height)
  pen.strokeStyle = '#000'
  trace(pen, strokes, board.width, board.height, 3.5)
  return board.toDataURL('image/png')
}

function trace(
  pen: CanvasRenderingContext2D,
  strokes: readonly Stroke[],
  width: number,
  height: number,
  thickness: number,
): void {
  pen.lineWidth = thickness
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  for (const stroke of strokes) {
    pen.beginPath()
    for (const [x, y] of stroke.length === 1 ? [...stroke, ...stroke] : stroke)
      pen.lineTo(x * width, y * height)
    pen.stroke()
  }
}
