package org.wufang.platform.engine;

/**
 * What the patrol looks after at each of its rounds. Each bean is called in a transaction of its own; what it finds a
 * second time it has done already.
 */
public interface PatrolRound {

    /** camelCase, for the log: {@code overdueTasks}, {@code dutyLists} … */
    String name();

    /** One round. */
    void make();
}
