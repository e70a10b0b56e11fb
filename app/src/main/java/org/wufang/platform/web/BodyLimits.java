package org.wufang.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How long the body of a request may be, counted while it is read: what says nothing of its length is counted too. Files
 * come as multipart and have limits of their own ({@code spring.servlet.multipart}).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BodyLimits extends OncePerRequestFilter {

    private final long ofStrangers;
    private final long ofPeople;
    private final ObjectMapper json;

    BodyLimits(
            @Value("${wufang.limits.public-body}") DataSize ofStrangers,
            @Value("${wufang.limits.body}") DataSize ofPeople,
            ObjectMapper json) {
        this.ofStrangers = ofStrangers.toBytes();
        this.ofPeople = ofPeople.toBytes();
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long most = PublicRoutes.contain(request) ? ofStrangers : ofPeople;
        if (request.getContentLengthLong() > most) {
            refuse(response, most);
            return;
        }
        Counted counted = new Counted(request, most);
        try {
            chain.doFilter(counted, new Withheld(response, counted));
        } catch (ServletException | IOException | RuntimeException e) {
            if (!counted.exceeded) {
                throw e;
            }
        }
        if (counted.exceeded && !response.isCommitted()) {
            response.reset();
            refuse(response, most);
        }
    }

    private void refuse(HttpServletResponse response, long most) throws IOException {
        ProblemAnswer.write(response, json, new Problem("too-large.body", most / 1024));
    }

    /** What others would say of a body that they could not read to its end is not said. */
    private static final class Withheld extends HttpServletResponseWrapper {

        private final Counted body;

        Withheld(HttpServletResponse response, Counted body) {
            super(response);
            this.body = body;
        }

        @Override
        public void sendError(int status) throws IOException {
            if (!body.exceeded) {
                super.sendError(status);
            }
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            if (!body.exceeded) {
                super.sendError(status, message);
            }
        }

        @Override
        public void flushBuffer() throws IOException {
            if (!body.exceeded) {
                super.flushBuffer();
            }
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            return body.exceeded ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return body.exceeded ? new Nowhere() : super.getOutputStream();
        }
    }

    private static final class Nowhere extends ServletOutputStream {

        @Override
        public void write(int one) {
            // withheld
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("not asynchronous");
        }
    }

    private static final class Counted extends HttpServletRequestWrapper {

        private final long most;
        private @Nullable ServletInputStream stream;
        private boolean exceeded;

        Counted(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (stream == null) {
                stream = new Counting(super.getInputStream());
            }
            return stream;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }

        private final class Counting extends ServletInputStream {

            private final ServletInputStream body;
            private long read;

            Counting(ServletInputStream body) {
                this.body = body;
            }

            @Override
            public int read() throws IOException {
                int one = body.read();
                count(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int some = body.read(into, from, length);
                count(Math.max(0, some));
                return some;
            }

            private void count(int some) throws IOException {
                read += some;
                if (read > most) {
                    exceeded = true;
                    throw new IOException("body longer than " + most + " bytes");
                }
            }

            @Override
            public boolean isFinished() {
                return body.isFinished();
            }

            @Override
            public boolean isReady() {
                return body.isReady();
            }

            @Override
            public void setReadListener(ReadListener listener) {
                body.setReadListener(listener);
            }
        }
    }
}
