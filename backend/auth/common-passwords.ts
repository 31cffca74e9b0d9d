/** Whether this is, but for letter case and digits or signs around it, a password of the published lists. */
export async function isCommonPassword(password: string): Promise<boolean> {
  const common = await loadCommonPasswords()
  const plain = password.toLowerCase()
  const core = plain.replace(/^[\P{L}]+|[\P{L}]+$/gu, '')
  return common.has(plain) || common.has(core)
}

let loading: Promise<Set<string>> | undefined

/** Loaded with the first new password; most processes never need the list. */
function loadCommonPasswords(): Promise<Set<string>> {
  loading ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map((word) => word.toLowerCase())),
  )
  return loading
}
