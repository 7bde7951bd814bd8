// Runs before the first paint, so that neither the theme nor the writing direction flickers.
;(function () {
  var root = document.documentElement
  var known = { en: 'ltr', fr: 'ltr', es: 'ltr', ar: 'rtl' }
  function kept(key) {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }
  var asked = [kept('passerelle.language')].concat(navigator.languages || [navigator.language])
  var language = asked
    .map(function (tag) {
      return String(tag || '').slice(0, 2)
    })
    .find(function (tag) {
      return known[tag]
    })
  root.lang = language || 'en'
  root.dir = known[root.lang]
  var words = document.querySelector('meta[name=words]')
  var address = words && words.getAttribute('data-' + root.lang)
  if (address) {
    var link = document.createElement('link')
    link.rel = 'modulepreload'
    link.href = address
    document.head.append(link)
  }
  var scheme = kept('passerelle.scheme')
  var dark = scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
