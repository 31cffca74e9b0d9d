import { EventEmitter } from 'node:events'
import type { Session } from 'electron'

/** A session whose handlers can be asked. */
export class SessionDouble extends EventEmitter {
  permissionRequest: Parameters<Session['setPermissionRequestHandler']>[0] = null
  permissionCheck: Parameters<Session['setPermissionCheckHandler']>[0] = null
  devicePermission: Parameters<Session['setDevicePermissionHandler']>[0] = null
  displayMedia: Parameters<Session['setDisplayMediaRequestHandler']>[0] = null
  bluetoothPairing: Parameters<Session['setBluetoothPairingHandler']>[0] = null
  protectedUsbClasses: Parameters<Session['setUSBProtectedClassesHandler']>[0] = null

  setPermissionRequestHandler(handler: typeof this.permissionRequest): void {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: typeof this.permissionCheck): void {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(handler: typeof this.devicePermission): void {
    this.devicePermission = handler
  }
  setDisplayMediaRequestHandler(handler: typeof this.displayMedia): void {
    this.displayMedia = handler
  }
  setBluetoothPairingHandler(handler: typeof this.bluetoothPairing): void {
    this.bluetoothPairing = handler
  }
  setUSBProtectedClassesHandler(handler: typeof this.protectedUsbClasses): void {
    this.protectedUsbClasses = handler
  }
}

export const session = { defaultSession: new SessionDouble() }
