import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { wordsOf } from '../api/client'
import { makeOwner, signIn } from '../api/session'

const route = getRouteApi('/sign-up')
const SHORTEST_PASSWORD = 8

export function SignUpPage() {
  const { token } = route.useSearch()
  const router = useRouter()
  const making = useMutation({
    mutationFn: async (form: FormData) => {
      const [name, email, password, account] = ['name', 'email', 'password', 'account'].map((field) =>
        String(form.get(field) ?? ''),
      ) as [string, string, string, string]
      await makeOwner({
        token: token ?? '',
        name,
        email,
        password,
        ...(account && { account_name: account }),
      })
      await signIn(email, password)
    },
    onSuccess: () => router.history.push('/inbox'),
  })
  return (
    <main className="door">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          making.mutate(new FormData(event.currentTarget))
        }}
      >
        <Stack>
          <Title order={1} size="h2">
            Make this Selfsame yours
          </Title>
          <Text c="dimmed">You become its owner: you connect WhatsApp and let your colleagues in.</Text>
          {token === undefined && (
            <Alert color="orange" role="alert">
              This link is incomplete. Open the whole link that stands in the terminal.
            </Alert>
          )}
          <TextInput name="name" label="Your name" autoComplete="name" required autoFocus />
          <TextInput name="email" type="email" label="E-mail" autoComplete="username" required />
          <PasswordInput
            name="password"
            label="Password"
            description={`At least ${SHORTEST_PASSWORD} characters.`}
            minLength={SHORTEST_PASSWORD}
            autoComplete="new-password"
            required
          />
          <TextInput name="account" label="Name of your organisation" autoComplete="organization" />
          {making.error && (
            <Alert color="red" role="alert">
              {wordsOf(making.error)}
            </Alert>
          )}
          <Button type="submit" loading={making.isPending} disabled={token === undefined}>
            Become the owner
          </Button>
        </Stack>
      </form>
    </main>
  )
}
