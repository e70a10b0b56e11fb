package org.wufang;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Several people, or nodes, who act in the same instant. */
public final class Together {

    private Together() {}

    @SafeVarargs
    public static <T> List<T> act(Callable<? extends T>... acts) throws Exception {
        return act(List.of(acts));
    }

    /** What became of each act, in their order; the failure of one is thrown. */
    public static <T> List<T> act(List<? extends Callable<? extends T>> acts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(acts.size());
        ExecutorService people = Executors.newFixedThreadPool(acts.size());
        try {
            List<Callable<T>> all = new ArrayList<>();
            for (Callable<? extends T> act : acts) {
                all.add(() -> {
                    start.await(1, TimeUnit.MINUTES);
                    return act.call();
                });
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : people.invokeAll(all)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            people.shutdown();
        }
    }
}
