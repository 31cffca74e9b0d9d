import { useState } from 'react'
import { IconButton } from './icon-button.tsx'
import { IconEye, IconEyeOff } from './icons.tsx'
import styles from './password-field.module.css'
import { TextField, type TextFieldProps } from './text-field.tsx'

export interface PasswordStrength {
  score: 0 | 1 | 2 | 3 | 4
  text: string
}

export interface PasswordFieldProps extends Omit<TextFieldProps, 'type' | 'end' | 'endWidth'> {
  strength?: PasswordStrength | undefined
}

const steps = [1, 2, 3, 4]

export function PasswordField({ strength, ...field }: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false)
  return (
    <div className={styles.field}>
      <TextField
        autoComplete="current-password"
        {...field}
        spellCheck={false}
        autoCapitalize="none"
        type={isShown ? 'text' : 'password'}
        end={
          <IconButton
            size="sm"
            label={isShown ? 'Hide password' : 'Show password'}
            onClick={() => setIsShown(!isShown)}
          >
            {isShown ? <IconEyeOff /> : <IconEye />}
          </IconButton>
        }
      />
      {strength && (
        <div className={styles.strength} data-score={strength.score}>
          <span aria-hidden className={styles.bars}>
            {steps.map((step) => (
              <span key={step} data-on={step <= strength.score || undefined} />
            ))}
          </span>
          <span aria-live="polite">{strength.text}</span>
        </div>
      )}
    </div>
  )
}
