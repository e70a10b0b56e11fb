package org.wufang.deliberation;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The room and those below it, without engine and web. */
@TestConfiguration
@ComponentScan(
        basePackageClasses = Deliberations.class,
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.(workflow|web)\\..*"))
public class DeliberationRooms {}
