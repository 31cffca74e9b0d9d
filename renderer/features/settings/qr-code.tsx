import { toDataURL } from 'qrcode'
import { useEffect, useState } from 'react'
import styles from './settings.module.css'

/** The key of the authenticator app as a picture. */
export function QrCode({ uri }: { uri: string }) {
  const [picture, setPicture] = useState<string>()
  useEffect(() => {
    let isCurrent = true
    void toDataURL(uri, { margin: 0, width: 176 }).then((url) => {
      if (isCurrent) setPicture(url)
    })
    return () => {
      isCurrent = false
    }
  }, [uri])
  return picture ? <img className={styles.qr} src={picture} alt="QR code with the key for the app" /> : null
}
