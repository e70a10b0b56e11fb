package org.wufang.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wufang.WufangTest;

/** A test that drives the whole application through Chromium. Ask for a {@link Chromium} as a parameter. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WufangTest
@Tag("browser")
@ExtendWith(ChromiumExtension.class)
public @interface BrowserTest {}
