import type { Component } from 'vue'

/** What is laid over the views, each by itself: it injects `WALL` and draws nothing while it has nothing to say. */
export const OVERLAYS: readonly Component[] = []
