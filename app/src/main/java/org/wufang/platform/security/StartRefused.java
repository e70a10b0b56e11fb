package org.wufang.platform.security;

/** Wufang does not start like this. */
class StartRefused extends RuntimeException {

    private final String remedy;

    /**
     * @param reason Chinese, for the person at the console
     * @param remedy what to do about it
     */
    StartRefused(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
