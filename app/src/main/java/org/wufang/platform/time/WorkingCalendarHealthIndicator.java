package org.wufang.platform.time;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Up, with a warning in the status's description, which is shown to everybody, unlike details. */
@Component
class WorkingCalendarHealthIndicator implements HealthIndicator {

    private final WorkingCalendar calendar;

    WorkingCalendarHealthIndicator(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public Health health() {
        return Health.status(new Status(Status.UP.getCode(), calendar.warning().orElse("")))
                .withDetail("coveredYears", calendar.coveredYears().toString())
                .build();
    }
}
