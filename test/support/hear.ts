/** What an open window hears, as it comes in. */
export function hear(response: Response): { text: string } {
  const heard = { text: '' }
  const read = async () => {
    if (!response.body) return
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) heard.text += chunk
  }
  // The stream breaks off when the backend ends.
  read().catch(() => undefined)
  return heard
}
