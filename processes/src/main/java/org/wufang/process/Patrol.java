package org.wufang.process;

/** Contract of {@code patrol} 巡查, which starts by itself and belongs to no case. */
public final class Patrol {

    public static final String ID = "patrol";

    private Patrol() {}
}
