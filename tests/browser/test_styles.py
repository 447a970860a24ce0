"""What styles and scripts make of the pages: every text is there to be read, and is what was built.

Whatever stands in the article of a page must be seen: not hidden, tiny, pale, clipped, moved away,
covered or put in another order. What is hidden on purpose is listed here, by selector.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import pages_with_every_kind
from tests.browser.test_pages import NAMES, WIDTHS
from tests.browser.whole_page import scripts_done

LEAST = {"body": 14, "code": 10.5, "any": 9}
"""Pixels that letters are high: in a paragraph, in a listing, anywhere."""
UNSEEN = """script, style, title, desc, .headerlink, .md-code__nav, .timeline-table caption,
  .no-js, [hidden], .glightbox-desc, .md-source-file, .tabbed-control, .tl-patterns"""
"""What no one is to see, on a screen."""
UNPRINTED = """.row > :not(div.where), details.whole, details.where, details.stored,
  details.repeated, .timeline-table, .download, .copy, .find, .tl-phone"""
"""What cannot be clicked on paper, or repeats what stands there."""
WRITTEN_BY_STYLES = {"⋯", "", "¶", "/", "counter(chapter)", " "}
"""Texts that style sheets add: a sign where lines are left out."""
OPEN = """() => {
  for (const each of document.querySelectorAll('details')) each.open = true
  for (const each of document.querySelectorAll('.tabbed-block')) each.style.display = 'block'
}"""
FULL = "() => Math.ceil(document.documentElement.scrollHeight)"
LOOK = """([unseen, least, thorough]) => {
  const article = document.querySelector('article')
  const faults = {}
  const fault = (what, e, text) => {
    const where = `${e.tagName.toLowerCase()}.${e.getAttribute('class') ?? ''}`
    faults[`${what}: ${where} '${text.trim().slice(0, 40)}'`] = 1
  }
  const pen = document.createElement('canvas').getContext('2d', {willReadFrequently: true})
  const channels = {}
  const rgba = color => channels[color] ??= (() => {
    pen.clearRect(0, 0, 1, 1)
    pen.fillStyle = color
    pen.fillRect(0, 0, 1, 1)
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data
    return [r, g, b, a / 255]
  })()
  const over = ([r, g, b, a], ground) => [r, g, b].map((c, n) => c * a + ground[n] * (1 - a))
  const light = color => {
    const [r, g, b] = color.slice(0, 3).map(c => c / 255)
      .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (a, b) => {
    const [low, high] = [light(a), light(b)].sort((x, y) => x - y)
    return (high + 0.05) / (low + 0.05)
  }
  const known = new Map()
  const state = e => {  // what an element has of its ancestors
    if (known.has(e)) return known.get(e)
    const style = getComputedStyle(e)
    const above = e.parentElement && e !== document.documentElement
      ? state(e.parentElement) : {ground: [255, 255, 255], opacity: 1, clips: [], odd: ''}
    const here = {
      style,
      opacity: above.opacity * style.opacity,
      ground: over(rgba(style.backgroundColor), above.ground),
      clips: above.clips,
      odd: above.odd,
    }
    const cut = style.overflowX !== 'visible' || style.overflowY !== 'visible'
    if (cut && style.display !== 'inline' && !(e instanceof SVGElement) && !e.matches('html, body'))
      here.clips = [...here.clips, e]
    if (style.clipPath !== 'none' || style.clip !== 'auto') here.odd = 'clipped'
    if (style.filter !== 'none' && !e.closest('svg')) here.odd = 'filtered'
    if (style.maskImage && style.maskImage !== 'none') here.odd = 'masked'
    if (style.direction !== 'ltr' || style.writingMode !== 'horizontal-tb') here.odd = 'turned'
    if (style.textTransform !== 'none' || style.webkitTextSecurity !== 'none') here.odd = 'changed'
    known.set(e, here)
    return here
  }
  for (let n = 0; n < 4; n++) {  // colors change slowly, and what inherits them once more
    for (const each of document.getAnimations()) each.finish()
    getComputedStyle(document.body).color
  }
  const small = 'code, small, sup, sub, table, figure, details, .where, .row, .circumstances, '
    + '.outcome, .admonition, .provenance'
  const [tokens, covers] = [{}, {}]
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (walker.nextNode()) {
    const node = walker.currentNode
    const text = node.textContent
    const e = node.parentElement
    if (!text.trim() || e.closest(unseen)) continue
    const pre = e.closest('pre')
    if (pre) {  // thousands of words of few kinds: some of each in each kind of listing
      const kind = `${e.className} ${e.parentElement.className} ${pre.parentElement.className}`
      tokens[kind] = (tokens[kind] ?? 0) + 1
      if (tokens[kind] > 8) continue
    }
    const drawn = e.closest('svg')
    const {style, opacity, ground, clips, odd} = state(e)
    if (e.closest('.tl-phone, .tl-desk')) {
      const other = innerWidth < 720 ? '.tl-desk' : '.tl-phone'
      if (e.closest(other)) {
        if (e.checkVisibility()) fault('shown twice', e, text)
        continue
      }
    }
    range.selectNodeContents(node)
    const boxes = [...range.getClientRects()].filter(box => box.width && box.height)
    if (!boxes.length || !e.checkVisibility({opacityProperty: true, visibilityProperty: true})) {
      fault('hidden', e, text)
      continue
    }
    if (opacity < 0.5) fault('transparent', e, text)
    if (odd) fault(odd, e, text)
    const scale = drawn ? drawn.getBoundingClientRect().width / drawn.viewBox.baseVal.width : 1
    const size = parseFloat(style.fontSize) * (drawn ? scale : 1)
    const body = !drawn && e.closest('p, li') && !e.closest(small)
    const need = body ? least.body : e.closest('pre') ? least.code : least.any
    if (size < need - 0.1) fault(`${size.toFixed(1)} px high`, e, text)
    if (Math.max(...boxes.map(box => box.height)) < 0.6 * need) fault('pressed flat', e, text)
    const spacing = parseFloat(style.letterSpacing) || 0
    if (spacing < -1) fault('pressed together', e, text)
    if (!drawn && parseFloat(style.lineHeight) < 0.95 * parseFloat(style.fontSize)
        && !e.closest('sup, sub')) fault('lines too close', e, text)
    let ink = rgba(drawn ? style.fill : style.color)
    let paper = ground
    if (drawn && e.closest('.tl-on')) {
      const bar = e.closest('g')?.querySelector('.tl-running')
      if (bar) paper = rgba(getComputedStyle(bar).fill)
    }
    const seen = contrast(over(ink, paper), paper)
    const large = size >= 24 || (size >= 18.6 && style.fontWeight >= 700)
    if (seen < (large ? 3 : 4.45)) fault(`contrast ${seen.toFixed(1)}`, e, text)
    const scrolls = clips.some(box => /auto|scroll/.test(getComputedStyle(box).overflowX))
    for (const box of boxes) {
      const gone = box.bottom + scrollY <= 0 || box.right <= 0
        || (!scrolls && box.left >= innerWidth)
      if (gone) fault('out of sight', e, text)
      for (const frame of clips) {
        const edge = frame.getBoundingClientRect()
        const rolls = /auto|scroll/.test(getComputedStyle(frame).overflowX)
        const down = Math.min(box.bottom, edge.bottom) - Math.max(box.top, edge.top)
        const across = Math.min(box.right, edge.right) - Math.max(box.left, edge.left)
        if (down < 0.5 * box.height || (!rolls && across < 0.5 * Math.min(box.width, edge.width)))
          fault(`cut by ${frame.className || frame.tagName}`, e, text)
      }
    }
    const kind = `${e.tagName} ${e.className?.baseVal ?? e.className}`
    covers[kind] = (covers[kind] ?? 0) + 1
    if (thorough && covers[kind] <= 5) {
      const box = boxes[0]
      const x = box.left + Math.min(box.width / 2, 6)
      const y = box.top + box.height / 2
      const inside = clips.every(frame => {  // and not scrolled away within its own frame
        const edge = frame.getBoundingClientRect()
        return x >= edge.left && x <= edge.right && y >= edge.top && y <= edge.bottom
      })
      if (inside && x > 0 && x < innerWidth && y > 64 && y < innerHeight) {
        const top = document.elementFromPoint(x, y)
        const kin = top && (top === e || e.contains(top)
          || (top.contains(e) && !top.contains(article))  // the article itself: something over it
          || (drawn && top.closest('svg') === drawn))
        if (top && !kin && !top.closest('.md-header, .md-sidebar, .md-top, .md-code__nav'))
          fault(`covered by ${top.tagName}.${top.className}`, e, text)
      }
    }
  }
  for (const row of article.querySelectorAll('tr')) {
    const lefts = [...row.children].map(cell => cell.getBoundingClientRect()).filter(b => b.width)
    if (lefts.some((box, n) => n && box.left < lefts[n - 1].left))
      fault('order', row, row.textContent)
  }
  const blocks = [...article.children].filter(e => e.getBoundingClientRect().height
    && getComputedStyle(e).float === 'none' && getComputedStyle(e).position === 'static')
  blocks.forEach((e, n) => {
    if (n && e.getBoundingClientRect().top < blocks[n - 1].getBoundingClientRect().top - 1)
      fault('order', e, e.textContent)
  })
  for (const svg of article.querySelectorAll('svg:not([aria-hidden])')) {
    if (svg.closest('[aria-hidden=true], button, label, .twemoji')) continue
    const ids = (svg.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean)
    const name = svg.getAttribute('aria-label')
      ?? ids.map(id => document.getElementById(id)?.textContent ?? '').join(' ')
    if (svg.getAttribute('role') !== 'img' || !name.trim()) fault('no image with a name', svg, name)
  }
  const solid = {
    '.tl-running': 'fill',
    '.bars-bar': 'fill',
    '.chart-measured': 'stroke',
  }
  for (const [selector, what] of Object.entries(solid))
    for (const each of article.querySelectorAll(selector)) {
      if (!each.checkVisibility() || each.closest('.tl-patterns')) continue
      const ground = state(each.closest('figure') ?? each.parentElement).ground
      if (contrast(over(rgba(getComputedStyle(each)[what]), ground), ground) < 3)
        fault('pale', each, getComputedStyle(each)[what])
      if (each.getBoundingClientRect().height < 1 && what !== 'stroke') fault('flat', each, '')
    }
  // Whatever is drawn can be told from its ground, by its surface or by its line.
  // A box has the color of the ground: what is hatched stands on it.
  const drawn = ['rect', 'line', 'path', 'circle', 'polyline', 'polygon'].join(', ')
  for (const each of article.querySelectorAll(`figure svg :is(${drawn})`)) {
    if (!each.checkVisibility() || each.closest('.tl-patterns') || each.matches('.tl-box')) continue
    const ground = state(each.closest('figure')).ground
    const paints = each.tagName === 'line' ? ['stroke'] : ['fill', 'stroke']
    const seen = paints.map(what => getComputedStyle(each)[what]).filter(paint => paint !== 'none')
      .some(paint => paint.startsWith('url') || contrast(over(rgba(paint), ground), ground) > 1.1)
    if (!seen) fault('unseen', each, each.outerHTML)
  }
  const around = ['.md-footer__link', '.md-footer__title', '.md-header__title']
  if (innerWidth > 1220) around.push('.md-nav--primary .md-nav__link--active')
  for (const selector of around) {
    const each = [...document.querySelectorAll(selector)].find(e => e.checkVisibility(
      {opacityProperty: true, visibilityProperty: true}))
    if (!each || parseFloat(getComputedStyle(each).fontSize) < least.any) faults[selector] = 1
  }
  if (document.documentElement.lang !== 'en') faults[`lang: ${document.documentElement.lang}`] = 1
  return Object.keys(faults)
}"""
ADDED = """() => {
  const found = {}
  for (const e of document.querySelectorAll('article, article *'))
    for (const part of ['::before', '::after']) {
      const content = getComputedStyle(e, part).content
      if (content === 'none' || content === 'normal') continue
      const text = content.replace(/^"|"$/g, '')
      if (text) found[text] = e.className?.toString?.() ?? e.tagName
    }
  return found
}"""
SAME = """html => {
  const built = new DOMParser().parseFromString(html, 'text/html').querySelector('article')
  const shown = document.querySelector('article')
  const text = e => e.textContent.replace(/\\s+/g, ' ').trim()
  const links = e => [...e.querySelectorAll('a, area, form, iframe, object, embed, img')]
    .filter(a => !a.closest('.tabbed-labels')).map(a =>
    ['href', 'action', 'src', 'target', 'download'].map(name => a.getAttribute(name)).join(' '))
  const faults = []
  if (text(built) !== text(shown)) {
    const [a, b] = [text(built), text(shown)]
    const at = [...a].findIndex((letter, n) => letter !== b[n])
    faults.push(`built '${a.slice(at, at + 60)}', shown '${b.slice(at, at + 60)}'`)
  }
  const [a, b] = [links(built), links(shown)]
  if (a.join('\\n') !== b.join('\\n')) faults.push(`links: ${b.filter(each => !a.includes(each))}`)
  if (built.querySelectorAll('*').length > shown.querySelectorAll('*').length)
    faults.push('elements are gone')
  return faults
}"""
PRINTED = """unprinted => {
  const faults = []
  const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement
    if (!walker.currentNode.textContent.trim() || e.closest(unprinted)) continue
    if (!e.checkVisibility({opacityProperty: true, visibilityProperty: true}))
      faults.push(`${e.tagName}.${e.className} '${e.textContent.trim().slice(0, 40)}'`)
  }
  return [...new Set(faults)]
}"""


@pytest.fixture(scope="module")
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """Return one page for all files in turn."""
    context = chromium.new_context(viewport={"width": WIDTHS["desk"], "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def kinds(site: Path) -> list[str]:
    """Return pages on which every kind of element stands."""
    return pages_with_every_kind(site, NAMES)


def look(page: Page, scheme: str, width: int, *, thorough: bool) -> list[str]:
    """Return what cannot be read of a page that is open, in one scheme at one width."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", media="screen")
    page.set_viewport_size({"width": width, "height": 900})
    if thorough:
        page.set_viewport_size({"width": width, "height": page.evaluate(FULL)})
    found: list[str] = page.evaluate(LOOK, [UNSEEN, LEAST, thorough])
    return found


