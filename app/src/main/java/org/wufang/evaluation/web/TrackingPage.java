package org.wufang.evaluation.web;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The reporter's page, without login. */
@RestController
@Hidden
class TrackingPage {

    @GetMapping(path = "/track/{code}", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    Resource page() {
        return new ClassPathResource("pages/track.html");
    }
}
