package org.wufang;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class WufangApplication {

    static {
        // Camunda parses and prints dates in the JVM's zone; ours is China's wherever the server stands.
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
    }

    public static void main(String[] args) {
        SpringApplication.run(WufangApplication.class, args);
    }
}
