package org.wufang.platform.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    private static final String TYPES = "urn:wufang:problem:";

    private static final Map<Integer, Refusal> REFUSALS = Map.of(
            400, new Refusal("invalid-request", "请求有误"),
            404, new Refusal("not-found", "没有这个地址"),
            405, new Refusal("method-not-allowed", "这个地址不支持该方法"),
            406, new Refusal("not-acceptable", "不能以所要求的格式作答"),
            413, new Refusal("too-large", "文件过大，每个不超过 20 MB"),
            415, new Refusal("unsupported-media-type", "不支持该内容类型"));

    private record Refusal(String type, String detail) {}

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> refused(Problem problem, WebRequest request) {
        return answer(
                problem.status(),
                problem.type(),
                String.valueOf(problem.getMessage()),
                problem.fields(),
                new HttpHeaders(),
                request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> forbidden(AccessDeniedException refusal, WebRequest request) {
        return answer(HttpStatus.FORBIDDEN, "not-allowed", "无权进行此操作", List.of(), new HttpHeaders(), request);
    }

    /** Something broke: the log has it under a number, the answer has the number only. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> broken(Exception failure, WebRequest request) {
        String incident = UUID.randomUUID().toString();
        LOG.error("request failed, incident {}", incident, failure);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "系统出错，未作任何更改。请把编号告知管理员：" + incident,
                List.of(),
                new HttpHeaders(),
                request);
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
        return invalid(List.of(problem(missing.getParameterName(), "必须填写")), headers, request);
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
        return invalid(List.of(problem(field, "值的格式不对")), headers, request);
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
            return invalid(List.of(problem(path, "值的类型不对")), headers, request);
        }
        return answer(HttpStatus.BAD_REQUEST, "unreadable-body", "请求内容缺失或不是合法的 JSON", List.of(), headers, request);
    }

    /** All that Spring refuses by itself. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refusal, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Refusal known = REFUSALS.get(status.value());
        return known == null
                ? broken(refusal, request)
                : answer(status, known.type(), known.detail(), List.of(), headers, request);
    }

    private @Nullable ResponseEntity<Object> invalid(
            List<FieldProblem> fields, HttpHeaders headers, WebRequest request) {
        String detail = fields.stream()
                .map(field -> field.label() + "：" + field.message())
                .collect(Collectors.joining("；"));
        return answer(HttpStatus.BAD_REQUEST, "invalid-request", detail, fields, headers, request);
    }

    private static FieldProblem problem(String field, @Nullable String message) {
        return new FieldProblem(field, field, message == null ? "不符合要求" : message);
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

    private static String title(HttpStatusCode status) {
        return switch (status.value()) {
            case 400, 413, 415, 422 -> "请求未被接受";
            case 401 -> "请先登录";
            case 403 -> "无权操作";
            case 404 -> "没有找到";
            case 409 -> "与现状冲突";
            default -> status.is5xxServerError() ? "系统出错" : "请求未被接受";
        };
    }
}
