// The headline is painted first, and what is below it in the next frame. On paper, and where a link leads below it, all is there at once.
{
  const { classList } = document.documentElement
  if (location.hash === '') {
    const open = () => classList.remove('opening')
    classList.add('opening')
    new PerformanceObserver(open).observe({ type: 'paint', buffered: true })
    // In a window that nobody sees nothing is painted.
    addEventListener('load', () => setTimeout(open, 1000))
  }
}