@pytest.mark.parametrize("part", [0, 1])
def test_every_kind_of_text_can_be_read_in_both_schemes_and_on_paper(
    page: Page, address: str, kinds: list[str], part: int
) -> None:
    """In parts, for two CPUs."""
    faults: dict[str, list[str]] = {}
    added: dict[str, str] = {}
    for name in kinds[part::2]:
        page.set_viewport_size({"width": WIDTHS["desk"], "height": 900})
        page.goto(f"{address}/{name}")
        scripts_done(page)
        page.evaluate(OPEN)
        for device, scheme in (("phone", "dark"), ("desk", "dark"), ("desk", "light")):
            found = look(page, scheme, WIDTHS[device], thorough=scheme == "light")
            if found:
                faults[f"{name}, {device}, {scheme}"] = found
        added |= page.evaluate(ADDED)
        page.emulate_media(media="print")
        if found := page.evaluate(PRINTED, f"{UNSEEN}, {UNPRINTED}"):
            faults[f"{name}, on paper"] = found
    assert faults == {}
    assert {text: e for text, e in added.items() if text not in WRITTEN_BY_STYLES} == {}


@pytest.mark.parametrize("part", [0, 1])
def test_every_page_can_be_read_and_says_what_was_built(
    page: Page, address: str, site: Path, part: int
) -> None:
    """In parts, for two CPUs; on a phone, where the least room is."""
    faults: dict[str, Any] = {}
    for name in NAMES[part::2]:
        page.goto(f"{address}/{name}")
        scripts_done(page)
        built = (site / name).read_text(encoding="utf-8")
        same = page.evaluate(SAME, built)
        page.evaluate(OPEN)
        found = same + look(page, "light", WIDTHS["phone"], thorough=False)
        if found:
            faults[name] = found
    assert faults == {}


