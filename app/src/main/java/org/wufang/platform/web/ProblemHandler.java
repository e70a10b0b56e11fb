package org.wufang.platform.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every refusal of our API as RFC 9457, in Chinese. Pages get an error page instead. */
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
    static final String TYPES = "urn:wufang:problem:";

    private static final Map<Integer, Supplier<Problem>> REFUSALS = Map.of(
            400, () -> new Problem("invalid-request"),
            404, () -> new Problem("not-found"),
            405, () -> new Problem("method-not-allowed"),
            406, () -> new Problem("not-acceptable"),
            413, () -> new Problem("too-large"),
            415, () -> new Problem("unsupported-media-type"));

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> refused(Problem problem, WebRequest request) {
        return refused(problem, new HttpHeaders(), request);
    }

    private static @Nullable ResponseEntity<Object> refused(Problem problem, HttpHeaders headers, WebRequest request) {
        return answer(
                problem.status(),
                problem.type(),
                String.valueOf(problem.getMessage()),
                problem.fields(),
                headers,
                request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> forbidden(AccessDeniedException refusal, WebRequest request) {
        return refused(new Problem("not-allowed"), request);
    }

    /** Something broke: the log has it under a number, the answer has the number only. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> broken(Exception failure, WebRequest request) {
        String incident = UUID.randomUUID().toString();
        LOG.error("request failed, incident {}", incident, failure);
        return refused(new Problem("internal-error", incident), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(
                invalid.getBindingResult().getAllErrors().stream()
                        .map(error -> problem(
                                error instanceof FieldError field ? field.getField() : error.getObjectName(),
                                error.getDefaultMessage()))
                        .toList(),
                headers,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(
                invalid.getParameterValidationResults().stream()
                        .flatMap(result -> result.getResolvableErrors().stream()
                                .map(error -> problem(
                                        error instanceof FieldError field
                                                ? field.getField()
                                                : String.valueOf(result.getMethodParameter()
                                                        .getParameterName()),
                                        error.getDefaultMessage())))
                        .toList(),
                headers,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return invalid(
                List.of(FieldProblem.of(missing.getParameterName(), missing.getParameterName(), "missing")),
                headers,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            org.springframework.beans.TypeMismatchException mismatch,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String field = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        return invalid(List.of(FieldProblem.of(field, field, "malformed")), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (unreadable.getCause() instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            String path = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            return invalid(List.of(FieldProblem.of(path, path, "of-another-type")), headers, request);
        }
        return refused(new Problem("unreadable-body"), headers, request);
    }

    /** All that Spring refuses by itself. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refusal, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Supplier<Problem> known = REFUSALS.get(status.value());
        return known == null ? broken(refusal, request) : refused(known.get(), headers, request);
    }

    private @Nullable ResponseEntity<Object> invalid(
            List<FieldProblem> fields, HttpHeaders headers, WebRequest request) {
        String detail = fields.stream()
                .map(field -> field.label() + "：" + field.message())
                .collect(Collectors.joining("；"));
        return answer(HttpStatus.BAD_REQUEST, "invalid-request", detail, fields, headers, request);
    }

    private static FieldProblem problem(String field, @Nullable String message) {
        return message == null ? FieldProblem.of(field, field, "unfit") : new FieldProblem(field, field, message);
    }

    private static @Nullable ResponseEntity<Object> answer(
            HttpStatusCode status,
            String type,
            String detail,
            List<FieldProblem> fields,
            HttpHeaders headers,
            WebRequest request) {
        var exchange = (ServletWebRequest) request;
        if (!exchange.getRequest().getRequestURI().startsWith("/api/")) {
            return page(status, exchange.getResponse());
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPES + type));
        problem.setTitle(title(status));
        if (!fields.isEmpty()) {
            problem.setProperty("fields", fields);
        }
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Handed to the error page of the container. */
    private static @Nullable ResponseEntity<Object> page(
            HttpStatusCode status, @Nullable HttpServletResponse response) {
        try {
            if (response != null && !response.isCommitted()) {
                response.sendError(status.value());
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String title(HttpStatusCode status) {
        return switch (status.value()) {
            case 400, 413, 415, 422 -> "请求未被接受";
            case 401 -> "请先登录";
            case 403 -> "无权操作";
            case 404 -> "没有找到";
            case 409 -> "与现状冲突";
            case 429 -> "请稍后再试";
            default -> status.is5xxServerError() ? "系统出错" : "请求未被接受";
        };
    }
}
