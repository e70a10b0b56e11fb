package org.wufang.platform.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Sets pages of HTML as PDF; the font is embedded, whatever the reader's machine has. */
@Component
public class Press {

    private static final String FONT = "Noto Serif SC";

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    /**
     * One at a time: each rendering holds both fonts in memory.
     *
     * @param html a whole document, well-formed as XML; what it holds of others has passed {@link PaperText#escaped}
     * @param name what it is, for the failure
     */
    public synchronized byte[] pdf(String html, String name) {
        try (ByteArrayOutputStream pdf = new ByteArrayOutputStream()) {
            new PdfRendererBuilder()
                    .useFont(() -> font("Regular"), FONT, 400, FontStyle.NORMAL, true)
                    .useFont(() -> font("Bold"), FONT, 700, FontStyle.NORMAL, true)
                    .withHtmlContent(html, null)
                    .useReplacementText("〓")
                    .withProducer("Wufang")
                    .toStream(pdf)
                    .run();
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be set", e);
        }
    }

    private static InputStream font(String weight) {
        try {
            return new ClassPathResource("fonts/NotoSerifSC-" + weight + ".ttf").getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
