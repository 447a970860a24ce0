// What the theme leaves out for keyboards and screen readers. The theme's
// document$ calls again after each page change, where those happen in place.
document$.subscribe(() => {
  document.querySelector("[data-md-component=search]")?.setAttribute("aria-label", "Search")
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) box.tabIndex = 0
})

// Below an output, the theme's button copies the command that made it, and says so.
document$.subscribe(() => {
  const name = (button) => { button.title = "Copy the command" }
  document.querySelectorAll("[data-copy] [data-md-type=copy]").forEach(name)
})
