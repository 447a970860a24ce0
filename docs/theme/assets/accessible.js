// What the theme leaves out for keyboards and screen readers. The theme's
// document$ calls again after each page change, where those happen in place.
document$.subscribe(() => {
  document.querySelector("[data-md-component=search]")?.setAttribute("aria-label", "Search")
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) box.tabIndex = 0
})
