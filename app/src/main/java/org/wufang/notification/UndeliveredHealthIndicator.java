package org.wufang.notification;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Up, with a warning in the status's description, which is shown to everybody: the cases go on without mail. */
@Component
class UndeliveredHealthIndicator implements HealthIndicator {

    private final Undelivered undelivered;

    UndeliveredHealthIndicator(Undelivered undelivered) {
        this.undelivered = undelivered;
    }

    @Override
    public Health health() {
        int failed = undelivered.count();
        String warning = failed == 0 ? "" : "有 %d 条消息多次发送失败，请系统管理员处理（/api/v1/notices/undelivered）".formatted(failed);
        return Health.status(new Status(Status.UP.getCode(), warning))
                .withDetail("failed", failed)
                .build();
    }
}
