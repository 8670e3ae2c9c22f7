declare module '~icons/*' {
  const component: import('react').ComponentType<import('./icon').IconProps>
  export default component
}
