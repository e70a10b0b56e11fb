package org.wufang.platform.feel;

import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;

/** What one evaluation may use up, of steps, time and size. One evaluation is one thread's. */
final class Budget {

    /** What our largest table needs is a few hundred. */
    static final int MOST_STEPS = 200_000;

    static final int MOST_ITEMS = 10_000;

    /** Of one text, and of all texts of a list together. */
    static final int LONGEST_TEXT = 200_000;

    private static final int LARGEST_SCALE = 10_000;
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(800);
    private static final int STEPS_PER_LOOK_AT_THE_CLOCK = 64;

    private final String expression;
    private final long end = System.nanoTime() + LONGEST_NANOS;
    private long steps;

    Budget(String expression) {
        this.expression = expression;
    }

    void step() {
        if (++steps > MOST_STEPS) {
            throw new FeelRefused("too-long", expression);
        }
        if (steps % STEPS_PER_LOOK_AT_THE_CLOCK == 0) {
            lookAtTheClock();
        }
    }

    void lookAtTheClock() {
        if (System.nanoTime() - end > 0) {
            throw new FeelRefused("too-long", expression);
        }
    }

    /** @param items how many a list, or a loop, would have */
    void items(BigDecimal items) {
        if (items.compareTo(BigDecimal.valueOf(MOST_ITEMS)) > 0) {
            throw new FeelRefused("too-many", expression, MOST_ITEMS);
        }
    }

    void length(long characters) {
        if (characters > LONGEST_TEXT) {
            throw new FeelRefused("too-large", expression);
        }
    }

    Val result(Val result) {
        if (result instanceof ValString text) {
            length(text.value().length());
        } else if (result instanceof ValList list) {
            length(weight(list.items(), 0));
        } else if (result instanceof ValNumber number && Math.abs(number.value().scale()) > LARGEST_SCALE) {
            throw new FeelRefused("too-large", expression);
        }
        return result;
    }

    /** Characters of all texts, and one for each item. */
    private long weight(List<Val> items, long before) {
        long weight = before;
        int count = 0;
        for (Val item : CollectionConverters.asJava(items)) {
            if (++count > MOST_ITEMS) {
                throw new FeelRefused("too-many", expression, MOST_ITEMS);
            }
            weight++;
            if (item instanceof ValString text) {
                weight += text.value().length();
            } else if (item instanceof ValList list) {
                weight = weight(list.items(), weight);
            }
            length(weight);
        }
        steps += count / STEPS_PER_LOOK_AT_THE_CLOCK;
        return weight;
    }
}
