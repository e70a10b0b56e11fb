package org.wufang;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class WufangApplication {

    public static void main(String[] args) {
        SpringApplication.run(WufangApplication.class, args);
    }
}
