package org.wufang.documents;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypes;

/** What may be attached. Found by content: a name may say anything. */
public enum DocumentType {
    JPEG("image/jpeg", "jpg", "jpeg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp"),
    HEIC("image/heic", Set.of("image/heif"), "heic", "heif"),
    PDF("application/pdf", "pdf"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    /** Phones write brands of their own into the same container. */
    VIDEO("video/mp4", Set.of("video/quicktime", "video/x-m4v"), "mp4", "mov", "m4v");

    /** For people: what to bring instead. */
    static final String ACCEPTED = "照片（JPG、PNG、WebP、HEIC）、PDF、Word（docx）、Excel（xlsx）和视频（MP4、MOV）";

    /** The registry alone: no detector that the class path happens to hold. */
    private static final Tika CONTENT = new Tika(MimeTypes.getDefaultMimeTypes());

    private static final Set<String> PACKAGES = Set.of("application/zip", "application/x-tika-ooxml");

    private final String mediaType;
    private final Set<String> alike;
    private final List<String> endings;

    DocumentType(String mediaType, String... endings) {
        this(mediaType, Set.of(), endings);
    }

    DocumentType(String mediaType, Set<String> alike, String... endings) {
        this.mediaType = mediaType;
        this.alike = alike;
        this.endings = List.of(endings);
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether every browser shows it as a picture. */
    public boolean isPicture() {
        return this == JPEG || this == PNG || this == WEBP;
    }

    /** The name with an ending that is true. */
    String name(String stem, String ending) {
        return stem + "." + (endings.contains(ending) ? ending : endings.get(0));
    }

    /** Empty for what may not be attached. */
    static Optional<DocumentType> of(byte[] content) {
        String found = CONTENT.detect(content);
        return PACKAGES.contains(found)
                ? office(content)
                : Arrays.stream(values())
                        .filter(type -> type.mediaType.equals(found) || type.alike.contains(found))
                        .findFirst();
    }

    /** An office document is a ZIP with certain parts; one that carries macros is none of ours. */
    private static Optional<DocumentType> office(byte[] content) {
        Set<String> parts;
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            parts = Collections.list(zip.getEntries()).stream()
                    .map(ZipArchiveEntry::getName)
                    .collect(Collectors.toSet());
        } catch (IOException broken) {
            return Optional.empty();
        }
        if (!parts.contains("[Content_Types].xml")
                || parts.stream().anyMatch(part -> part.endsWith("vbaProject.bin"))) {
            return Optional.empty();
        }
        if (parts.contains("word/document.xml")) {
            return Optional.of(WORD);
        }
        return parts.contains("xl/workbook.xml") ? Optional.of(EXCEL) : Optional.empty();
    }
}
