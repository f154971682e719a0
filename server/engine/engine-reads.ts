import { formatDay, toDay } from '../../data/language/time.ts'
import { answerValues, metricOf, type Reading } from './answers.ts'
import { answerBranch } from './branch-record.ts'
import { answerChain } from './chain.ts'
import { answerVersions, copyLedger } from './copy.ts'
import { answerSearch, answerTimeline } from './find-orgs.ts'
import { answerIdentities } from './identities.ts'
import { answerHeld, answerRejects } from './lists.ts'
import { answerOrgs, answerOrigin } from './origin.ts'
import { answerOwnRecord } from './own-record.ts'
import type { Engine } from './port.ts'
import { answerHistory } from './published.ts'
import { purge } from './purge.ts'
import { Replay } from './replay.ts'
import { answerOwnScore, answerScores } from './scores.ts'
import { answerRhythm, answerSeries } from './series.ts'
import { answerSimulation } from './simulate-scores.ts'
import { answerPlace, answerQuiet } from './standing.ts'
import { answerStates } from './states.ts'
import { answerSupervision, answerWeeks } from './supervision.ts'
import { answerTermMonths } from './term-months.ts'

type Query<Method extends keyof Engine> = Parameters<Engine[Method]>[0]

/** The questions that an engine answers; none changes what it counts. */
export abstract class EngineReads {
  private replays: Replay | undefined

  /** What is read from as soon as the first frame is there. Fails: `loading` before. */
  protected abstract reads(): Reading
  /** The same once members and the journal's tail are there too. */
  protected abstract readsWhenReady(): Promise<Reading>
  protected abstract now(): number
  protected abstract heldCount(): number

  async values(query: Query<'values'>) {
    return answerValues(query, this.reads())
  }

  async series(query: Query<'series'>) {
    return answerSeries(query, this.reads())
  }

  async rhythm(query: Query<'rhythm'>) {
    return answerRhythm(query, this.reads())
  }

  async replay(query: Query<'replay'>) {
    this.replays ??= new Replay(this.reads())
    return this.replays.answer(query)
  }

  async history(query: Query<'history'>) {
    return answerHistory(query, this.reads())
  }

  async origin(query: Query<'origin'>) {
    return answerOrigin(query, { reading: this.reads(), now: this.now() })
  }

  async orgs(query: Query<'orgs'>) {
    return answerOrgs(query, this.reads().core)
  }

  async search(query: Query<'search'>) {
    return answerSearch(query, this.reads().core)
  }

  async timeline(query: Query<'timeline'>) {
    return answerTimeline(query, await this.readsWhenReady())
  }

  async within({ scope, code }: Query<'within'>) {
    const { registry, tree } = this.reads().core
    const above = registry.orgOf(scope)
    const org = registry.orgOf(code)
    return above !== undefined && org !== undefined && tree.isBelow(org, above)
  }

  async states(query: Query<'states'>) {
    return answerStates(query, (await this.readsWhenReady()).core)
  }

  async chain(query: Query<'chain'>) {
    return answerChain(query, (await this.readsWhenReady()).core)
  }

  async opened({ metric, role }: Query<'opened'>) {
    metricOf(metric)
    this.reads().core.journal.noteOpened({ metric, role, day: formatDay(toDay(this.now())) })
  }

  async openings() {
    const { core } = this.reads()
    const [first] = await core.ledger.read('SELECT min(day) FROM day_opened')
    const since = typeof first?.[0] === 'number' ? first[0] : toDay(this.now())
    return { since: formatDay(since), openings: core.journal.openings() }
  }

  async identities(query: Query<'identities'>) {
    return answerIdentities(query, await this.readsWhenReady())
  }

  async ownRecord(query: Query<'ownRecord'>) {
    return answerOwnRecord(query, { core: (await this.readsWhenReady()).core, now: this.now() })
  }

  async branch(query: Query<'branch'>) {
    return answerBranch(query, { reading: await this.readsWhenReady(), now: this.now() })
  }

  async ownScore(query: Query<'ownScore'>) {
    return answerOwnScore(query, await this.readsWhenReady())
  }

  async scores(query: Query<'scores'>) {
    return answerScores(query, await this.readsWhenReady())
  }

  async simulateScores(query: Query<'simulateScores'>) {
    return answerSimulation(query, await this.readsWhenReady())
  }

  async supervision(query: Query<'supervision'>) {
    return answerSupervision(query, { reading: await this.readsWhenReady(), now: this.now() })
  }

  async supervisionWeeks(query: Query<'supervisionWeeks'>) {
    return answerWeeks(query, { reading: await this.readsWhenReady(), now: this.now() })
  }

  async termMonths(query: Query<'termMonths'>) {
    return answerTermMonths(query, { reading: await this.readsWhenReady(), now: this.now() })
  }

  async quiet(query: Query<'quiet'>) {
    return answerQuiet(query, { reading: this.reads(), now: this.now() })
  }

  async place(query: Query<'place'>) {
    return answerPlace(query, this.reads())
  }

  async held(query: Query<'held'>) {
    return { total: this.heldCount(), rows: answerHeld(query, this.reads().core) }
  }

  async rejects(query: Query<'rejects'>) {
    return answerRejects(query, this.reads().core)
  }

  async versions() {
    return answerVersions(await this.readsWhenReady())
  }

  async copy(query: Query<'copy'>) {
    return copyLedger(query, await this.readsWhenReady())
  }

  async purge(query: Query<'purge'>) {
    return purge(query, (await this.readsWhenReady()).core)
  }
}