TAKEN = """text => {
  const bare = text.replace(/\\/\\*[^]*?\\*\\//g, '')
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  const within = list => [...list].reduce((sum, each) => sum + 1 + within(each.cssRules ?? []), 0)
  const [opened, closed] = ['{', '}'].map(brace => bare.split(brace).length - 1)
  const faults = []
  if (opened !== closed) faults.push(`${opened} blocks begin, ${closed} end`)
  if (within(sheet.cssRules) !== opened)
    faults.push(`${within(sheet.cssRules)} of ${opened} rules are understood`)
  for (const [, block] of bare.matchAll(/{([^{}]*)}/g))
    for (const each of block.split(';').map(words => words.trim()).filter(Boolean)) {
      const [, name, value] = each.match(/^([\\w-]+)\\s*:\\s*([^]+)$/) ?? [, '', '']
      const plain = value.replace(/!important$/, '')
      if (!name.startsWith('--') && !CSS.supports(name, plain)) faults.push(each)
    }
  return faults
}"""


def style_sheets() -> list[str]:
    """Return the project's own style sheets."""
    return sorted(path.as_posix() for path in Path("docs/theme").rglob("*.css"))


@pytest.mark.parametrize("name", style_sheets())
def test_every_rule_of_a_style_sheet_is_understood(page: Page, name: str) -> None:
    """A brace, a name or a value that is wrong takes its rule along, and often the next one."""
    assert page.evaluate(TAKEN, Path(name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "color: red; }\n.b { margin: 0; }",
        ".a { color: red;\n.b { margin: 0; }",
        ".a { colr: red; }",
        ".a { margin: 1pxx; }",
        ".a:hoover { margin: 0; }",
        ".a { margin 0; }",
    ],
)
def test_a_rule_that_is_not_understood_is_known(page: Page, text: str) -> None:
    assert page.evaluate(TAKEN, text) != []
    assert page.evaluate(TAKEN, "/* a } */ @media print { .a { color: red !important; } }") == []
