import { app } from 'electron'

/** Lets what runs come to its end before the application does. */
export function quitGracefully(stopEverything: () => Promise<void>): void {
  let progress: 'running' | 'stopping' | 'stopped' = 'running'
  app.on('before-quit', (event) => {
    if (progress === 'stopped') return
    event.preventDefault()
    if (progress === 'stopping') return
    progress = 'stopping'
    void stopEverything().finally(() => {
      progress = 'stopped'
      app.quit()
    })
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
}
