/**
 * The tables of jobs. Every change of a job is one transaction: the row is locked, a state's method gives the next
 * state, and the event that tells of it goes into the outbox. What an attempt writes is fenced by its number.
 */
@NullMarked
package io.ashlar.jobs.store;

import org.jspecify.annotations.NullMarked;
