import type { Component } from 'vue'
import ConductOverlay from './conduct/ConductOverlay.vue'
import HelpOverlay from './help/HelpOverlay.vue'
import WallKeeper from './keeper/WallKeeper.vue'
import PrintFoot from './print/PrintFoot.vue'
import TimeBar from './replay/TimeBar.vue'

/** What is laid over the views, each by itself: it injects `WALL` and draws nothing while it has nothing to say. */
export const OVERLAYS: readonly Component[] = [WallKeeper, TimeBar, HelpOverlay, ConductOverlay, PrintFoot]
