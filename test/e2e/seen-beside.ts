/** What can be seen of a page that is not the given element; runs in the page. */
export function seenBeside(sheet: Element): string[] {
  return [...document.querySelectorAll('body *')]
    .filter((element) => !sheet.contains(element) && !element.contains(sheet) && element.checkVisibility())
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect()
      return width > 1 && height > 1
    })
    .map((element) => element.outerHTML.slice(0, 200))
}
