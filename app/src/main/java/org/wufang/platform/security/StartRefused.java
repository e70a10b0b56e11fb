package org.wufang.platform.security;

import java.util.List;

/** Wufang does not start like this; reason and remedy are for the person at the console. */
class StartRefused extends RuntimeException {

    private final String remedy;

    /** @param remedy what to do about it */
    private StartRefused(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    static StartRefused demoBesideProduction() {
        return new StartRefused("生产环境（prod）不能与演示环境（demo）同时启用。", "请只启用其中一个：SPRING_PROFILES_ACTIVE=prod。");
    }

    static StartRefused passwordTooShort(String administrator, int shortest) {
        return new StartRefused(
                "生产环境（prod）没有得到系统管理员的密码，或密码太短（至少 %d 位）。".formatted(shortest),
                "请用环境变量 WUFANG_ADMIN_PASSWORD 给出系统管理员（%s）的密码，至少 %d 位。".formatted(administrator, shortest));
    }

    static StartRefused passwordWithLogin() {
        return new StartRefused("系统管理员的密码里不能含有用户名。", "请另选一个密码，用环境变量 WUFANG_ADMIN_PASSWORD 给出。");
    }

    /** @param logins who is of the demo, or has its password */
    static StartRefused demoPeople(List<String> logins) {
        return new StartRefused(
                "生产环境（prod）拒绝启动：数据库里有演示人员或演示密码：%s。".formatted(String.join("、", logins)),
                "请换用新的数据目录或数据库（演示数据不得带入生产），或先删除这些人员。");
    }

    String remedy() {
        return remedy;
    }
}
