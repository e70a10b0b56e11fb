package org.wufang.platform.engine;

import org.h2.api.ErrorCode;
import org.h2.jdbc.JdbcSQLNonTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A second process on one H2 file. Registered in {@code META-INF/spring.factories}. */
class DatabaseInUseAnalyzer extends AbstractFailureAnalyzer<JdbcSQLNonTransientConnectionException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, JdbcSQLNonTransientConnectionException cause) {
        if (cause.getErrorCode() != ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return null;
        }
        return new FailureAnalysis(
                """
                数据库文件正被另一个进程使用，五方没有启动。
                (The database file is in use by another process: %s)"""
                        .formatted(cause.getMessage()),
                """
                先停止正在运行的五方，或用环境变量 WUFANG_DATA 指定另一个数据目录（再用 SERVER_PORT 指定另一个端口）。
                (Stop the other process, or give this one its own WUFANG_DATA directory and SERVER_PORT.)""",
                cause);
    }
}
