package org.wufang;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class WufangApplication {

    public static void main(String[] args) {
        List<String> arguments = new ArrayList<>(List.of(args));
        boolean importing = arguments.stream().anyMatch(argument -> argument.startsWith("--import="));
        if (importing) {
            // An import serves nobody and leaves the timers and the notices to the server.
            arguments.addAll(List.of(
                    "--server.port=-1",
                    "--camunda.bpm.job-execution.enabled=false",
                    "--wufang.notification.sending=false"));
        }
        var application = SpringApplication.run(WufangApplication.class, arguments.toArray(String[]::new));
        if (importing) {
            System.exit(SpringApplication.exit(application));
        }
    }
}
